#include "plot/line_ends.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "plot/drawn_text.hpp"
#include "plot/layer_geometry.hpp"
#include "plot/layout_parts.hpp"
#include "plot/text_width.hpp"

namespace chalkline::plot::layout_parts {
namespace {

constexpr double gap = 14.0;                             // from the plotted area to the labels
constexpr double widest_label = 150.0, farthest = 45.0;  // from the label to its line's end
constexpr double least_plot_width = 260.0;

double height_of(const LineEnd& end) { return line_height * static_cast<double>(end.lines.size()); }

/// 0 to 1 along the axis, if the value shows there.
std::optional<double> shown_part(const AxisLayout& axis, double value) {
  if (!(value >= axis.low && value <= axis.high)) return std::nullopt;
  return axis.part(value);
}

std::optional<double> end_of(const Line& line, const Layout& l) {
  const auto last = last_point(line.x, line.y);
  if (!last) return std::nullopt;
  const auto x = shown_part(l.x, last->first);
  return x && *x >= 0.94 ? shown_part(l.y, last->second) : std::nullopt;
}

std::optional<double> end_of(const Reference& r, const Layout& l) {
  return r.horizontal ? shown_part(l.y, r.at) : std::nullopt;
}

std::optional<double> end_of(const auto&, const Layout&) { return std::nullopt; }

/// One below the other in the order of the lines' ends, each as near to its own as that allows.
void spread(std::vector<LineEnd>& ends, double plot_height) {
  std::vector<std::size_t> order(ends.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return ends[a].end > ends[b].end; });
  // Labels that would overlap are a block, which stands where its members are nearest to their
  // ends.
  struct Block {
    std::size_t first, count;
    double height, tops;  ///< the sum of the tops that its members wish the block to have
    double top() const { return tops / static_cast<double>(count); }
  };
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const LineEnd& e = ends[order[i]];
    blocks.push_back({i, 1, height_of(e), (1.0 - e.end) * plot_height - height_of(e) / 2.0});
    while (blocks.size() > 1) {
      Block &last = blocks.back(), &before = blocks[blocks.size() - 2];
      if (before.top() + before.height <= last.top()) break;
      before.tops += last.tops - static_cast<double>(last.count) * before.height;
      before.count += last.count, before.height += last.height;
      blocks.pop_back();
    }
  }
  for (const Block& block : blocks) {
    double y = block.top();
    for (std::size_t i = block.first; i < block.first + block.count; ++i) {
      LineEnd& e = ends[order[i]];
      e.middle = y + height_of(e) / 2.0;
      y += height_of(e);
    }
  }
}

}  // namespace

std::vector<LineEnd> line_ends(const Figure& figure, const Layout& l, double canvas_width) {
  std::vector<LineEnd> ends;
  if (l.filled || l.color_bar || figure.room()) return {};  // where a line ends may change
  bool at_ends = true;
  std::size_t label = 0;
  for (const Layer& layer : figure.layers())
    std::visit(
        [&](const auto& x) {
          if constexpr (requires { x.options.label; }) {
            if (x.options.label.empty() || !l.labels[label++].seen) return;
            const std::optional<double> end = end_of(x, l);
            at_ends = at_ends && end;
            ends.push_back({wrapped(drawn_text(x.options.label), widest_label, font_size),
                            end.value_or(0.0), 0.0});
            at_ends = at_ends && !ends.back().lines.empty();
          }
        },
        layer);
  if (!at_ends || ends.empty()) return {};
  spread(ends, l.plot_height);
  for (const LineEnd& e : ends)
    if (std::abs(e.middle - (1.0 - e.end) * l.plot_height) > farthest ||
        e.middle - height_of(e) / 2.0 < -line_height ||
        e.middle + height_of(e) / 2.0 > l.plot_height + line_height)
      return {};
  if (canvas_width - ends_width(ends) - 100.0 < least_plot_width) return {};
  return ends;
}

double ends_width(const std::vector<LineEnd>& ends) {
  double width = 0.0;
  for (const LineEnd& e : ends) width = std::max(width, text_width(e.lines, font_size));
  return gap + width;
}

void place_ends(Layout& l, const std::vector<LineEnd>& ends) {
  l.legend = {};
  l.legend.at_ends = true;
  for (const LineEnd& e : ends)
    l.legend.entries.push_back({e.lines, l.left + l.plot_width + gap, l.top + e.middle});
  l.legend = with_unseen(std::move(l.legend), l.labels);
}

}  // namespace chalkline::plot::layout_parts
