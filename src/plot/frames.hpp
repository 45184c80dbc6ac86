// An animation as a value: figures that follow each other.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "figure.hpp"

namespace chalkline::plot {

struct FramesOptions {
  double seconds = 4.0;  ///< that all frames take together: above 0, up to 60
};

/// n figures that are shown one after the other. Axes for which they name no range, and color bars,
/// show what all of them have, so that nothing but the drawing moves; how long an arrow and how
/// large a dot is means the same in all.
class Frames {
 public:
  /// More would take minutes to draw, and megabytes.
  static constexpr std::size_t most = 200;

  /// Calls figure(t) for t = 0, 1, ... n - 1; 1 <= n <= most, and at most 50 frames a second. All
  /// figures must come out at the same size, with the same axes and legend. What is thrown, by this
  /// or by `figure`, names the frame.
  Frames(std::size_t n, const std::function<Figure(std::size_t)>& figure,
         FramesOptions options = {});

  /// As a Figure has them; without them they are those of the last frame.
  Frames& name(std::string text);
  Frames& alt(std::string text);
  Frames& caption(std::string text);

  const std::vector<Figure>& figures() const { return figures_; }
  const Figure& last() const { return figures_.back(); }
  double seconds() const { return seconds_; }

 private:
  std::vector<Figure> figures_;
  double seconds_;
};

}  // namespace chalkline::plot
