// What the scripts of figures that follow each other have in common. Internal to gnuplot scripts.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "plot/gnuplot_layout.hpp"
#include "plot/layers.hpp"
#include "plot/palette.hpp"

namespace chalkline::plot {

/// How much of each kind a script has so far; its parts are numbered by that.
struct ScriptCounts {
  std::size_t blocks = 0, colors = 0, labels = 0, texts = 0, objects = 1, bars = 0;
  bool operator==(const ScriptCounts&) const = default;
};

/// What was written for the layers on grids of the last figure. In an animation they are mostly the
/// same in every frame, and take longer to write than all else.
class ScriptMemory {
 public:
  /// A layer, and what it adds to a script.
  struct Written {
    Layer layer;
    ScriptCounts before, after;
    std::string text;
    std::vector<std::string> plots, markers;
  };

  /// Forgets everything if this figure is laid out otherwise than the last one.
  void begin(const Layout& layout, Palette palette);

  /// Whether it is worth keeping what is written for the layer.
  static bool keeps(const Layer& layer);
  /// What was written for the same layer at the same place; null if there is nothing.
  const Written* find(std::size_t i, const Layer& layer, const ScriptCounts& before) const;
  void keep(std::size_t i, Written written);

 private:
  Layout layout_;
  Palette palette_ = Palette::jet;
  std::map<std::size_t, Written> written_;
};

}  // namespace chalkline::plot
