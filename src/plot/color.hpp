// A color, by name or by number.
#pragma once

#include <string>
#include <string_view>

#include "palette.hpp"

namespace chalkline::plot {

/// A color by name ("white", "black", "gray", "blue", "orange", "green", "red", "purple", "sky",
/// "yellow") or as "#rrggbb"; std::invalid_argument naming what is allowed for anything else.
class Color {
 public:
  Color(const char* text) : Color(std::string_view(text)) {}
  Color(const std::string& text) : Color(std::string_view(text)) {}
  Color(std::string_view text);
  Color(Rgb rgb) : rgb_(rgb) {}
  Rgb rgb() const { return rgb_; }
  bool operator==(const Color&) const = default;

 private:
  Rgb rgb_;
};

/// How much light a color gives: 0 for black, 1 for white.
double relative_luminance(Rgb color);

/// From 1:1 to 21:1, as the Web's guidelines for accessible content count it.
double contrast(Rgb a, Rgb b);

}  // namespace chalkline::plot
