#include "plot/trajectory_csv.hpp"

#include <limits>

#include "catch.hpp"
#include "plot/save_figure.hpp"
#include "plot/standalone_script.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::plot;

TEST_CASE("the points of every path, in order, to the last bit") {
  Figure figure("Two paths");
  figure.path({0.1, 1.0 / 3.0}, {-5e-324, 1e308}, {.label = "a"});
  figure.points({7.0}, {7.0}, {.label = "no path"});
  figure.path({0.0}, {1.0});
  CHECK(trajectory_csv(figure) ==
        "label,index,x,y\n"
        "a,0,0.10000000000000001,-4.9406564584124654e-324\n"
        "a,1,0.33333333333333331,1e+308\n"
        ",0,0,1\n");
}

TEST_CASE("labels are quoted where CSV asks for it, and points that diverged are told") {
  const double infinity = std::numeric_limits<double>::infinity();
  Figure figure("Hard");
  figure.path({1.0, infinity}, {2.0, -infinity}, {.label = "red, \"fast\"\nsearch"});
  CHECK(trajectory_csv(figure) ==
        "label,index,x,y\n"
        "\"red, \"\"fast\"\"\nsearch\",0,1,2\n"
        "\"red, \"\"fast\"\"\nsearch\",1,inf,-inf\n");
}

TEST_CASE("a figure without a path has no CSV, and one with a path gets it on request only") {
  const TemporaryFolder folder;
  const SaveOptions with{.formats = {Format::csv}}, without{.formats = {Format::gp}};
  Figure line("Line"), path("Path");
  line.line({0.0, 1.0}, {0.0, 1.0});
  path.path({0.0, 1.0}, {0.0, 1.0});
  CHECK(trajectory_csv(line).empty());
  CHECK(save_figure(line, folder.path(), "line", with).size() == 1);
  CHECK(save_figure(path, folder.path(), "plain", without).size() == 1);
  const auto files = save_figure(path, folder.path(), "path", with);
  REQUIRE(files.size() == 2);
  CHECK(files[1].filename() == "path.csv");
  CHECK(read_file(files[1]) == trajectory_csv(path));
}

TEST_CASE("asking for the points leaves the script as it was") {
  Figure figure("Path");
  figure.path({0.0, 1.0}, {0.0, 1.0});
  const std::string body = gnuplot_script(figure);
  CHECK(standalone_script(figure, body, {Format::svg, Format::csv}) ==
        standalone_script(figure, body, {Format::svg}));
}
