#include "plot/layout_parts.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <type_traits>

#include "plot/drawn_text.hpp"
#include "plot/script_parts.hpp"
#include "plot/text_width.hpp"

namespace chalkline::plot {

double AxisLayout::part(double value) const {
  if (logarithmic)
    return (std::log10(value) - std::log10(low)) / (std::log10(high) - std::log10(low));
  return (value - low) / (high - low);
}

namespace layout_parts {
namespace {

// A sample's line, and the gap behind it, stand on the left of an entry's text.
constexpr double sample_width = 36.0, entry_gap = 22.0;

double entry_height(const LegendEntry& entry) {
  return line_height * static_cast<double>(std::max<std::size_t>(entry.lines.size(), 1)) + 3.0;
}

// Where the columns begin, so many in a row, and where the last one ends.
std::vector<double> columns_for(const std::vector<double>& widths, std::size_t in_a_row) {
  std::vector<double> columns;
  double at = 0.0;
  for (std::size_t column = 0; column < in_a_row; ++column) {
    columns.push_back(at);
    double widest_entry = 0.0;
    for (std::size_t i = column; i < widths.size(); i += in_a_row)
      widest_entry = std::max(widest_entry, widths[i]);
    at += widest_entry + entry_gap;
  }
  columns.push_back(at - entry_gap);
  return columns;
}

// Puts entries [first, last) side by side, their samples at these distances from the legend's left.
void place_row(Legend& legend, std::size_t first, std::size_t last,
               const std::vector<double>& columns) {
  double height = 0.0;
  for (std::size_t i = first; i < last; ++i)
    height = std::max(height, entry_height(legend.entries[i]));
  for (std::size_t i = first; i < last; ++i) {
    legend.entries[i].x = legend.left + columns[i - first] + sample_width;
    legend.entries[i].y = legend.top + legend.height + height / 2.0;
  }
  legend.height += height;
}

}  // namespace

double widest(const Ticks& ticks) {
  double width = 0.0;
  for (const Tick& tick : ticks.major) width = std::max(width, text_width(tick.label, font_size));
  return width;
}

std::vector<LayerLabel> labels_of(const Figure& figure, const Layout& layout) {
  std::vector<LayerLabel> labels;
  const ScriptParts script(layout, Palette::jet);
  for (const Layer& layer : figure.layers())
    std::visit(
        [&](const auto& l) {
          if constexpr (std::is_same_v<std::decay_t<decltype(l)>, HeatMap>)
            for (const std::string& name : l.options.classes)
              if (!name.empty()) labels.push_back({drawn_text(name), true});
          if constexpr (requires { l.options.label; })
            if (!l.options.label.empty())
              labels.push_back({drawn_text(l.options.label), figure.room() || is_seen(script, l)});
        },
        layer);
  return labels;
}

std::vector<std::string> seen(const std::vector<LayerLabel>& labels) {
  std::vector<std::string> texts;
  for (const LayerLabel& label : labels)
    if (label.seen) texts.push_back(label.text);
  return texts;
}

Legend with_unseen(Legend legend, const std::vector<LayerLabel>& labels) {
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (!labels[i].seen)
      legend.entries.insert(legend.entries.begin() + static_cast<std::ptrdiff_t>(i),
                            LegendEntry{{}, 0.0, 0.0, true});
  return legend;
}

Legend legend_of(const std::vector<std::string>& labels, double middle, double canvas_width,
                 double top) {
  Legend legend = {.entries = {}, .top = top};
  if (labels.empty()) return legend;
  const double room = text_part * (canvas_width - 2.0 * edge);
  std::vector<double> widths;
  for (const std::string& text : labels) {
    legend.entries.push_back({wrapped(text, room - sample_width, font_size), 0.0, 0.0});
    widths.push_back(sample_width + text_width(legend.entries.back().lines, font_size));
  }
  std::vector<double> columns;
  for (std::size_t n = widths.size(); columns.empty(); --n) {
    // As few in a row as that leaves no more rows.
    const std::size_t rows = (widths.size() + n - 1) / n;
    columns = columns_for(widths, (widths.size() + rows - 1) / rows);
    if (columns.back() > room && n > 1) columns.clear();
  }
  legend.width = columns.back();
  columns.pop_back();
  legend.left = std::clamp(middle - legend.width / 2.0, edge,
                           std::max(edge, canvas_width - edge - legend.width));
  for (std::size_t first = 0; first < legend.entries.size(); first += columns.size())
    place_row(legend, first, std::min(first + columns.size(), legend.entries.size()), columns);
  return legend;
}

std::vector<std::string> lines_of_label(const std::string& text, double length) {
  return wrapped(drawn_text(text), std::max(length, 130.0), font_size);
}

double Title::height() const {
  if (lines.empty()) return size == title_size ? 16.0 : 12.0;
  return (size == title_size ? 22.0 : 15.0) + line * static_cast<double>(lines.size());
}

Title title_of(const std::string& text, double canvas_width) {
  return {wrapped(drawn_text(text), text_part * (canvas_width - 2.0 * edge), title_size),
          title_size, title_line};
}

Title title_of(const Figure& figure, const Layout& layout) {
  if (!layout.panel) return title_of(figure.title(), layout.width);
  return {wrapped(drawn_text(figure.title()), text_part * (layout.width - 2.0 * edge), font_size),
          font_size, line_height};
}

void place_title(Layout& layout, const Title& title, double middle, double down) {
  const double half = text_width(title.lines, title.size) / 2.0;
  const double x = std::clamp(middle, std::min(edge + half, layout.width / 2.0),
                              std::max(layout.width - edge - half, layout.width / 2.0));
  double y = down + (title.size == title_size ? 11.0 : 8.0) + title.line / 2.0;
  for (const std::string& line : title.lines) {
    layout.texts.push_back({line, x, y, PlacedText::Anchor::center, false, title.size});
    y += title.line;
  }
}

std::optional<std::pair<double, double>> given_size(const Layout& layout, const Figure& figure) {
  if (const auto& p = layout.panel)
    return std::pair{p->left + p->plot_width + p->right, p->above + p->plot_height + p->below};
  if (const auto& size = figure.size()) return std::pair<double, double>(*size);
  return std::nullopt;
}

void fit_on_canvas(Layout& l, const Figure& figure) {
  const auto [width, height] = *given_size(l, figure);
  const double least = 60.0;
  const bool fits = l.plot_width >= least && l.plot_height >= least && l.width <= width + 2.0 &&
                    l.height <= height + 2.0;
  if (!fits && l.panel)
    throw std::invalid_argument(
        "there is no room for what is drawn beside title, labels and legend; choose fewer columns, "
        "a larger .size(...) of the panels or shorter texts");
  if (!fits)
    throw std::invalid_argument("Figure '" + figure.title() + "': size(" +
                                std::to_string(figure.size()->first) + ", " +
                                std::to_string(figure.size()->second) +
                                ") leaves no room for what is drawn beside title, labels and " +
                                "legend; choose a larger size or shorter texts");
  move_to_canvas(l, (width - l.width) / 2.0, (height - l.height) / 2.0, width, height);
}

double color_bar_width(const Ticks& ticks, const std::vector<std::string>& label) {
  const double labels =
      label.empty() ? 0.0 : label_gap + line_height * static_cast<double>(label.size());
  const double beside = 16.0 + 3.6 + character_width + widest(ticks) + labels;
  return before_color_bar + std::max(beside, text_width(ticks.common, font_size)) + edge;
}

void label_color_bar(Layout& layout, const std::vector<std::string>& label) {
  const ColorBar& bar = layout.bar;
  double x = bar.left + 16.0 + 3.6 + character_width + widest(layout.z.ticks) + label_gap +
             line_height / 2;
  for (const std::string& line : label) {
    layout.texts.push_back({line, x, bar.top + bar.height / 2.0, PlacedText::Anchor::center, true});
    x += line_height;
  }
  if (!layout.z.ticks.common.empty())
    layout.texts.push_back(
        {layout.z.ticks.common, bar.left, bar.top - 16.0, PlacedText::Anchor::left});
}

}  // namespace layout_parts
}  // namespace chalkline::plot
