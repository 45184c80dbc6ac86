// The two kinds of layout, and what they share. Internal to layouts.
#pragma once

#include "plot/gnuplot_layout.hpp"

namespace chalkline::plot::layout_parts {

// gnuplot's own measures at the figures' font, in pixels.
inline constexpr double character_width = 8.39, character_height = 18.0, tick_length = 4.5;

inline constexpr double line_height = 18.0, title_line = 21.0;
inline constexpr double edge = 10.0;  ///< free along the canvas's edges
/// Of the room between the edges text may take so much: in a PNG its letters stand on whole pixels,
/// and so it may be a little wider than it is.
inline constexpr double text_part = 0.98;
inline constexpr double label_gap = 7.0;  ///< between ticks' labels and an upright label

/// Lays out axes, a color bar and a legend of what is plotted in a plane.
void lay_out_plane(Layout& layout, const Figure& figure, Units units);

/// Lays out the box around a surface and its color bar.
void lay_out_space(Layout& layout, const Figure& figure, Units units);

/// The labels of the figure's layers, in order. A layer of which nothing is in the layout's ranges
/// is not seen, unless the figure is one of several that are seen one after the other.
std::vector<LayerLabel> labels_of(const Figure& figure, const Layout& layout);

/// Labels below each other or side by side, at most from one edge of the canvas to the other.
Legend legend_of(const std::vector<std::string>& labels, double middle, double canvas_width,
                 double top);

/// Those of the labels that are seen.
std::vector<std::string> seen(const std::vector<LayerLabel>& labels);

/// The legend of these, with an entry for each of the others that shows nothing.
Legend with_unseen(Legend legend, const std::vector<LayerLabel>& labels);

/// An upright label's, for an axis of so many pixels.
std::vector<std::string> lines_of_label(const std::string& text, double length);

/// A title's lines, from the canvas's top, and how high they are with the room around.
struct Title {
  std::vector<std::string> lines;
  double size, line;  ///< of the font, and of a line, in pixels

  double height() const;
};
Title title_of(const std::string& text, double canvas_width);
/// The figure's, which is a smaller one where it is a panel.
Title title_of(const Figure& figure, const Layout& layout);
/// Its first line is so far below the canvas's top.
void place_title(Layout& layout, const Title& title, double middle, double down = 0.0);

/// The color bar's room: from the plotted area's right end to the canvas's.
inline constexpr double before_color_bar = 18.0;
double color_bar_width(const Ticks& ticks, const std::vector<std::string>& label);
/// Labels layout.bar.
void label_color_bar(Layout& layout, const std::vector<std::string>& label);

/// The canvas's size, if that is given: the figure's own, or its panel's.
std::optional<std::pair<double, double>> given_size(const Layout& layout, const Figure& figure);

/// Centers what is laid out on a canvas of the given size; std::invalid_argument if that leaves no
/// room for what is drawn.
void fit_on_canvas(Layout& layout, const Figure& figure);

/// The widest label.
double widest(const Ticks& ticks);

}  // namespace chalkline::plot::layout_parts
