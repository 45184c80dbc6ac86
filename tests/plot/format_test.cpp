#include "plot/format.hpp"

#include <stdexcept>

#include "catch.hpp"
#include "error_text.hpp"

using namespace chalkline;
using namespace chalkline::plot;

TEST_CASE("formats have names") {
  CHECK(format_from_name("pdf") == Format::pdf);
  CHECK(format_name(Format::gp) == "gp");
  for (const std::string& name : format_names()) CHECK(format_name(format_from_name(name)) == name);
  CHECK(error_text<std::invalid_argument>([] { format_from_name("jpg"); }) ==
        "no format is called 'jpg'; allowed are svg, png, apng, pdf, gp, csv");
}

TEST_CASE("gnuplot draws each format once, but neither its own script nor points") {
  using enum Format;
  CHECK(drawn_formats({gp, png, apng, svg, png, csv, pdf}) == std::vector{png, svg, pdf});
  CHECK(drawn_formats({gp, csv}).empty());
}
