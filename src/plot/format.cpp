#include "plot/format.hpp"

#include <algorithm>

#include "text/names.hpp"

namespace chalkline::plot {

const std::vector<std::string>& format_names() {
  static const std::vector<std::string> names = {"svg", "png", "apng", "pdf", "gp", "csv"};
  return names;
}

const std::string& format_name(Format format) {
  return format_names().at(static_cast<std::size_t>(format));
}

Format format_from_name(std::string_view name) {
  return static_cast<Format>(text::find_name(format_names(), name, "format"));
}

std::vector<Format> drawn_formats(const std::vector<Format>& formats) {
  std::vector<Format> drawn;
  for (const Format f : formats) {
    const bool is_new = std::find(drawn.begin(), drawn.end(), f) == drawn.end();
    if ((f == Format::svg || f == Format::png || f == Format::pdf) && is_new) drawn.push_back(f);
  }
  return drawn;
}

}  // namespace chalkline::plot
