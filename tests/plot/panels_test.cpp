#include "plot/panels.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <random>
#include <set>

#include "catch.hpp"
#include "error_text.hpp"
#include "grids.hpp"
#include "plot/figure_csv.hpp"
#include "plot/gnuplot_process.hpp"
#include "plot/panels_layout.hpp"
#include "plot/save_figure.hpp"
#include "plot/standalone_script.hpp"
#include "random_figure.hpp"
#include "svg_texts.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::plot;
using namespace chalkline::test;

namespace {

Figure curve(const std::string& title, double high, double long_ = 1.0) {
  return Figure(title).line({0.0, long_}, {0.0, high}, {.label = "rise"});
}

Figure map_of(const std::string& title, double factor, int levels = 10) {
  const auto s = course_bowl();
  return Figure(title).filled_contour(s.x, s.y, Matrix(factor * s.z), {.levels = levels});
}

Figure bowl(const std::string& title, double factor = 1.0) {
  const auto s = course_bowl();
  return Figure(title).surface(s.x, s.y, Matrix(factor * s.z));
}

Panels panels_of(const std::vector<Figure>& figures, PanelsOptions options = {}) {
  Panels panels("All", options);
  for (const Figure& figure : figures) panels.add(figure);
  return panels;
}

std::string refusal(const Panels& panels) {
  return error_text<std::invalid_argument>([&] { layout(panels); });
}

std::string svg_of(const Panels& panels) {
  return run_gnuplot(terminal_command(canvas_of(panels), Format::svg) + gnuplot_script(panels));
}

std::size_t count(const SvgPicture& picture, const std::string& text) {
  return static_cast<std::size_t>(std::count_if(picture.texts.begin(), picture.texts.end(),
                                                [&](const SvgText& t) { return t.text == text; }));
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != text.npos; ++at) ++n;
  return n;
}

/// Plotted areas in the plane: within the canvas, apart, and in line with their row and column.
void check_areas(const PanelsLayout& l, std::size_t columns) {
  const auto middle_x = [](const Layout& p) { return p.left + p.plot_width / 2.0; };
  const auto middle_y = [](const Layout& p) { return p.top + p.plot_height / 2.0; };
  for (std::size_t i = 0; i < l.panels.size(); ++i) {
    const Layout& a = l.panels[i].layout;
    CHECK(a.left >= 0.0);
    CHECK(a.left + a.plot_width <= l.width);
    CHECK(a.top + a.plot_height <= l.height);
    for (std::size_t j = 0; j < i; ++j) {
      const Layout& b = l.panels[j].layout;
      if (a.three_d || b.three_d) continue;
      if (i % columns == j % columns)
        CHECK(middle_x(a) == Approx(middle_x(b)).margin(0.05));
      else
        CHECK((a.left > b.left + b.plot_width || b.left > a.left + a.plot_width));
      if (i / columns == j / columns)
        CHECK(middle_y(a) == Approx(middle_y(b)).margin(0.05));
      else
        CHECK((a.top > b.top + b.plot_height || b.top > a.top + a.plot_height));
      if (!l.panels[i].figure.has_equal_scales() && !l.panels[j].figure.has_equal_scales()) {
        CHECK(a.plot_width == Approx(b.plot_width));
        if (i / columns == j / columns) CHECK(a.plot_height == Approx(b.plot_height));
      }
    }
  }
}

}  // namespace

TEST_CASE("whatever the panels and what they share, everything is in the picture and apart") {
  RandomFigures random(7);
  std::mt19937 bits(8);
  const auto below = [&](unsigned n) { return static_cast<unsigned>(bits()) % n; };
  const TemporaryFolder folder;
  std::vector<std::pair<Panels, PanelsLayout>> all;
  std::map<std::string, int> refused;
  for (int tried = 0; tried < 300; ++tried) {
    const unsigned n = 1 + below(5);
    const PanelsOptions options{.columns = static_cast<int>(1 + below(std::min(n, 3U))),
                                .share_x = below(3) == 0,
                                .share_y = below(3) == 0,
                                .share_colors = below(6) == 0,
                                .share_legend = below(2) == 0};
    std::vector<std::string> texts;
    Panels panels(below(4) ? "What all have in common" : "", options);
    for (unsigned i = 0; i < n; ++i) panels.add(random.next(texts));
    try {
      all.emplace_back(panels, layout(panels));
    } catch (const std::invalid_argument& error) {
      const std::string why = error.what();
      bool known = false;
      for (const char* word : {"equal_scales()", "share_x", "share_y", "share_colors",
                               "share_legend", "columns", "x_range shows"})
        if (!known && has(why, word)) known = true, ++refused[word];
      INFO(why);
      CHECK(known);
    }
  }
  CHECK(all.size() > 100);
  CHECK(refused["columns"] < 60);
  std::string script;
  for (std::size_t i = 0; i < all.size(); ++i)
    script += "reset\n" + terminal_command(canvas_of(all[i].first), Format::svg) + "set output '" +
              (folder.path() / std::to_string(i)).string() + ".svg'\n" +
              gnuplot_script(all[i].first);
  CHECK(run_gnuplot(script + "set output\nset print '-'\nprint 'done'\n") == "done\n");
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& [panels, l] = all[i];
    INFO("panels " << i << "\n" << gnuplot_script(panels).substr(0, 3000));
    const SvgPicture picture = svg_texts(read_file(folder.path() / (std::to_string(i) + ".svg")));
    CHECK(picture.width == l.width);
    CHECK(picture.height == l.height);
    check_readable(picture);
    check_areas(l, static_cast<std::size_t>(panels.options().columns));
    for (const PlacedPanel& panel : l.panels) {
      if (!panels.options().share_x && !panels.options().share_y) break;
      const Layout &a = panel.layout, &b = l.panels.front().layout;
      if (panels.options().share_x && !panel.units.any() && !l.panels[0].units.any() &&
          !a.three_d && !b.three_d) {
        CHECK(a.x.low == b.x.low);
        CHECK(a.x.high == b.x.high);
      }
    }
  }
}

TEST_CASE("panels that share their axes show the same ranges, numbers and labels outside alone") {
  std::vector<Figure> figures;
  for (const double high : {1.0, 20.0, 300.0, 5.0})
    figures.push_back(curve("to " + number_label(high), high, high).x_label("time").y_label("way"));
  const Panels shared = panels_of(figures, {.columns = 2, .share_x = true, .share_y = true});
  const PanelsLayout l = layout(shared);
  for (const PlacedPanel& panel : l.panels) {
    CHECK(panel.layout.x.low == l.panels[2].layout.x.low);
    CHECK(panel.layout.x.high == l.panels[2].layout.x.high);
    CHECK(panel.layout.y.low == l.panels[2].layout.y.low);
    CHECK(panel.layout.y.high == l.panels[2].layout.y.high);
    CHECK(panel.layout.plot_width == Approx(l.panels[0].layout.plot_width));
    CHECK(panel.layout.x.ticks.major.size() == l.panels[2].layout.x.ticks.major.size());
  }
  CHECK(l.panels[2].layout.x.high >= 300.0);
  const SvgPicture picture = svg_texts(svg_of(shared));
  CHECK(count(picture, "time") == 2);
  CHECK(count(picture, "way") == 2);
  CHECK(count(picture, "300") == 4);  // below both columns, left of both rows
  CHECK(count(svg_texts(svg_of(panels_of(figures))), "time") == 4);

  const Panels three = panels_of({figures[0], figures[1], figures[2]}, {.share_x = true});
  CHECK(count(svg_texts(svg_of(three)), "time") == 2);  // the second has none below it
  figures[0].x_label("another");
  CHECK(svg_texts(svg_of(panels_of(figures, {.share_x = true}))).shows("another"));
}

TEST_CASE("a range, or ticks, that one panel chose are those of all that share them") {
  const std::vector<Figure> figures = {curve("a", 1.0).y_range(0.0, 0.5),
                                       curve("b", 7.0).x_ticks({0.0, 1.0}, {"begin", "end"})};
  const PanelsLayout l = layout(panels_of(figures, {.share_x = true, .share_y = true}));
  for (const PlacedPanel& panel : l.panels) {
    CHECK(panel.layout.y.high == 0.5);
    CHECK(panel.layout.x.ticks.major.size() == 2);
    CHECK(panel.layout.x.ticks.major[1].label == "end");
  }
}

TEST_CASE("panels whose areas would not be alike keep their numbers") {
  const Panels panels = panels_of({map_of("a", 1.0).equal_scales(), curve("b", 1.0)},
                                  {.columns = 1, .share_x = true});
  for (const PlacedPanel& panel : layout(panels).panels)
    CHECK(!panel.layout.x.ticks.major.back().label.empty());
}

TEST_CASE("one color has one value in panels that share colors, and there is one color bar") {
  const std::vector<Figure> maps = {map_of("a", 1.0).z_label("height"), curve("b", 1.0),
                                    map_of("c", 3.0)};
  const Panels shared = panels_of(maps, {.columns = 3, .share_colors = true});
  const PanelsLayout l = layout(shared);
  CHECK(l.panels[0].layout.edges == l.panels[2].layout.edges);
  CHECK(l.panels[0].layout.edges.back() >= 5.0);
  CHECK(l.panels[0].layout.bar.shown);
  CHECK(!l.panels[2].layout.bar.shown);
  const std::string svg = svg_of(shared);
  CHECK(count(svg_texts(svg), "height") == 1);
  CHECK(count(gnuplot_script(shared), "\nset colorbox") == 1);
  CHECK(count(gnuplot_script(panels_of(maps, {.columns = 3})), "\nset colorbox") == 2);
  const double right = l.panels[2].layout.left + l.panels[2].layout.plot_width;
  CHECK(l.panels[0].layout.bar.left > right);

  const PanelsLayout bowls = layout(panels_of({bowl("a"), bowl("b", 9.0)}, {.share_colors = true}));
  CHECK(bowls.panels[0].layout.z.high == bowls.panels[1].layout.z.high);
}

TEST_CASE("a color range that is shared is counted in powers of ten where colors are") {
  const PanelsLayout l = layout(
      panels_of({map_of("a", 1.0).log_z(), map_of("b", 1e6).log_z()}, {.share_colors = true}));
  CHECK(l.panels[0].layout.edges == l.panels[1].layout.edges);
  CHECK(l.panels[0].layout.z.high >= 1e6);
  CHECK(l.panels[0].layout.z.low < 1e-3);
}

TEST_CASE("one label has one color in all panels, and stands once where they share a legend") {
  const auto figures = [](std::optional<Color> chosen) {
    return std::vector<Figure>{
        Figure("a").line({0, 1}, {0, 1}, {.label = "one"}).line({0, 1}, {1, 0}, {.label = "two"}),
        Figure("b")
            .line({0, 1}, {0, 2})
            .line({0, 1}, {0, 1}, {.label = "two", .color = chosen})
            .line({0, 1}, {0, 1}, {.label = "three"})};
  };
  for (const bool shared : {false, true}) {
    const PanelsLayout l = layout(panels_of(figures({}), {.share_legend = shared}));
    const auto &a = l.panels[0].styles, &b = l.panels[1].styles;
    REQUIRE(b.size() == 3);
    CHECK(a[1].color == b[1].color);
    CHECK(!(b[2].color == b[1].color));
    CHECK(!(b[0].color == b[1].color));
    if (shared) CHECK(!(b[2].color == a[0].color));
    const SvgPicture picture = svg_texts(svg_of(panels_of(figures({}), {.share_legend = shared})));
    CHECK(count(picture, "two") == (shared ? 1 : 2));
    CHECK(count(picture, "three") == 1);
  }
  // One that was chosen anywhere counts.
  const PanelsLayout l = layout(panels_of(figures(Color("red")), {.share_legend = true}));
  CHECK(l.panels[0].styles[1].color == Color("red").rgb());
  // Classes of a map are labels, too.
  const Matrix x = {{0, 1}, {0, 1}}, y = {{0, 0}, {1, 1}}, z = {{0, 1}, {1, 0}};
  const Figure classes = Figure("c").heat_map(x, y, z, {.classes = {"left", "right"}});
  CHECK(count(svg_texts(svg_of(panels_of({classes, classes}, {.share_legend = true}))), "left") ==
        1);
}

TEST_CASE("fewer panels than columns stand side by side, as wide as the picture") {
  for (int columns = 1; columns <= 6; ++columns)
    for (int n = 1; n <= 6; ++n) {
      std::vector<Figure> figures(static_cast<std::size_t>(n), curve("a", 1.0));
      const PanelsLayout given = layout(panels_of(figures, {.columns = columns})),
                         least = layout(panels_of(figures, {.columns = std::min(columns, n)}));
      CHECK(given.width == least.width);
      CHECK(given.height == least.height);
      for (std::size_t i = 0; i < figures.size(); ++i)
        CHECK(given.panels[i].layout.left == least.panels[i].layout.left);
    }
  const Figure one = curve("a", 1.0);
  for (const PanelsOptions options :
       {PanelsOptions{.share_x = true, .share_y = true}, PanelsOptions{.share_legend = true}})
    CHECK(refusal(panels_of({one}, options)).empty());
}

TEST_CASE("what panels cannot share is told with the panels, and what is allowed") {
  const auto no = [](const std::vector<Figure>& figures, PanelsOptions options) {
    return refusal(panels_of(figures, options));
  };
  CHECK(refusal(Panels()) ==
        "Panels: there are no panels; add figures: .add(Figure(...).line(...))");
  CHECK(error_text<std::invalid_argument>([] { Panels({.columns = 0}); }) ==
        "Panels: columns is 0; allowed is 1 to 6");
  CHECK_THROWS_AS(Panels("a", {.columns = 7}), std::invalid_argument);
  CHECK(no({curve("a", 1.0), curve("b", 1.0).log_y()}, {.share_y = true}) ==
        "Panels 'All': share_y: panel 2 ('b') has a logarithmic y axis and panel 1 ('a') a linear "
        "one; choose log_y() for all of them or for none, or leave share_y out");
  CHECK(no({curve("a", 1.0).x_range(0, 1), curve("b", 1.0).x_range(0, 2)}, {.share_x = true}) ==
        "Panels 'All': share_x: panel 1 ('a') shows x from 0 to 1 and panel 2 ('b') from 0 to 2; "
        "choose one range for all, or leave share_x out");
  CHECK(has(no({curve("a", 1.0).x_ticks({0}), curve("b", 1.0).x_ticks({1})}, {.share_x = true}),
            "have different ticks of x"));
  CHECK(has(no({curve("a", 1.0), curve("b", 1.0)}, {.share_colors = true}),
            "no panel has colors that tell a value"));
  const auto colors = [&](const Figure& a, const Figure& b) {
    return no({a, b}, {.share_colors = true});
  };
  CHECK(has(colors(map_of("a", 1.0), bowl("b")),
            "share_colors: in panel 1 ('a') and panel 2 ('b') colors do not mean the same, and one "
            "color bar cannot stand for both: one has a surface and one is in the plane"));
  CHECK(has(colors(map_of("a", 1.0), map_of("b", 1.0).log_z()), "only one has log_z()"));
  CHECK(has(colors(map_of("a", 1.0), map_of("b", 1.0, 20)), "one has 10 levels and one 20"));
  CHECK(has(colors(map_of("a", 1.0).z_label("m"), map_of("b", 1.0).z_label("s")), "z_label 'm'"));
  const auto s = course_bowl();
  CHECK(has(colors(map_of("a", 1.0), Figure("b").heat_map(s.x, s.y, s.z)), "smooth colors"));
  CHECK(has(no({Figure("a").line({0, 1}, {0, 1}, {.label = "l", .color = "red"}),
                Figure("b").line({0, 1}, {0, 1}, {.label = "l", .color = "blue"})},
               {.share_legend = true}),
            "share_legend: 'l' does not look the same in panel 1 ('a') and panel 2 ('b')"));
  CHECK(has(
      refusal(panels_of(std::vector<Figure>(6, map_of("a", 1.0)), {.columns = 6}).size(600, 400)),
      "Choose fewer columns, a larger .size(width, height) or shorter labels"));
  CHECK(has(
      refusal(panels_of(std::vector<Figure>(6, curve("a", 1.0)), {.columns = 1}).size(600, 400)),
      "pixels high; at least 70 are needed to read it. Choose fewer rows"));
  CHECK(no({curve("a", 1.0), Figure("empty")}, {})
            .find("Panels 'All': panel 2: Figure 'empty': there is nothing to draw") == 0);
  Panels many;
  for (int i = 0; i < 24; ++i) many.add(curve("a", 1.0));
  CHECK_THROWS_AS(many.add(curve("a", 1.0)), std::invalid_argument);
}

TEST_CASE("panels are as large as somebody says, surfaces among them") {
  for (const bool legend : {false, true}) {
    Panels panels = panels_of({bowl("a"), map_of("b", 1.0).equal_scales(), curve("c", 1.0)},
                              {.columns = 2, .share_legend = legend});
    panels.size(900, 800);
    const SvgPicture picture = svg_texts(svg_of(panels));
    CHECK(picture.width == 900.0);
    CHECK(picture.height == 800.0);
    check_readable(picture);
  }
}

TEST_CASE("values beyond what gnuplot can add up are drawn side by side, with one range") {
  const double huge = 1e300;
  const Panels panels =
      panels_of({Figure("a").line({0, 1}, {-huge, huge}), Figure("b").line({0, 1}, {-1e300, 2.0})},
                {.share_y = true});
  const PanelsLayout l = layout(panels);
  CHECK(l.panels[0].units.y == l.panels[1].units.y);
  CHECK(l.panels[0].layout.y.high == l.panels[1].layout.y.high);
  check_readable(svg_texts(svg_of(panels)));
}

TEST_CASE("the file of panels draws every format as it was drawn, and shows in a window") {
  const TemporaryFolder folder;
  Panels panels = panels_of({map_of("a", 1.0), curve("\nunset output\n", 1.0), bowl("c")},
                            {.columns = 3, .share_legend = true});
  panels.alt("A map, a curve, a bowl");
  for (const std::vector<Format>& formats :
       {std::vector{Format::svg, Format::png, Format::pdf}, std::vector{Format::svg}}) {
    const auto written = save_figure(panels, folder.path(), "all", {.formats = formats});
    CHECK(written.size() == formats.size() + 1);
    std::map<std::string, std::string> before;
    for (const auto& file : written) before[file.string()] = read_file(file);
    for (const auto& file : written)
      if (file.extension() != ".gp") std::filesystem::remove(file);
    const std::string script = before[written[0].string()];
    CHECK(script.starts_with("# All\n# A map, a curve, a bowl\n"));
    run_gnuplot("load '" + written[0].string() + "'\nset print '-'\nprint 'done'\n");
    for (const auto& file : written)
      if (file.extension() != ".pdf") CHECK((read_file(file) == before[file.string()]));
    const std::string body = gnuplot_script(panels);
    const std::string window = window_script(script, "qt");
    CHECK(window.find(body) != window.npos);
    CHECK(window.starts_with("set terminal qt size 800,"));
    CHECK(window.ends_with(body + "pause mouse close\n"));
  }
}

TEST_CASE("the table of panels says of which panel each line is") {
  CHECK(figure_csv(panels_of({Figure("a").line({1}, {2}), Figure("b").text(3, 4, "w")})) ==
        "panel,layer,label,index,x,y,text\n1,line,,0,1,2,\n2,text,,0,3,4,w\n");
}

TEST_CASE("panels without words for those who cannot see them have those of the panels") {
  Panels panels = panels_of(
      {curve("Up", 1.0).alt("It rises."), curve("", 1.0), curve("", 1.0).alt("It falls.")});
  CHECK(panels.alt() == "Up: It rises. It falls.");
  CHECK(panels.alt("Both.").alt() == "Both.");
  CHECK(panels.name("n").caption("c").caption() == "c");
  CHECK_THROWS_AS(panels.name("no blanks"), std::invalid_argument);
  CHECK_THROWS_AS(panels.size(10, 10), std::invalid_argument);
}
