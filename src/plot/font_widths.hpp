// How wide each character of DejaVu Sans is: a table that make_font_widths.py wrote.
#pragma once

#include <cstdint>
#include <span>

namespace chalkline::plot {

/// `count` characters from `first` on, each `width` thousandths of the font's size wide.
struct WidthRun {
  std::uint32_t first;
  std::uint16_t count, width;
};

/// All characters that the font has, in order; a character between two runs is none of its.
std::span<const WidthRun> font_widths();

}  // namespace chalkline::plot
