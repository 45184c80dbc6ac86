#include "plot/panels_layout.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <stdexcept>

#include "plot/drawn_text.hpp"
#include "plot/layout_parts.hpp"
#include "plot/shared_axes.hpp"
#include "plot/shared_labels.hpp"
#include "plot/text_width.hpp"

namespace chalkline::plot {
namespace {

namespace parts = layout_parts;

constexpr double below_panels = 4.0;                       // of their edge, which a legend takes
constexpr double least_side = 42.0;                        // of one with equal scales
constexpr double least_width = 90.0, least_height = 70.0;  // of a plotted area

/// What one of a grid's columns, or rows, needs before and behind its plotted areas.
struct Strip {
  double before = 0.0, behind = 0.0, length = 0.0;

  double whole() const { return before + length + behind; }
  void include(const Strip& needed) {
    before = std::max(before, needed.before), behind = std::max(behind, needed.behind);
  }
};

/// About what the labels of a surface's box take, which is within whatever room there is.
constexpr Strip beside_surface{70.0, 90.0, 0.0}, around_surface{33.0, 40.0, 0.0};

double whole(const std::vector<Strip>& strips) {
  double sum = 0.0;
  for (const Strip& strip : strips) sum += strip.whole();
  return sum;
}

class PanelsLayouter {
 public:
  explicit PanelsLayouter(const Panels& panels)
      : panels_(panels), columns_(checked_columns(panels)), shared_(share_axes(panels)) {
    const auto styles = panel_styles(panels);
    for (std::size_t i = 0; i < shared_.figures.size(); ++i) {
      const Units units = units_of(shared_.figures[i]);
      Figure& figure = shared_.figures[i];
      all_.panels.push_back(
          {units.any() ? in_units(figure, units) : std::move(figure), units, {}, styles[i]});
    }
    column_strips_.resize(columns_);
    row_strips_.resize((all_.panels.size() + columns_ - 1) / columns_);
    title_ = parts::title_of(panels.title(), width());
    above_ = title_.lines.empty() ? 0.0 : title_.height() - 6.0;
  }

  PanelsLayout lay_out() {
    preview_surfaces();
    find_sizes();
    check_equal_sides();
    for (std::size_t i = 0; i < all_.panels.size(); ++i)
      if (all_.panels[i].layout.three_d) all_.panels[i].layout = panel_layout(i, column(i), row(i));
    move_to_places();
    if (panels_.options().share_colors) place_color_bar();
    if (panels_.options().share_legend) place_legend();
    all_.width = width();
    place_title();
    return std::move(all_);
  }

 private:
  static std::size_t checked_columns(const Panels& panels) {
    const std::size_t n = panels.figures().size();
    if (n == 0) reject(panels, "there are no panels; add figures: .add(Figure(...).line(...))");
    return std::min(n, static_cast<std::size_t>(panels.options().columns));
  }

  double width() const {
    if (panels_.size()) return panels_.size()->first;
    return std::max(720.0, 300.0 * static_cast<double>(columns_));
  }

  Strip& column(std::size_t i) { return column_strips_[i % columns_]; }
  Strip& row(std::size_t i) { return row_strips_[i / columns_]; }

  /// Surfaces are drawn within whatever room there is; what else they need to be known for does not
  /// depend on it.
  void preview_surfaces() {
    for (std::size_t i = 0; i < all_.panels.size(); ++i)
      if (extents(all_.panels[i].figure).surface)
        all_.panels[i].layout = panel_layout(i, {0.0, 0.0, 4000.0}, {0.0, 0.0, 4000.0});
  }

  /// What panels need beside their areas depends on how large these are, and the other way round.
  void find_sizes() {
    for (Strip& strip : column_strips_) strip.length = 0.75 * width() / double(columns_);
    for (Strip& strip : row_strips_) strip.length = 200.0;
    for (int pass = 0; pass < 3; ++pass) {
      for (auto* strips : {&column_strips_, &row_strips_})
        for (Strip& strip : *strips) strip.before = strip.behind = 0.0;
      include_needs();
      choose_lengths();
    }
    for (int pass = 0; pass < 8; ++pass) {  // strips only grow, areas only shrink
      if (!include_needs()) return;
      choose_lengths();
    }
  }

  /// Lays all panels out. Returns whether one needs more than there is.
  bool include_needs() {
    const std::vector<Strip> columns = column_strips_, rows = row_strips_;
    bool more = false;
    for (std::size_t i = 0; i < all_.panels.size(); ++i) {
      if (all_.panels[i].layout.three_d) {
        column(i).include(beside_surface), row(i).include(around_surface);
        continue;
      }
      const Strip &c = columns[i % columns_], &r = rows[i / columns_];
      const Layout l = panel_layout(i, c, r);
      all_.panels[i].layout = l;
      const double beside = (c.length - l.plot_width) / 2.0,
                   over = (r.length - l.plot_height) / 2.0;
      const Strip across{l.left - beside, l.width - l.left - l.plot_width - beside, 0.0},
          down{l.top - over, l.height - l.top - l.plot_height - over, 0.0};
      more |= across.before > c.before + 0.01 || across.behind > c.behind + 0.01 ||
              down.before > r.before + 0.01 || down.behind > r.behind + 0.01;
      column(i).include(across), row(i).include(down);
    }
    return more;
  }

  Layout panel_layout(std::size_t i, const Strip& c, const Strip& r) const {
    PanelRoom room{c.length, r.length, c.before, c.behind, r.before, r.behind};
    room.x_numbers = shared_.x_numbers[i], room.y_numbers = shared_.y_numbers[i];
    room.has_color_bar = !panels_.options().share_colors;
    room.has_legend = !panels_.options().share_legend;
    room.colors = shared_.colors;
    try {
      return plot::layout(all_.panels[i].figure, all_.panels[i].units, room);
    } catch (const std::invalid_argument& wrong) {
      reject(panels_, "panel " + std::to_string(i + 1) + ": " + wrong.what());
    }
  }

  /// All columns alike; rows too, if somebody chose how high all are.
  void choose_lengths() {
    double taken = shared_bar_width();
    for (const Strip& strip : column_strips_) taken += strip.before + strip.behind;
    const double each = (width() - taken) / static_cast<double>(columns_);
    if (each < least_width) no_room("wide", each, least_width);
    for (Strip& strip : column_strips_) strip.length = each;
    if (!panels_.size()) return choose_heights();
    taken = above_ + shared_legend_height();
    for (const Strip& strip : row_strips_) taken += strip.before + strip.behind;
    const double high = (panels_.size()->second - taken) / static_cast<double>(row_strips_.size());
    for (std::size_t r = 0; r < row_strips_.size(); ++r) {
      if (high < least_height_of(r)) no_room("high", high, least_height_of(r));
      row_strips_[r].length = high;
    }
  }

  /// gnuplot writes no entry of a legend that is higher than the plotted area.
  double least_height_of(std::size_t r) const {
    std::size_t lines = 0;
    for (std::size_t i = r * columns_; i < std::min((r + 1) * columns_, all_.panels.size()); ++i)
      for (const LegendEntry& entry : all_.panels[i].layout.legend.entries)
        lines = std::max(lines, entry.lines.size());
    return std::max(least_height, 20.0 * static_cast<double>(lines) + 25.0);
  }

  [[noreturn]] void no_room(const char* direction, double pixels, double least) const {
    const std::string columns = std::to_string(columns_) + (columns_ == 1 ? " column" : " columns"),
                      rows = std::to_string(row_strips_.size()) +
                             (row_strips_.size() == 1 ? " row" : " rows");
    reject(panels_, "in " + columns + " and " + rows + " what is plotted would be " +
                        std::to_string(static_cast<int>(std::max(0.0, pixels))) + " pixels " +
                        direction + "; at least " + std::to_string(static_cast<int>(least)) +
                        " are needed to read it. Choose " +
                        (direction[0] == 'w' ? "fewer columns" : "fewer rows") +
                        ", a larger .size(width, height) or shorter labels");
  }

  /// How high the panel's plotted area looks well in its column.
  double good_height(std::size_t i) {
    const Layout& l = all_.panels[i].layout;
    const double wide = column(i).length, rows = static_cast<double>(row_strips_.size());
    if (l.three_d) {
      const double of_width = panels_.options().share_colors ? 0.8 : 0.68;  // beside a color bar
      return of_width * column(i).whole() - row(i).before - row(i).behind;
    }
    if (all_.panels[i].figure.has_equal_scales())
      return std::min(wide * (l.y.high - l.y.low) / (l.x.high - l.x.low),
                      std::max(240.0, 1000.0 / rows));
    return std::min({0.8 * wide, std::max(150.0, 540.0 / rows), 400.0});
  }

  /// Each row is as high as looks well for the highest in it.
  void choose_heights() {
    for (std::size_t r = 0; r < row_strips_.size(); ++r) row_strips_[r].length = least_height_of(r);
    for (std::size_t i = 0; i < all_.panels.size(); ++i)
      row(i).length = std::max(row(i).length, good_height(i));
  }

  /// Equal scales may make a thread of an area.
  void check_equal_sides() const {
    for (std::size_t i = 0; i < all_.panels.size(); ++i) {
      const Layout& l = all_.panels[i].layout;
      if (l.three_d || std::min(l.plot_width, l.plot_height) >= least_side) continue;
      const auto pixels = [](double length) {
        return std::to_string(static_cast<int>(std::max(1.0, length)));
      };
      reject(panels_, panel_text(panels_, i) + " would be " + pixels(l.plot_width) + " x " +
                          pixels(l.plot_height) + " pixels large with equal_scales(); at least " +
                          pixels(least_side) +
                          " are needed along each side. Leave equal_scales() out, choose other "
                          "ranges or a larger .size(width, height)");
    }
  }

  void move_to_places() {
    all_.height = std::ceil(above_ + whole(row_strips_) + shared_legend_height());
    if (panels_.size()) all_.height = panels_.size()->second;
    double down = above_;
    for (std::size_t i = 0, r = 0; r < row_strips_.size(); down += row_strips_[r++].whole()) {
      double right = 0.0;
      for (std::size_t c = 0; c < columns_ && i < all_.panels.size(); ++c, ++i) {
        move_to_canvas(all_.panels[i].layout, right, down, width(), all_.height);
        right += column_strips_[c].whole();
      }
    }
  }

  void place_title() {
    if (title_.lines.empty()) return;
    parts::place_title(all_.panels[0].layout, title_, width() / 2.0);
    auto& texts = all_.panels[0].layout.texts;  // a reader of the script looks for it first
    std::rotate(texts.begin(), texts.end() - static_cast<std::ptrdiff_t>(title_.lines.size()),
                texts.end());
  }

  PlacedPanel* first_with_colors() {
    for (PlacedPanel& panel : all_.panels)
      if (panel.layout.has_color_bar()) return &panel;
    return nullptr;
  }

  std::vector<std::string> bar_label() const {
    const double high = whole(row_strips_) - row_strips_.front().before - row_strips_.back().behind;
    return parts::lines_of_label(shared_.colors_label, high);
  }

  /// From the last column to the canvas's edge.
  double shared_bar_width() {
    if (!panels_.options().share_colors) return 0.0;
    const PlacedPanel* panel = first_with_colors();
    if (!panel) return 0.0;
    return parts::color_bar_width(panel->layout.z.ticks, bar_label()) - parts::before_color_bar;
  }

  void place_color_bar() {
    PlacedPanel* first = first_with_colors();
    double top = all_.height, bottom = 0.0;
    for (const PlacedPanel& panel : all_.panels) {
      top = std::min(top, panel.layout.top);
      bottom = std::max(bottom, panel.layout.top + panel.layout.plot_height);
    }
    for (PlacedPanel& panel : all_.panels) panel.layout.bar = {0.0, 0.0, 0.0, &panel == first};
    first->layout.bar.left = whole(column_strips_);
    first->layout.bar.top = top, first->layout.bar.height = bottom - top;
    parts::label_color_bar(first->layout, bar_label());
  }

  std::vector<std::string> shared_labels() const {
    std::vector<std::string> labels;
    for (const PlacedPanel& panel : all_.panels)
      for (const std::string& label : parts::seen(panel.layout.labels))
        if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
    return labels;
  }

  Legend shared_legend(double top) const {
    return parts::legend_of(shared_labels(), width() / 2.0, width(), top);
  }

  double shared_legend_height() const {
    if (!panels_.options().share_legend) return 0.0;
    const double height = shared_legend(0.0).height;
    return height > 0.0 ? height + parts::edge - below_panels : 0.0;
  }

  /// Each entry falls to the first panel that has the label.
  void place_legend() {
    const std::vector<std::string> labels = shared_labels();
    const Legend legend = shared_legend(above_ + whole(row_strips_) - below_panels);
    std::set<std::string> shown;
    for (PlacedPanel& panel : all_.panels) {
      panel.layout.legend = {};
      for (const std::string& label : parts::seen(panel.layout.labels)) {
        const auto k = std::find(labels.begin(), labels.end(), label) - labels.begin();
        LegendEntry entry = legend.entries[static_cast<std::size_t>(k)];
        entry.elsewhere = !shown.insert(label).second;
        panel.layout.legend.entries.push_back(std::move(entry));
      }
      panel.layout.legend = parts::with_unseen(std::move(panel.layout.legend), panel.layout.labels);
    }
  }

  const Panels& panels_;
  const std::size_t columns_;
  SharedAxes shared_;
  PanelsLayout all_{0.0, 0.0, {}};
  std::vector<Strip> column_strips_, row_strips_;
  parts::Title title_;
  double above_ = 0.0;  ///< all panels
};

}  // namespace

PanelsLayout layout(const Panels& panels) { return PanelsLayouter(panels).lay_out(); }

}  // namespace chalkline::plot
