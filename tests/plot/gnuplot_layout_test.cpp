#include "plot/gnuplot_layout.hpp"

#include <algorithm>
#include <set>

#include "catch.hpp"
#include "error_text.hpp"
#include "grids.hpp"
#include "plot/gnuplot_process.hpp"
#include "plot/gnuplot_script.hpp"
#include "random_figure.hpp"
#include "svg_texts.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::plot;
using namespace chalkline::test;

namespace {

struct Drawn {
  Figure figure;
  std::vector<std::string> texts;
  Layout layout;
};

/// Draws all of them by one gnuplot, into FOLDER/0.svg and so on.
void draw(const std::vector<Drawn>& all, const std::filesystem::path& folder) {
  std::string script;
  for (std::size_t i = 0; i < all.size(); ++i)
    script += "reset\n" + terminal_command(all[i].figure, Format::svg) + "set output '" +
              (folder / std::to_string(i)).string() + ".svg'\n" + gnuplot_script(all[i].figure);
  CHECK(run_gnuplot(script + "set output\nset print '-'\nprint 'done'\n") == "done\n");
}

std::string without_blanks(const std::string& text) {
  std::string rest;
  for (const char c : text)
    if (c != ' ') rest += c;
  return rest;
}

/// Whether lines of the picture, one behind the other, are the text.
bool shows_wrapped(const SvgPicture& picture, const std::string& text) {
  const std::string wanted = without_blanks(text);
  for (std::size_t first = 0; first < picture.texts.size(); ++first) {
    std::string so_far;
    for (std::size_t i = first; i < picture.texts.size() && so_far.size() < wanted.size(); ++i)
      so_far += without_blanks(picture.texts[i].text);
    if (so_far.starts_with(wanted)) return true;
  }
  return false;
}

void check_ticks(const AxisLayout& axis, const SvgPicture& picture, double length) {
  CHECK(axis.ticks.major.size() >= (length < 160.0 ? 1 : 2));
  std::set<std::string> labels;
  for (const Tick& tick : axis.ticks.major) {
    INFO(tick.label);
    CHECK(labels.insert(tick.label).second);
    CHECK(tick.label != "−0");
    CHECK(tick.label != "−0.0");
    CHECK(text_width(tick.label, font_size) < 90.0);
    CHECK(picture.shows(tick.label));
  }
}

}  // namespace

TEST_CASE(
    "whatever the ranges and the words, everything is in the picture and no two ticks alike") {
  RandomFigures random(20240);
  const TemporaryFolder folder;
  std::vector<Drawn> all;
  int refused = 0;
  while (all.size() < 300) {
    std::vector<std::string> texts;
    const Figure figure = random.next(texts);
    try {
      all.push_back({figure, texts, layout(figure)});
    } catch (const std::invalid_argument& error) {  // a contour of such sides has no equal scales
      CHECK(has(error.what(), "equal_scales()"));
      ++refused;
    }
  }
  CHECK(refused < 30);
  draw(all, folder.path());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& [figure, texts, canvas] = all[i];
    INFO("figure " << i << "\n" << gnuplot_script(figure).substr(0, 3000));
    const SvgPicture picture = svg_texts(read_file(folder.path() / (std::to_string(i) + ".svg")));
    CHECK(picture.width == canvas.width);
    CHECK(picture.width <= 900.0);
    check_readable(picture);
    std::vector<std::string> wanted = texts;
    for (const LayerLabel& label : canvas.labels)  // a curve may be beside a contour's plane
      if (!label.seen) wanted.erase(std::find(wanted.begin(), wanted.end(), label.text));
    for (const std::string& text : wanted) {
      INFO(text);
      CHECK(shows_wrapped(picture, text));
    }
    check_ticks(canvas.x, picture, canvas.plot_width);
    check_ticks(canvas.y, picture, canvas.plot_height);
    if (canvas.has_color_bar()) check_ticks(canvas.z, picture, canvas.plot_height);
  }
}

TEST_CASE("one unit of x is as long as one of y at whatever proportions, or this is refused") {
  const auto lengths = [](double x, double y, bool grid) {
    Figure figure("f");
    if (grid)
      figure.filled_contour({{0, x}, {0, x}}, {{0, 0}, {y, y}}, {{0, 1}, {2, 3}});
    else
      figure.x_range(0, x).y_range(0, y).line({0.0, x}, {0.0, y});
    const Layout l = layout(figure.equal_scales().x_label("x").y_label("y"));
    CHECK(l.plot_width >= 50.0);
    CHECK(l.plot_height >= 50.0);
    return (l.plot_width / (l.x.high - l.x.low)) / (l.plot_height / (l.y.high - l.y.low));
  };
  for (const double ratio : {0.09, 0.2, 0.4, 1.0, 3.0, 7.0, 11.0})
    for (const bool grid : {false, true}) {
      CHECK(lengths(ratio, 1.0, grid) == Approx(1.0));
      CHECK_THROWS_WITH(
          lengths(ratio < 1.0 ? 0.01 : 100.0, 1.0, grid),
          ratio < 1.0
              ? "Figure 'f': equal_scales(): x is 0.01 long and y 1; allowed is up to 12 times the "
                "other. Leave equal_scales() out, or choose the ranges"
              : "Figure 'f': equal_scales(): x is 100 long and y 1; allowed is up to 12 times the "
                "other. Leave equal_scales() out, or choose the ranges");
    }
  // Where nobody said what to show, there may be more of it.
  const Layout l = layout(Figure("f").line({0.0, 100.0}, {1.0, 1.0}).equal_scales());
  CHECK((l.x.high - l.x.low) / (l.y.high - l.y.low) == Approx(12.0).epsilon(0.001));
  CHECK(l.plot_width / l.plot_height == Approx(12.0).epsilon(0.001));
}

TEST_CASE("a range has room around the data, and numbers as one would write them") {
  const auto range = [](Vector x) {
    const Layout l = layout(Figure("f").line(x, x));
    return std::pair{l.x.low, l.x.high};
  };
  CHECK(range({0.0, 30.0}) == std::pair{-1.2, 31.2});
  CHECK(range({2.0}) == std::pair{1.0, 3.0});
  CHECK(range({0.0, 0.0}) == std::pair{-0.5, 0.5});
  CHECK(range({1.0 / 3.0, 2.0 / 3.0}) == std::pair{0.32, 0.68});
  const Layout grid =
      layout(Figure("f").filled_contour({{-1.0, 0.8999999999999995}, {-1.0, 0.8999999999999995}},
                                        {{0, 0}, {1, 1}}, {{0, 1}, {2, 3}}));
  CHECK(grid.x.low == -1.0);
  CHECK(grid.x.high == 0.9);
}

TEST_CASE("of a surface a range shows the part within, cut off at its ends") {
  const Figure whole = Figure("f").surface({{0, 1, 2}, {0, 1, 2}}, {{0, 0, 0}, {1, 1, 1}},
                                           {{0, 10, 20}, {0, 10, 20}});
  const Layout l = layout(Figure(whole).x_range(0.5, 1.25));
  CHECK(l.x.low == 0.5);
  CHECK(l.x.high == 1.25);
  CHECK(l.z.low == 5.0);
  CHECK(l.z.high >= 12.5);
  const std::string script = gnuplot_script(Figure(whole).x_range(0.5, 1.25));
  INFO(script);
  CHECK(has(script, "<<EOD\n0.5 0 5\n1 0 10\n1.25 0 12.5\n\n0.5 1 5\n1 1 10\n1.25 1 12.5\nEOD"));
}
