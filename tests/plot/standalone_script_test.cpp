#include "plot/standalone_script.hpp"

#include <algorithm>
#include <filesystem>
#include <random>

#include "catch.hpp"
#include "grids.hpp"
#include "plot/gnuplot_layout.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::plot;
using namespace chalkline::test;

namespace {

const std::vector<std::vector<Format>> format_lists = {
    {},
    {Format::gp},
    {Format::svg},
    {Format::pdf},
    {Format::png, Format::svg},
    {Format::svg, Format::png, Format::pdf, Format::csv},
    {Format::pdf, Format::pdf, Format::svg}};

/// What a file for a window is to be: the body between these two lines.
std::string in_window(const Figure& figure, const std::string& body, double error = 0.0) {
  const Layout canvas = layout(figure);
  const double width = std::min(800.0, 900.0 * canvas.width / canvas.height);
  const long height = std::lround(width * canvas.height / canvas.width + error);
  return "set terminal qt size " + std::to_string(std::lround(width)) + "," +
         std::to_string(height) + " noenhanced\n" + body + "pause mouse close\n";
}

std::vector<Figure> figures() {
  const auto s = course_bowl();
  const Vector x{0.0, 1.0, 2.0}, y{1.0, 4.0, 2.0};
  std::vector<Figure> all = {
      Figure("").line(x, y), Figure("A line").alt("Up and down").line(x, y),
      Figure("A bowl").filled_contour(s.x, s.y, s.z).path(x, y).equal_scales(),
      Figure("A surface").surface(s.x, s.y, s.z)};
  // Text that looks like what stands around a figure.
  for (const char* text : {"\nstem = ARG0[1:strlen(ARG0) - 3]\n",
                           "x\n\nset terminal svg size 1,2 \n", "\nunset output\n", "a size 3,4 b"})
    all.push_back(Figure(text).alt(text).x_label(text).name("x").line(x, y, {.label = text}));
  return all;
}

}  // namespace

TEST_CASE("a figure's file says what it draws, and draws each format once") {
  const Figure figure = Figure("A line").alt("Up").line(Vector{0.0, 1.0}, Vector{0.0, 1.0});
  const std::string file =
      standalone_script(figure, "BODY\n", {Format::svg, Format::gp, Format::pdf});
  const std::string svg = terminal_command(figure, Format::svg),
                    pdf = terminal_command(figure, Format::pdf);
  CHECK(file ==
        "# A line\n# Up\n#\n# gnuplot run on this file draws the figure beside it, under the same "
        "name: .svg, .pdf\n\nstem = ARG0[1:strlen(ARG0) - 3]\n" +
            svg + "set output stem.'.svg'\n\nBODY\n\n" + pdf +
            "set output stem.'.pdf'\nreplot\n\nunset output\n");
}

TEST_CASE("for a window everything that stands around a figure is taken off, and nothing else") {
  for (const Figure& figure : figures()) {
    const std::string body = gnuplot_script(figure);
    for (const auto& formats : format_lists)
      CHECK(window_script(standalone_script(figure, body, formats), "qt") ==
            in_window(figure, body));
  }
}

TEST_CASE("for a window of any figure's proportions") {
  std::mt19937 random(8);
  for (int i = 0; i < 200; ++i) {
    const double width = std::exp(std::uniform_real_distribution(-6.0, 6.0)(random));
    const Figure figure = Figure("f").path(Vector{0.0, width}, Vector{0.0, 1.0}).equal_scales();
    CHECK(window_script(standalone_script(figure, "BODY\n", {Format::svg}), "qt") ==
          in_window(figure, "BODY\n"));
    const std::string pdf = window_script(standalone_script(figure, "BODY\n", {Format::pdf}), "qt");
    // Its inches have six digits.
    CHECK((pdf == in_window(figure, "BODY\n", -0.01) || pdf == in_window(figure, "BODY\n", 0.01)));
  }
}

TEST_CASE("every published figure can be shown in a window, and then names no file") {
  std::size_t published = 0;
  for (const auto& entry : std::filesystem::directory_iterator(CHALKLINE_SOURCE_DIR "/plots")) {
    if (entry.path().extension() != ".gp") continue;
    INFO(entry.path());
    const std::string script = window_script(read_file(entry.path()), "x11");
    CHECK(script.starts_with("set terminal x11 size 800,"));
    for (const char* word : {"stem =", "stem.", "set output", "pngcairo"})
      CHECK(!has(script, word));
    CHECK(has(script, "replot") == has(script, "# frame 2 of"));
    ++published;
  }
  CHECK(published > 5);
}

TEST_CASE("what is no figure's file is an error") {
  const Figure figure = Figure("f").line({0.0, 1.0}, {0.0, 1.0});
  const std::string file = standalone_script(figure, gnuplot_script(figure), {});
  CHECK_THROWS_AS(window_script("", "qt"), std::invalid_argument);
  CHECK_THROWS_AS(window_script("plot x\n", "qt"), std::invalid_argument);
  for (std::size_t size = 0; size < file.size(); size += 7)
    if (!has(file.substr(0, size), "\n\nset terminal"))
      CHECK_THROWS_AS(window_script(file.substr(0, size), "qt"), std::invalid_argument);
}
