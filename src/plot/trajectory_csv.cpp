#include "plot/trajectory_csv.hpp"

#include <charconv>

namespace chalkline::plot {
namespace {

std::string number(double value) {
  char text[32];
  const auto end =
      std::to_chars(text, text + sizeof text, value, std::chars_format::general, 17).ptr;
  return {text, end};
}

/// A field, in quotes if it holds what has a meaning in CSV.
std::string field(const std::string& text) {
  if (text.find_first_of("\",\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + '"';
}

}  // namespace

std::string trajectory_csv(const Figure& figure) {
  std::string csv;
  for (const Layer& layer : figure.layers()) {
    const Path* path = std::get_if<Path>(&layer);
    if (!path) continue;
    if (csv.empty()) csv = "label,index,x,y\n";
    for (std::size_t i = 0; i < path->x.size(); ++i)
      csv += field(path->options.label) + ',' + std::to_string(i) + ',' + number(path->x(i)) + ',' +
             number(path->y(i)) + '\n';
  }
  return csv;
}

}  // namespace chalkline::plot
