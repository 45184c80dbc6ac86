#include "plot/palette.hpp"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <sstream>

#include "catch.hpp"
#include "error_text.hpp"

using namespace chalkline;
using namespace chalkline::plot;

TEST_CASE("palettes equal Matplotlib's to within 2/255") {
  std::ifstream file(CHALKLINE_TEST_DATA "/palettes.csv");
  std::string line;
  std::getline(file, line);
  int rows = 0;
  for (; std::getline(file, line); ++rows) {
    std::istringstream fields(line);
    std::string name;
    double t = 0.0;
    int red = 0, green = 0, blue = 0;
    char comma = 0;
    std::getline(fields, name, ',');
    fields >> t >> comma >> red >> comma >> green >> comma >> blue;
    const Rgb ours = color(palette_from_name(name), t);
    INFO(line << " against " << hex(ours));
    CHECK(std::abs(ours.red - red) <= 2);
    CHECK(std::abs(ours.green - green) <= 2);
    CHECK(std::abs(ours.blue - blue) <= 2);
  }
  CHECK(rows == 4 * 38);
}

TEST_CASE("palettes clamp what lies outside") {
  for (const auto& name : palette_names()) {
    const Palette p = palette_from_name(name);
    CHECK(palette_names()[static_cast<std::size_t>(p)] == name);
    CHECK(color(p, -3.0) == color(p, 0.0));
    CHECK(color(p, 7.0) == color(p, 1.0));
    CHECK(color(p, std::numeric_limits<double>::quiet_NaN()) == color(p, 0.0));
  }
  CHECK(hex(color(Palette::gray, 1.0)) == "#ffffff");
}

TEST_CASE("an unknown palette is named with those allowed") {
  CHECK(error_text<std::invalid_argument>([] { palette_from_name("Jet"); }) ==
        "no palette is called 'Jet'; allowed are jet, viridis, cividis, gray");
}
