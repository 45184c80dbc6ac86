#include "plot/figure_csv.hpp"

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
  figure.path({0.0}, {1.0});
  CHECK(figure_csv(figure) ==
        "layer,label,index,x,y\n"
        "path,a,0,0.10000000000000001,-4.9406564584124654e-324\n"
        "path,a,1,0.33333333333333331,1e+308\n"
        "path,,0,0,1\n");
}

TEST_CASE("labels are quoted where CSV asks for it, and points that diverged are told") {
  const double infinity = std::numeric_limits<double>::infinity();
  Figure figure("Hard");
  figure.path({1.0, infinity}, {2.0, -infinity}, {.label = "red, \"fast\"\nsearch"});
  CHECK(figure_csv(figure) ==
        "layer,label,index,x,y\n"
        "path,\"red, \"\"fast\"\"\nsearch\",0,1,2\n"
        "path,\"red, \"\"fast\"\"\nsearch\",1,inf,-inf\n");
}

TEST_CASE("the data of every kind of layer in the plane, each in the columns that it has") {
  const Matrix x = {{0, 1}, {0, 1}}, y = {{0, 0}, {2, 2}}, z = {{0, 1}, {1, 0}};
  const Figure figure = Figure("All")
                            .heat_map(x, y, z, {.classes = {"a", "b"}})
                            .filled_contour(x, y, z)
                            .contour_lines(x, y, z, {.levels = {0.5}, .label = "c"})
                            .line({1}, {2})
                            .points({1}, {2}, {.label = "p"})
                            .horizontal(0.5)
                            .vertical(0.25, {.label = "v"})
                            .text(0.5, 0.5, "here, there")
                            .band({0}, {-1}, {1})
                            .error_bars({0}, {0}, {-2}, {2})
                            .histogram({1, 1, 2}, {.bins = 2})
                            .bars({"left"}, {7})
                            .arrows({0}, {0}, {3}, {4})
                            .scatter({8}, {9}, {.color = "red", .size_by = {5}});
  CHECK(figure_csv(figure) ==
        "layer,label,index,x,y,z,low,high,dx,dy,size,text\n"
        "heat_map,,0,0,0,0,,,,,,a\n"
        "heat_map,,1,1,0,1,,,,,,b\n"
        "heat_map,,2,0,2,1,,,,,,b\n"
        "heat_map,,3,1,2,0,,,,,,a\n"
        "filled_contour,,0,0,0,0,,,,,,\n"
        "filled_contour,,1,1,0,1,,,,,,\n"
        "filled_contour,,2,0,2,1,,,,,,\n"
        "filled_contour,,3,1,2,0,,,,,,\n"
        "contour_lines,c,0,0,0,0,,,,,,\n"
        "contour_lines,c,1,1,0,1,,,,,,\n"
        "contour_lines,c,2,0,2,1,,,,,,\n"
        "contour_lines,c,3,1,2,0,,,,,,\n"
        "line,,0,1,2,,,,,,,\n"
        "points,p,0,1,2,,,,,,,\n"
        "horizontal,,0,,0.5,,,,,,,\n"
        "vertical,v,0,0.25,,,,,,,,\n"
        "text,,0,0.5,0.5,,,,,,,\"here, there\"\n"
        "band,,0,0,,,-1,1,,,,\n"
        "error_bars,,0,0,0,,-2,2,,,,\n"
        "histogram,,0,,2,,1,1.5,,,,\n"
        "histogram,,1,,1,,1.5,2,,,,\n"
        "bars,,0,0,7,,,,,,,left\n"
        "arrows,,0,0,0,,,,3,4,,\n"
        "scatter,,0,8,9,,,,,,5,\n");
}

TEST_CASE("a figure gets its CSV on request only") {
  const TemporaryFolder folder;
  const SaveOptions with{.formats = {Format::csv}}, without{.formats = {Format::gp}};
  Figure path("Path");
  path.path({0.0, 1.0}, {0.0, 1.0});
  CHECK(save_figure(path, folder.path(), "plain", without).size() == 1);
  const auto files = save_figure(path, folder.path(), "path", with);
  REQUIRE(files.size() == 2);
  CHECK(files[1].filename() == "path.csv");
  CHECK(read_file(files[1]) == figure_csv(path));
}

TEST_CASE("asking for the data leaves the script as it was") {
  Figure figure("Path");
  figure.path({0.0, 1.0}, {0.0, 1.0});
  const std::string body = gnuplot_script(figure);
  CHECK(standalone_script(figure, body, {Format::svg, Format::csv}) ==
        standalone_script(figure, body, {Format::svg}));
}
