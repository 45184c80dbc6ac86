#include "plot/given_ticks.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "plot/drawn_text.hpp"
#include "plot/text_width.hpp"

namespace chalkline::plot {
namespace {

std::string in_lines(const std::string& text, double room) {
  std::string label;
  for (const std::string& line : wrapped(drawn_text(text), room, font_size))
    label += (label.empty() ? "" : "\n") + line;
  return label;
}

}  // namespace

void use_given_ticks(AxisLayout& axis, double room, double length) {
  const auto& [places, labels] = *axis.given;
  axis.ticks = {};
  std::vector<double> parts;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!(places[i] >= axis.low && places[i] <= axis.high)) continue;
    axis.ticks.major.push_back({places[i], labels.empty() ? number_label(places[i]) : labels[i]});
    parts.push_back(axis.part(places[i]));
  }
  for (std::size_t i = 1; length > 0.0 && i < parts.size(); ++i)
    room = std::min(room, (parts[i] - parts[i - 1]) * length - 10.0);
  for (Tick& tick : axis.ticks.major) tick.label = in_lines(tick.label, std::max(room, font_size));
}

int lines_of(const Ticks& ticks) {
  std::ptrdiff_t most = 1;
  for (const Tick& tick : ticks.major)
    most = std::max(most, 1 + std::count(tick.label.begin(), tick.label.end(), '\n'));
  return static_cast<int>(most);
}

}  // namespace chalkline::plot
