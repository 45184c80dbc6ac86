#include "plot/given_ticks.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>
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

double widest_word(const std::string& text) {
  double width = 0.0;
  std::istringstream words(drawn_text(text));
  for (std::string word; words >> word;) width = std::max(width, text_width(word, font_size));
  return width;
}

}  // namespace

void use_given_ticks(AxisLayout& axis, double room, double length) {
  const auto& places = axis.given->places;
  const std::vector<std::string> labels =
      axis.given->labels.empty() ? number_labels(places) : axis.given->labels;
  axis.ticks = {};
  std::vector<double> parts;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!(places[i] >= axis.low && places[i] <= axis.high)) continue;
    axis.ticks.major.push_back({places[i], labels[i]});
    parts.push_back(axis.part(places[i]));
  }
  for (std::size_t i = 1; length > 0.0 && i < parts.size(); ++i)
    room = std::min(room, (parts[i] - parts[i - 1]) * length - 10.0);
  // Numbers and short words stay whole: where there is no room for all, some are left out.
  for (const Tick& tick : axis.ticks.major)
    room = std::max(room, std::min(widest_word(tick.label), 60.0));
  for (Tick& tick : axis.ticks.major) tick.label = in_lines(tick.label, room);
}

int lines_of(const Ticks& ticks) {
  std::ptrdiff_t most = 1;
  for (const Tick& tick : ticks.major)
    most = std::max(most, 1 + std::count(tick.label.begin(), tick.label.end(), '\n'));
  return static_cast<int>(most);
}

}  // namespace chalkline::plot
