// A legend shows what is drawn, all of it, inside the picture.
#include <cmath>
#include <functional>
#include <random>
#include <utility>

#include "catch.hpp"
#include "grids.hpp"
#include "plot/figure.hpp"
#include "plot/layout_parts.hpp"
#include "plot/panels.hpp"
#include "plot/panels_layout.hpp"
#include "plot/picture.hpp"
#include "svg_shapes.hpp"
#include "svg_texts.hpp"

using namespace chalkline;
using namespace chalkline::plot;
using namespace chalkline::test;

namespace {

class Bits {
 public:
  explicit Bits(unsigned seed) : bits_(seed) {}
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(bits_()) % n; }

 private:
  std::mt19937 bits_;
};

using AddLayer = std::function<void(Figure&, double at, const std::string& label)>;

/// Each adds a layer around (at, at).
std::vector<AddLayer> kinds() {
  return {
      [](Figure& f, double at, const auto& l) {
        f.path({at, at + 1}, {at, at}, {.label = l});
      },
      [](Figure& f, double at, const auto& l) {
        f.line({at, at + 1}, {at, at}, {.label = l});
      },
      [](Figure& f, double at, const auto& l) { f.points({at}, {at}, {.label = l}); },
      [](Figure& f, double at, const auto& l) {
        f.points({at}, {at}, {.label = l, .marker = Marker::cross});
      },
      [](Figure& f, double at, const auto& l) {
        if (std::isfinite(at)) f.horizontal(at, {.label = l});
      },
      [](Figure& f, double at, const auto& l) {
        if (std::isfinite(at)) f.vertical(at, {.label = l});
      },
      [](Figure& f, double at, const auto& l) {
        f.band({at, at + 1}, {at, at}, {at + 1, at + 1}, {.label = l});
      },
      [](Figure& f, double at, const auto& l) {
        f.error_bars({at}, {at}, {at}, {at + 0.5}, {.label = l});
      },
      [](Figure& f, double at, const auto& l) { f.scatter({at}, {at}, {.label = l}); },
      [](Figure& f, double at, const auto& l) { f.arrows({at}, {at}, {0.5}, {1}, {.label = l}); },
  };
}

/// Those that need linear axes.
std::vector<AddLayer> linear_kinds() {
  return {
      [](Figure& f, double at, const auto& l) {
        if (std::isfinite(at)) f.bars({at}, {3.0}, {.label = l});
      },
      [](Figure& f, double at, const auto& l) {
        if (std::isfinite(at)) f.histogram({at, at + 1}, {.bins = 2, .label = l});
      },
      [](Figure& f, double at, const auto& l) {
        if (std::isfinite(at))
          f.contour_lines({{at, at + 1}, {at, at + 1}}, {{at, at}, {at + 1, at + 1}},
                          {{0, 1}, {0, 1}}, {.label = l});
      },
  };
}

bool shows(const Figure& figure, const std::string& label) {
  return svg_texts(DrawnFigure(figure).svg).shows(label);
}

}  // namespace

TEST_CASE(
    "a layer of which nothing is in sight has no entry in the legend, and the others keep theirs") {
  std::vector<AddLayer> all = kinds();
  for (AddLayer& kind : linear_kinds()) all.push_back(std::move(kind));
  std::size_t k = 0;
  for (const AddLayer& add : all)
    for (const double at : {1.0, 500.0, not_a_number}) {
      INFO("kind " << k++ / 3 << " at " << at);
      Figure figure("f");
      figure.path({2, 3}, {2, 4}, {.label = "first"});
      add(figure, at, "in question");
      figure.points({4}, {4}, {.label = "last"}).x_range(0, 6).y_range(0, 6);
      const SvgPicture picture = svg_texts(DrawnFigure(figure).svg);
      CHECK(picture.shows("first"));
      CHECK(picture.shows("last"));
      CHECK(picture.shows("in question") == (at == 1.0));
    }
}

TEST_CASE("what a logarithmic axis cannot show has no entry in the legend either") {
  std::size_t k = 0;
  for (const AddLayer& add : kinds())
    for (const double at : {2.0, -5.0}) {
      INFO("kind " << k++ / 2 << " at " << at);
      Figure figure("f");
      figure.log_x().log_y().path({2, 3}, {2, 4}, {.label = "first"});
      add(figure, at, "in question");
      CHECK(shows(figure, "first"));
      CHECK(shows(figure, "in question") == (at == 2.0));
    }
}

TEST_CASE("a line that only passes through the picture is in the legend") {
  const auto figure = [](double y) {
    return Figure("f")
        .line({-1e9, 1e9}, {y, y + 1}, {.label = "passes"})
        .points({0}, {0}, {.label = "point"})
        .x_range(-1, 1)
        .y_range(-1, 1);
  };
  CHECK(shows(figure(0.0), "passes"));
  CHECK(!shows(figure(2.0), "passes"));
}

TEST_CASE("labels at the ends of lines are those of lines in sight") {
  const Figure figure = Figure("f")
                            .line({0, 1}, {0, 1}, {.label = "rises"})
                            .horizontal(9.0, {.label = "far above"})
                            .line({0, 1}, {1, 0.2}, {.label = "falls"})
                            .y_range(0, 1.5);
  REQUIRE(layout(figure).legend.at_ends);
  const SvgPicture picture = svg_texts(DrawnFigure(figure).svg);
  CHECK(picture.shows("rises"));
  CHECK(picture.shows("falls"));
  CHECK(!picture.shows("far above"));
}

TEST_CASE("a legend that panels share has the labels of what is in sight in any of them") {
  const auto panel = [](const char* label, double at) {
    return Figure("p").points({at}, {at}, {.label = label}).x_range(0, 6).y_range(0, 6);
  };
  const Panels panels = Panels({.share_legend = true})
                            .add(panel("one", 99.0).points({1}, {1}, {.label = "both"}))
                            .add(panel("two", 1.0).points({1}, {1}, {.label = "both"}));
  const std::string svg =
      run_gnuplot(terminal_command(canvas_of(panels), Format::svg) + gnuplot_script(panels));
  const SvgPicture picture = svg_texts(svg);
  CHECK(!picture.shows("one"));
  CHECK(picture.shows("two"));
  CHECK(picture.shows("both"));
}

TEST_CASE("whichever of their layers are in sight, panels that share a legend have it") {
  for (unsigned in_sight = 0; in_sight < 64; ++in_sight) {
    INFO("in sight " << in_sight);
    Panels panels({.share_legend = true});
    for (unsigned p = 0; p < 2; ++p) {
      Figure figure("p");
      for (unsigned l = 0; l < 3; ++l) {
        const double at = in_sight >> (3 * p + l) & 1u ? 1.0 : 99.0;
        figure.points({at}, {at}, {.label = "entry " + std::to_string(l)});
      }
      panels.add(figure.x_range(0, 6).y_range(0, 6));
    }
    const std::string script = gnuplot_script(panels);
    for (unsigned l = 0; l < 3; ++l) {
      INFO("label " << l);
      const bool is_seen = (in_sight >> l & 1u) || (in_sight >> (3 + l) & 1u);
      CHECK((script.find("entry " + std::to_string(l)) != std::string::npos) == is_seen);
    }
  }
}

TEST_CASE("in a PNG, too, whatever is as wide as the picture leaves a margin") {
  const std::vector<std::string> words = {"WWWWWWWW", "illi", "mmmm", "0123456789",
                                          "gradient", "the",  "of",   "norm"};
  Bits bits(3);
  for (int i = 0; i < 12; ++i) {
    std::string text;
    while (text.size() < 60 + bits.below(60)) text += words[bits.below(words.size())] + " ";
    const Figure figure =
        Figure(text).x_label(text).points({0, 1}, {0, 1}, {.label = text, .color = "black"});
    for (const int scale : {1, 2}) {
      const Picture picture = read_png(
          run_gnuplot(terminal_command(figure, Format::png, scale) + gnuplot_script(figure)));
      INFO(text << " at scale " << scale);
      const int margin = 3 * scale;  // of 10, as letters may be a fiftieth wider there
      int dark = 0;
      for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < margin; ++x)
          for (const int at : {x, picture.width - 1 - x}) dark += picture.at(at, y).red < 200;
      CHECK(dark == 0);
    }
  }
}

TEST_CASE("however wide a legend is, it stays away from the picture's edges") {
  Bits bits(11);
  for (int i = 0; i < 60; ++i) {
    Figure figure("f");
    const std::size_t entries = 1 + bits.below(6);
    for (std::size_t k = 0; k < entries; ++k) {
      std::string label;
      for (std::size_t words = 1 + bits.below(14); words > 0; --words)
        label += std::string(1 + bits.below(12), "iWm"[bits.below(3)]) + (words > 1 ? " " : "");
      figure.points({static_cast<double>(k)}, {1}, {.label = label, .marker = Marker::cross});
    }
    if (bits.below(3) == 0) figure.size(300 + static_cast<int>(bits.below(600)), 700);
    const DrawnFigure drawn(figure);
    INFO(gnuplot_script(figure).substr(0, 1500));
    for (const SvgText& text : svg_texts(drawn.svg).texts) {
      INFO(text.text);
      CHECK(text.left >= 8.0);
      CHECK(text.right <= drawn.layout.width - 8.0);
    }
    for (const SvgShape& shape : drawn.shapes.polygons)
      for (const Point& p : shape.points) CHECK((p.x >= 8.0 && p.x <= drawn.layout.width - 8.0));
  }
}
