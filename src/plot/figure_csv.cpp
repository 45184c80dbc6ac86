#include "plot/figure_csv.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <utility>
#include <variant>
#include <vector>

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

enum Column : std::size_t { x, y, z, low, high, dx, dy, color_by, size_by, words, columns };
constexpr std::array<const char*, columns> names = {"x",  "y",  "z",     "low",  "high",
                                                    "dx", "dy", "color", "size", "text"};

/// One line of the table.
struct Entry {
  std::string layer, label;
  std::size_t index;
  std::array<std::string, columns> fields;
};

/// Goes over all layers twice.
class Entries {
 public:
  explicit Entries(bool numbers_frames) : numbers_frames_(numbers_frames) {}

  /// A frame's layers, of which those that are as they were in the frame before are left out.
  void add(const Figure& figure) {
    ++frame_;
    if (!panel_.empty()) before_.clear();  // none of them follows another
    std::vector<Lines> now;
    for (const Layer& layer : figure.layers()) {
      std::visit(*this, layer);
      flush();
      now.push_back(std::exchange(lines_, {}));
      const std::size_t i = now.size() - 1;
      if (i < before_.size() && before_[i] == now[i]) continue;
      for (const std::string& line : now[i])
        table_ += (numbers_frames_ ? std::to_string(frame_) + ',' : "") + line;
    }
    before_ = std::move(now);
  }

  void operator()(const Surface& s) { grid("surface", "", s.x, s.y, s.z); }
  void operator()(const FilledContour& c) { grid("filled_contour", "", c.x, c.y, c.z); }
  void operator()(const HeatMap& h) {
    const auto& classes = h.options.classes;
    for (std::size_t i = 0; i < h.z.size(); ++i) {
      Entry& e = grid_entry("heat_map", "", i, h.x, h.y, h.z);
      const double value = h.z.data()[i];
      if (!classes.empty() && value >= 0.0)
        e.fields[words] = classes[static_cast<std::size_t>(value)];
    }
  }
  void operator()(const ContourLines& c) { grid("contour_lines", c.options.label, c.x, c.y, c.z); }
  void operator()(const Path& p) { rows("path", p.options.label, {{x, &p.x}, {y, &p.y}}); }
  void operator()(const Points& p) { rows("points", p.options.label, {{x, &p.x}, {y, &p.y}}); }
  void operator()(const Line& l) { rows("line", l.options.label, {{x, &l.x}, {y, &l.y}}); }
  void operator()(const Reference& r) {
    entry(r.horizontal ? "horizontal" : "vertical", r.options.label, 0)
        .fields[r.horizontal ? y : x] = number(r.at);
  }
  void operator()(const Text& t) {
    Entry& e = entry("text", "", 0);
    e.fields[x] = number(t.x), e.fields[y] = number(t.y), e.fields[words] = t.text;
  }
  void operator()(const Band& b) {
    rows("band", b.options.label, {{x, &b.x}, {low, &b.low}, {high, &b.high}});
  }
  void operator()(const ErrorBars& b) {
    rows("error_bars", b.options.label, {{x, &b.x}, {y, &b.y}, {low, &b.low}, {high, &b.high}});
  }
  /// A bin from low to high.
  void operator()(const Histogram& h) {
    for (std::size_t i = 0; i < h.heights.size(); ++i) {
      Entry& e = entry("histogram", h.options.label, i);
      e.fields[low] = number(h.edges(i)), e.fields[high] = number(h.edges(i + 1));
      e.fields[y] = number(h.heights(i));
    }
  }
  void operator()(const Bars& b) {
    for (std::size_t i = 0; i < b.x.size(); ++i) {
      Entry& e = entry("bars", b.options.label, i);
      e.fields[x] = number(b.x(i)), e.fields[y] = number(b.heights(i));
      if (!b.labels.empty()) e.fields[words] = b.labels[i];
    }
  }
  void operator()(const Arrows& a) {
    rows("arrows", a.options.label, {{x, &a.x}, {y, &a.y}, {dx, &a.dx}, {dy, &a.dy}});
  }
  void operator()(const Scatter& s) {
    rows("scatter", s.options.label,
         {{x, &s.x}, {y, &s.y}, {color_by, &s.color_by}, {size_by, &s.size_by}});
  }
  void operator()(const Path3& p) { rows("path3", "", {{x, &p.x}, {y, &p.y}, {z, &p.z}}); }
  void operator()(const Points3& p) { rows("points3", "", {{x, &p.x}, {y, &p.y}, {z, &p.z}}); }

  /// What follows is of this panel.
  void begin_panel(std::size_t number) {
    flush();
    panel_ = std::to_string(number) + ',';
  }

  /// Ends the first time over the layers, after which it is known which columns there are.
  void write_head() {
    table_ = numbers_frames_  ? "frame,layer,label,index"
             : panel_.empty() ? "layer,label,index"
                              : "panel,layer,label,index";
    for (std::size_t c = 0; c < columns; ++c)
      if (used_[c]) table_ += std::string(",") + names[c];
    table_ += '\n';
    writing_ = true;
    frame_ = 0;
    before_.clear();
  }

  /// Ends the second time.
  std::string take_table() { return std::move(table_); }

 private:
  Entry& entry(const char* layer, const std::string& label, std::size_t index) {
    flush();
    entry_ = {layer, label, index, {}};
    return entry_;
  }

  void flush() {
    if (entry_.layer.empty()) return;
    for (std::size_t c = 0; c < columns; ++c) used_[c] = used_[c] || !entry_.fields[c].empty();
    if (writing_) {
      std::string& line = lines_.emplace_back(panel_ + entry_.layer + ',' + field(entry_.label) +
                                              ',' + std::to_string(entry_.index));
      for (std::size_t c = 0; c < columns; ++c)
        if (used_[c]) line += ',' + field(entry_.fields[c]);
      line += '\n';
    }
    entry_.layer.clear();
  }

  void rows(const char* layer, const std::string& label,
            std::initializer_list<std::pair<Column, const Vector*>> all) {
    for (std::size_t i = 0; i < all.begin()->second->size(); ++i) {
      Entry& e = entry(layer, label, i);
      for (const auto& [column, values] : all)
        if (values->size() > 0) e.fields[column] = number((*values)(i));
    }
  }

  Entry& grid_entry(const char* layer, const std::string& label, std::size_t i, const Matrix& u,
                    const Matrix& v, const Matrix& w) {
    Entry& e = entry(layer, label, i);
    e.fields[x] = number(u.data()[i]), e.fields[y] = number(v.data()[i]);
    e.fields[z] = number(w.data()[i]);
    return e;
  }

  void grid(const char* layer, const std::string& label, const Matrix& u, const Matrix& v,
            const Matrix& w) {
    for (std::size_t i = 0; i < w.size(); ++i) grid_entry(layer, label, i, u, v, w);
  }

  using Lines = std::vector<std::string>;

  const bool numbers_frames_;
  std::string panel_ = {};  // its number and a comma; empty: there are none
  std::size_t frame_ = 0;
  Entry entry_ = {};                // which is being filled
  Lines lines_ = {};                // of a layer
  std::vector<Lines> before_ = {};  // of each layer of the frame before
  std::array<bool, columns> used_{};
  bool writing_ = false;
  std::string table_ = {};
};

std::string table(const Figure* frames, std::size_t n, bool numbers_frames) {
  Entries entries(numbers_frames);
  for (std::size_t i = 0; i < n; ++i) entries.add(frames[i]);
  entries.write_head();
  for (std::size_t i = 0; i < n; ++i) entries.add(frames[i]);
  return entries.take_table();
}

}  // namespace

std::string figure_csv(const Figure& figure) { return table(&figure, 1, false); }

std::string figure_csv(const std::vector<Figure>& frames) {
  return table(frames.data(), frames.size(), true);
}

std::string figure_csv(const Panels& panels) {
  Entries entries(false);
  const auto go_over_all = [&] {
    for (std::size_t i = 0; i < panels.figures().size(); ++i)
      entries.begin_panel(i + 1), entries.add(panels.figures()[i]);
  };
  go_over_all();
  entries.write_head();
  go_over_all();
  return entries.take_table();
}

}  // namespace chalkline::plot
