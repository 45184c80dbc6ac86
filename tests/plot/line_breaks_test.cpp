// A line break in a text is one in the picture, wherever the text stands.
#include "catch.hpp"
#include "environment.hpp"
#include "plot/drawn_text.hpp"
#include "plot/figure.hpp"
#include "plot/panels.hpp"
#include "plot/picture.hpp"
#include "plot/text_width.hpp"
#include "svg_shapes.hpp"
#include "svg_texts.hpp"

using namespace chalkline;
using namespace chalkline::plot;
using namespace chalkline::test;

namespace {

const std::string broken = "upper part\nlower part";

/// Every place that a text may have in a figure.
std::vector<Figure> figures_with(const std::string& text) {
  const Matrix x = {{0, 1}, {0, 1}}, y = {{0, 0}, {1, 1}}, z = {{0, 1}, {1, 0}};
  const auto plain = [](const char* title = "f") { return Figure(title).points({0, 1}, {0, 1}); };
  return {
      Figure(text).points({0, 1}, {0, 1}),
      plain().x_label(text),
      plain().y_label(text),
      Figure("f").filled_contour(x, y, z).z_label(text),
      Figure("f").surface(x, y, z).x_label(text),
      Figure("f").surface(x, y, z).z_label(text),
      Figure("f").points({0, 1}, {0, 1}, {.label = text}),
      Figure("f").line({0, 1}, {0, 1}, {.label = text}),
      Figure("f").heat_map(x, y, z, {.classes = {text, "other"}}),
      plain().text(0.5, 0.5, text),
      plain().text(0.5, 0.5, text, {.points_to = {{0, 0}}}),
      Figure("f").bars({text, "b"}, {1, 2}),
      plain().x_ticks({0, 1}, {text, "1"}),
      plain().y_ticks({0, 1}, {text, "1"}),
  };
}

const SvgText& found(const SvgPicture& picture, const std::string& text) {
  for (const SvgText& t : picture.texts)
    if (t.text == text) return t;
  FAIL("not shown: " << text);
  throw;
}

void check_two_lines(const SvgPicture& picture) {
  const SvgText &upper = found(picture, "upper part"), &lower = found(picture, "lower part");
  // Level, or read from below.
  const bool upright = upper.right - upper.left < upper.bottom - upper.top;
  const double way = upright ? lower.left - upper.left : lower.top - upper.top;
  CHECK(way == Approx(18.0).margin(4.0));
  check_readable(picture);
}

}  // namespace

TEST_CASE("a line break in whatever text a figure has is one in the picture") {
  std::size_t place = 0;
  for (const Figure& figure : figures_with(broken)) {
    INFO("place " << place++);
    check_two_lines(svg_texts(DrawnFigure(figure).svg));
  }
}

TEST_CASE("a line break needs no font") {
  const Environment no_fonts({{"PATH", ""}});
  CHECK(drawn_text("a\nb\tc") == "a\nb c");
}

TEST_CASE("titles of panels, and of all of them, have line breaks too") {
  for (const Panels& panels : {Panels(broken).add(Figure("p").line({0, 1}, {0, 1})),
                               Panels("all").add(Figure(broken).line({0, 1}, {0, 1}))}) {
    const std::string svg =
        run_gnuplot(terminal_command(canvas_of(panels), Format::svg) + gnuplot_script(panels));
    check_two_lines(svg_texts(svg));
  }
}

TEST_CASE("a picture with a line break is higher by a line, in every format alike") {
  const Figure one = Figure("upper part").line({0, 1}, {0, 1}),
               two = Figure(broken).line({0, 1}, {0, 1});
  CHECK(layout(two).height == layout(one).height + 21.0);
  const auto png = [](const Figure& f) {
    return read_png(run_gnuplot(terminal_command(f, Format::png) + gnuplot_script(f))).height;
  };
  CHECK(png(two) == png(one) + 42);
}

TEST_CASE("lines are wrapped each for itself, and empty ones stay between others only") {
  using Lines = std::vector<std::string>;
  CHECK(wrapped("a b\nc", 1000.0, 12.0) == Lines{"a b", "c"});
  CHECK(wrapped("\n\na\n\nb\n \n", 1000.0, 12.0) == Lines{"a", "", "b"});
  CHECK(wrapped("\n \n", 1000.0, 12.0).empty());
  CHECK(wrapped("mmmm mmmm\nmmmm", 12.0 * 5, 12.0) == Lines{"mmmm", "mmmm", "mmmm"});
}
