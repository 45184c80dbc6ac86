// The two kinds of layout, and what they share. Internal to layouts.
#pragma once

#include "plot/gnuplot_layout.hpp"

namespace chalkline::plot::layout_parts {

// gnuplot's own measures at the figures' font, in pixels.
inline constexpr double character_width = 8.39, character_height = 18.0, tick_length = 4.5;

inline constexpr double line_height = 18.0, title_line = 21.0;
inline constexpr double edge = 10.0;      ///< free along the canvas's edges
inline constexpr double label_gap = 7.0;  ///< between ticks' labels and an upright label

/// Lays out axes, a color bar and a legend of what is plotted in a plane.
void lay_out_plane(Layout& layout, const Figure& figure, Units units);

/// Lays out the box around a surface and its color bar.
void lay_out_space(Layout& layout, const Figure& figure, Units units);

/// The labels of the figure's layers, in order.
void lay_out_legend(Layout& layout, const Figure& figure, double top);

/// The title's lines, from the canvas's top, and how high they are with the room around.
double title_height(const std::vector<std::string>& lines);
std::vector<std::string> title_lines(const Figure& figure, double canvas_width);
void place_title(Layout& layout, const std::vector<std::string>& lines, double middle);

/// The color bar's room: from the plotted area's right end to the canvas's.
double color_bar_width(const Ticks& ticks, const std::vector<std::string>& label);
void place_color_bar(Layout& layout, const std::vector<std::string>& label);

/// Centers what is laid out on the canvas of the size that the figure asks for;
/// std::invalid_argument if that leaves no room for what is drawn.
void fit_on_canvas(Layout& layout, const Figure& figure);

/// The widest label.
double widest(const Ticks& ticks);

}  // namespace chalkline::plot::layout_parts
