#include "plot/frames.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

#include "plot/same_view.hpp"
#include "plot/ticks.hpp"

namespace chalkline::plot {
namespace {

constexpr double most_seconds = 60.0, most_a_second = 50.0;

[[noreturn]] void reject_frames(const std::string& message) {
  throw std::invalid_argument("Frames: " + message);
}

void check(std::size_t n, double seconds) {
  if (n == 0) reject_frames("n is 0; at least one frame is needed");
  if (n > std::numeric_limits<std::size_t>::max() / 2)
    reject_frames("n is negative; allowed is 1 to " + std::to_string(Frames::most));
  if (n > Frames::most)
    reject_frames(
        "n is " + std::to_string(n) + "; allowed is 1 to " + std::to_string(Frames::most) +
        ", since each frame is a picture of its own. Show every tenth, say, with figure(10 * t)");
  if (!(seconds > 0.0) || seconds > most_seconds)
    reject_frames("seconds is " + (std::isfinite(seconds) ? number_label(seconds) : "not finite") +
                  "; allowed is above 0, up to 60");
  if (static_cast<double>(n) > seconds * most_a_second * 1.000001)
    reject_frames(
        std::to_string(n) + " frames in " + number_label(seconds) +
        " seconds are more than the 50 a second that browsers show; leave frames out, or give "
        "more seconds");
}

}  // namespace

std::string frame_place(std::size_t i, std::size_t n) {
  return "frame " + std::to_string(i + 1) + " of " + std::to_string(n);
}

Frames::Frames(std::size_t n, const std::function<Figure(std::size_t)>& figure,
               FramesOptions options)
    : seconds_(options.seconds) {
  check(n, seconds_);
  if (!figure) reject_frames("there is no function that makes a figure");
  std::vector<Figure> figures;
  for (std::size_t t = 0; t < n; ++t) {
    const std::string place = "Frames: " + frame_place(t, n) + ": ";
    try {
      figures.push_back(figure(t));
    } catch (const std::invalid_argument& error) {
      throw std::invalid_argument(place + error.what());
    } catch (const std::exception& error) {
      throw std::runtime_error(place + error.what());
    }
  }
  figures_ = in_same_view(std::move(figures));
}

Frames& Frames::name(std::string text) { return figures_.back().name(std::move(text)), *this; }
Frames& Frames::alt(std::string text) { return figures_.back().alt(std::move(text)), *this; }
Frames& Frames::caption(std::string text) {
  return figures_.back().caption(std::move(text)), *this;
}

}  // namespace chalkline::plot
