#include "plot/gnuplot_script.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <limits>

#include "catch.hpp"
#include "error_text.hpp"
#include "grids.hpp"
#include "plot/gnuplot_process.hpp"
#include "plot/gnuplot_text.hpp"
#include "plot/picture.hpp"
#include "plot/standalone_script.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::plot;
using namespace chalkline::test;

namespace {

std::string svg(const Figure& figure) {
  return run_gnuplot(terminal_command(figure, Format::svg) + gnuplot_script(figure));
}

const std::vector<std::string> hostile_texts = {
    "'; system('touch HERE'); '",
    "\"; system(\"touch HERE\"); \"",
    "`touch HERE`",
    "\\`touch HERE\\`",
    "@trap",
    "line\n!touch HERE\nline",
    "x\r\nsystem('touch HERE')",
    "back\\slash\\",
    "trailing '",
    "''",
    "{/Symbol p}^2_3",
    "%d %s %n",
    "$1 ${x}",
    "# comment",
    "EOD\nEOD",
    std::string("nul\0byte", 8),
    "\xff\xfe broken \xc3",
    "π ² ρ ≥ é 😀",
    "a; b",
    "<script>&amp;</script>",
    "\x1b[31m",
    "$(touch HERE)",
    "] } )",
    "it's `touch HERE` @trap \"quoted\" \\042; system('touch HERE')"};

}  // namespace

TEST_CASE("text stays text") {
  CHECK(text_literal("plain `x` @y \\") == "'plain `x` @y \\'");
  CHECK(text_literal("it's `x` \"@y\" \\n") == R"("it\047s \140x\140 \042\100y\042 \134n")");
  CHECK(text_literal("a\nb\tc") == "'a b c'");
  CHECK(text_literal("\xff\xc3") == "'\uFFFD\uFFFD'");
  CHECK(text_literal("\xe2\x82 \uFFFF") == "'\uFFFD \uFFFD'");
  CHECK(text_literal("a\u0085b\x7f") == "'a b '");
  CHECK(text_literal("π²") == "'π²'");
  CHECK(comment("one\ntwo `x` @y \\") == "one two  x   y  ");
}

TEST_CASE("hostile text in every place is drawn, and runs nothing") {
  const TemporaryFolder folder;
  const auto s = sample(bowl, 3, 3, -1, 1, -1, 1);
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  for (const std::string& text : hostile_texts) {
    INFO(text);
    const Figure flat = Figure(text)
                            .alt(text)
                            .x_label(text)
                            .y_label(text)
                            .z_label(text)
                            .filled_contour(s.x, s.y, s.z, {.levels = 3})
                            .path(Vector{0.0, 1.0}, Vector{0.0, 1.0}, {.label = text})
                            .line(Vector{0.0, 1.0}, Vector{0.0, 1.0}, {.label = text})
                            .points(Vector{0.0}, Vector{0.0}, {.label = text});
    const Figure solid =
        Figure(text).alt(text).x_label(text).y_label(text).z_label(text).surface(s.x, s.y, s.z);
    for (const Figure* f : {&flat, &solid}) {
      CHECK_NOTHROW(svg(*f));
      // The file that a student runs, too.
      write_file("f.gp",
                 "trap = 'a b'\n" + standalone_script(*f, gnuplot_script(*f), {Format::svg}));
      CHECK(std::system("gnuplot -d f.gp >out 2>&1") == 0);
      CHECK(read_file("out").empty());
      CHECK(!std::filesystem::exists("HERE"));
    }
  }
  std::filesystem::current_path(before);
}

TEST_CASE("titles appear as they stand") {
  const std::string picture =
      svg(Figure("x² + {y}^2 @a `b` \\n π").line(Vector{0.0, 1.0}, Vector{0.0, 1.0}));
  CHECK(has(picture, "x² + {y}^2 @a `b` \\n π"));
}

TEST_CASE("the script does not depend on the locale, and numbers read back equal") {
  const Figure f =
      Figure("f").line(Vector{0.1, 0.30000000000000004, 1e-17}, Vector{1234567.0, -0.0, 1.5e200});
  const std::string script = gnuplot_script(f);
  CHECK(has(script, "0.1 1234567\n0.30000000000000004 -0\n1e-17 1.5e+200\n"));
}

TEST_CASE("the same figure gives the same script") {
  const auto s = course_bowl();
  const auto make = [&] { return gnuplot_script(Figure("f").filled_contour(s.x, s.y, s.z)); };
  CHECK(make() == make());
}

TEST_CASE("palettes change the bands' colors") {
  const auto s = course_bowl();
  const Figure f = Figure("f").filled_contour(s.x, s.y, s.z, {.levels = 50});
  CHECK(has(gnuplot_script(f, Palette::viridis), "'" + hex(color(Palette::viridis, 0.01)) + "'"));
  CHECK(gnuplot_script(f, Palette::gray) != gnuplot_script(f));
}

TEST_CASE("awkward figures are drawn without a complaint from gnuplot") {
  const double not_a_number = std::numeric_limits<double>::quiet_NaN(),
               inf = std::numeric_limits<double>::infinity();
  auto s = sample(himmelblau, 12, 12, -5, 5, -5, 5);
  s.z(3, 3) = not_a_number;
  s.z(5, 5) = inf;
  const auto flat = sample([](double, double) { return 0.0; }, 3, 3, 0, 1, 0, 1);
  CHECK_NOTHROW(svg(Figure("").surface(s.x, s.y, s.z)));
  CHECK_NOTHROW(svg(Figure("").filled_contour(s.x, s.y, s.z)));
  CHECK_NOTHROW(svg(Figure("").surface(flat.x, flat.y, flat.z)));
  CHECK_NOTHROW(svg(Figure("").filled_contour(flat.x, flat.y, flat.z)));
  CHECK_NOTHROW(svg(Figure("one point").path(Vector{2.0}, Vector{3.0})));
  CHECK_NOTHROW(svg(Figure("one point").line(Vector{2.0}, Vector{3.0}, {.label = "dot"})));
  CHECK_NOTHROW(svg(Figure("holes").path(Vector{0.0, not_a_number, 2.0}, Vector{1.0, inf, 3.0})));
  CHECK_NOTHROW(
      svg(Figure("log").line(Vector{1.0, 2.0, 3.0}, Vector{1e-12, 0.0, 10.0}).log_y().log_x()));
  CHECK_NOTHROW(svg(Figure("huge").path(Vector{0.0, 1e300, -1e250}, Vector{1.0, -1e299, 2.0})));
  CHECK_NOTHROW(
      svg(Figure("tiny").path(Vector{0.0, 1e-300}, Vector{1.0, 1.0 + 1e-15}).equal_scales()));
  CHECK_NOTHROW(
      svg(Figure("outside").path(Vector{5.0, 6.0}, Vector{5.0, 6.0}).x_range(0, 1).y_range(0, 1)));
  CHECK_NOTHROW(
      svg(Figure("outside").points(Vector{5.0}, Vector{5.0}).x_range(0, 1).y_range(0, 1)));
  CHECK_NOTHROW(svg(Figure("nothing").line(Vector{inf}, Vector{not_a_number}).log_x().log_y()));
  CHECK_NOTHROW(svg(Figure("subnormal").line(Vector{0.0, 1.0}, Vector{5e-324, 1e-300}).log_y()));
}

TEST_CASE("a path of a million points makes a figure that opens") {
  const std::size_t n = 1'000'000;
  Vector x = Vector::from_shape({n}), y = Vector::from_shape({n});
  for (std::size_t i = 0; i < n; ++i) {
    const double t = static_cast<double>(i) / static_cast<double>(n);
    x(i) = t * std::cos(400.0 * t * t), y(i) = t * std::sin(3000.0 * t);
  }
  const Figure f = Figure("A million points").path(x, y).equal_scales();
  CHECK(gnuplot_script(f).size() < 4'000'000);
  CHECK(svg(f).size() < 12'000'000);
}

TEST_CASE("the script begins with what one may want to change, then come the data") {
  const auto s = course_bowl();
  for (const Figure& figure :
       {Figure("The title").filled_contour(s.x, s.y, s.z).x_label("across").x_range(-1.0, 0.5),
        Figure("The title").surface(s.x, s.y, s.z).x_label("across").x_range(-1.0, 0.5)}) {
    const std::string script = gnuplot_script(figure),
                      head = script.substr(0, script.find("<<EOD"));
    CHECK(std::count(head.begin(), head.end(), '\n') < 50);
    for (const char* setting : {"'The title'", "'across'", "set xrange [-1:0.5]\n", "set xtics (",
                                "set palette", "set cbrange [0:2]\n", "set tics"})
      CHECK(has(head, setting));
    CHECK(!has(script.substr(head.size()), "\nset "));
  }
}

TEST_CASE("values that gnuplot's arithmetic cannot hold are drawn in other units, which are told") {
  const Figure tiny = Figure("tiny").path({0.0, 5e-324}, {1.0, 2.0});
  CHECK(has(gnuplot_script(tiny), "# x is in units of 1e-324.\n"));
  CHECK(has(svg(tiny), ">×10⁻³²⁴<"));
  const Figure huge = Figure("huge").path({0.0, 1.0}, {-1e300, 1e300});
  CHECK(has(gnuplot_script(huge), "# y is in units of 1e300.\n"));
  CHECK(has(gnuplot_script(huge), "0 -1\n1 1\n"));
  CHECK(has(svg(huge), ">×10³⁰⁰<"));
}

TEST_CASE("equal points are a dot, of whatever layer") {
  const auto dots = [](const Figure& figure) {
    const std::string picture = svg(figure);
    std::size_t count = 0;
    for (std::size_t at = 0;
         (at = picture.find("<use xlink:href='#gpPt6' transform", at)) != picture.npos; ++at)
      ++count;
    return count;
  };
  CHECK(dots(Figure("f").line({2.0, 2.0, 2.0}, {3.0, 3.0, 3.0})) >= 1);
  CHECK(dots(Figure("f").path({2.0, 2.0}, {3.0, 3.0}, {.dots = false})) >= 1);
  CHECK(dots(Figure("f").line({2.0, 2.0, 3.0}, {3.0, 3.0, 3.0})) == 0);
}

TEST_CASE("without the figures' font a page takes another one without serifs") {
  const std::string picture = svg(Figure("f").line({0.0, 1.0}, {0.0, 1.0}));
  CHECK(has(picture, "font-family=\"DejaVu Sans, sans-serif\""));
  CHECK(!has(picture, "font-family=\"DejaVu Sans\""));
}

TEST_CASE("a character that no font has is a box, in PNGs too, and covers nothing") {
  const auto dark = [](const std::string& title) {
    const Figure figure = Figure(title).line({0.0, 1.0}, {0.0, 1.0});
    const Picture picture =
        read_png(run_gnuplot(terminal_command(figure, Format::png, 1) + gnuplot_script(figure)));
    int count = 0;
    for (int y = 0; y < picture.height; ++y)
      for (int x = 0; x < picture.width; ++x) count += picture.at(x, y).green < 80;
    return count;
  };
  CHECK(std::abs(dark("a \U000F1234 b") - dark("a □ b")) == 0);
  CHECK(dark("日本 \U0001F680") < dark("a") + 400);
}

TEST_CASE("a PNG has twice as many pixels along each side as the SVG, or as many as asked for") {
  const Figure figure = Figure("f").line({0.0, 1.0}, {0.0, 1.0});
  const auto width = [&](int scale) {
    return read_png(
               run_gnuplot(terminal_command(figure, Format::png, scale) + gnuplot_script(figure)))
        .width;
  };
  CHECK(has(svg(figure), "width=\"720\""));
  CHECK(width(1) == 720);
  CHECK(width(2) == 1440);
  CHECK(terminal_command(figure, Format::png) == terminal_command(figure, Format::png, 2));
}
