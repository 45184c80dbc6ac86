#include "plot/save_frames.hpp"

#include <png.h>

#include <algorithm>
#include <cmath>

#include "base/child_process.hpp"
#include "catch.hpp"
#include "error_text.hpp"
#include "fake_gnuplot.hpp"
#include "grids.hpp"
#include "plot/animated_png.hpp"
#include "plot/animated_svg.hpp"
#include "plot/figure_csv.hpp"
#include "plot/picture.hpp"
#include "plot/standalone_script.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using namespace chalkline::plot;
using namespace chalkline::test;
namespace fs = std::filesystem;

namespace {

/// A path that grows on a map that stays.
Figure walk_at(std::size_t t) {
  const auto s = course_bowl();
  Vector x = Vector::from_shape({t + 1}), y = x;
  for (std::size_t i = 0; i <= t; ++i)
    x(i) = -0.9 + 0.1 * static_cast<double>(i), y(i) = 0.5 * x(i);
  return Figure("A walk").filled_contour(s.x, s.y, s.z, {.levels = 20}).path(x, y);
}

std::size_t occurrences(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++n;
  return n;
}

std::vector<std::string> names(const std::vector<fs::path>& files) {
  std::vector<std::string> all;
  for (const fs::path& file : files) all.push_back(file.filename().string());
  return all;
}

}  // namespace

TEST_CASE("an animation leaves its last frame as a figure does, and beside it all frames") {
  const TemporaryFolder folder;
  const Frames frames(12, walk_at);
  const auto files = save_frames(frames, folder.path(), "walk");
  CHECK(names(files) ==
        std::vector<std::string>{"walk.gp", "walk.svg", "walk.png", "walk_frames.svg"});
  save_figure(frames.last(), folder.path(), "alone");
  CHECK(read_file(folder.path() / "walk.svg") == read_file(folder.path() / "alone.svg"));
  CHECK(read_file(folder.path() / "walk.png") == read_file(folder.path() / "alone.png"));
}

TEST_CASE("the SVG of all frames holds what they share once") {
  const TemporaryFolder folder;
  save_frames(Frames(12, walk_at), folder.path(), "walk", {.formats = {Format::svg}});
  const std::string still = read_file(folder.path() / "walk.svg"),
                    all = read_file(folder.path() / "walk_frames.svg");
  CHECK(all.size() < 2 * still.size());  // of 12
  for (const char* id : {"frame-1", "frame-12"})
    CHECK(occurrences(all, "id=\"" + std::string(id) + "\"") == 1);
  CHECK(occurrences(all, "id=\"frame-13\"") == 0);
  CHECK(occurrences(all, "A walk") == 1);
  CHECK(occurrences(all, "prefers-reduced-motion:no-preference") == 1);
  // Without CSS the last frame shows: nothing else is left in it.
  CHECK(occurrences(all, "--b:12\" opacity") == 0);
  CHECK(occurrences(all, "--b:11\" opacity=\"0\"") > 0);
}

TEST_CASE(
    "the PNG of all frames is the last one to whom knows no animation, and as large as an SVG") {
  const TemporaryFolder folder;
  const Frames frames(12, walk_at);
  const auto files = save_frames(frames, folder.path(), "walk", {.formats = {Format::apng}});
  CHECK(names(files) == std::vector<std::string>{"walk.gp", "walk_frames.png"});
  const std::string all = read_file(folder.path() / "walk_frames.png");
  CHECK(occurrences(all, "acTL") == 1);
  CHECK(occurrences(all, "fcTL") == 12);
  save_figure(frames.last(), folder.path(), "alone", {.formats = {Format::png}, .scale = 1});
  const std::string alone = read_file(folder.path() / "alone.png");
  CHECK(read_png(all).pixels == read_png(alone).pixels);
  CHECK(all.size() < 4 * alone.size());
}

TEST_CASE("of frames that have little in common some are left out, but not the last") {
  const TemporaryFolder folder;
  const auto noise = [](std::size_t t) {
    const double waves = 3.0 + 0.2 * static_cast<double>(t);
    const auto s = sample([=](double x, double y) { return std::sin(waves * x * y); }, 60, 60, -2.0,
                          2.0, -2.0, 2.0);
    return Figure("noise").filled_contour(s.x, s.y, s.z, {.levels = 20});
  };
  const Frames frames(16, noise);
  save_frames(frames, folder.path(), "noise", {.formats = {Format::svg}});
  const std::string all = read_file(folder.path() / "noise_frames.svg");
  const std::size_t left = occurrences(all, "<g id=\"frame-");
  CHECK((left == 8 || left == 4 || left == 2));
  CHECK(all.size() < 1'000'000);
  CHECK(occurrences(all, "--b:" + std::to_string(left) + "\">") > 0);
}

TEST_CASE("frames of other sizes, or that are no pictures, are no animation") {
  const TemporaryFolder folder;
  save_figure(walk_at(1), folder.path(), "a");
  save_figure(walk_at(1).size(300, 300), folder.path(), "b");
  const auto two = [&](const char* ending) {
    return std::vector<std::string>{read_file(folder.path() / ("a" + std::string(ending))),
                                    read_file(folder.path() / ("b" + std::string(ending)))};
  };
  CHECK_THROWS_AS(animated_png(two(".png"), 1.0), std::runtime_error);
  CHECK_THROWS_AS(animated_png({"no picture"}, 1.0), std::runtime_error);
  CHECK_THROWS_AS(animated_svg(two(".svg"), 1.0), std::invalid_argument);
  CHECK_THROWS_AS(animated_svg({"<svg/>"}, 1.0), std::invalid_argument);
}

TEST_CASE("gnuplot run on an animation's script draws it and its last frame again") {
  const TemporaryFolder folder, other;
  save_frames(Frames(5, walk_at), folder.path(), "walk");
  fs::copy_file(folder.path() / "walk.gp", other.path() / "walk.gp");
  const base::ChildResult run =
      base::run_captured({.program = base::find_program("gnuplot"),
                          .arguments = {(other.path() / "walk.gp").string()}});
  CHECK(run.status == 0);
  for (const char* file : {"walk.svg", "walk.png"})
    CHECK(read_file(other.path() / file) == read_file(folder.path() / file));
  CHECK(read_file(other.path() / "walk.gif").starts_with("GIF89a"));
  const std::string script = read_file(folder.path() / "walk.gp");
  CHECK(occurrences(script, "# frame ") == 5);
  CHECK(occurrences(script, "$bands <<EOD") == 1);  // the map stays
}

TEST_CASE("where a frame has other commands they are said again") {
  const TemporaryFolder folder, other;
  const auto titled = [](std::size_t t) {
    Figure figure("t = " + std::to_string(t));
    if (t == 0) figure.text(0.5, 0.5, "only at first");
    return figure.line({0.0, 1.0}, {0.0, static_cast<double>(t)});
  };
  save_frames(Frames(3, titled), folder.path(), "walk", {.formats = {Format::svg}});
  fs::copy_file(folder.path() / "walk.gp", other.path() / "walk.gp");
  base::run_captured({.program = base::find_program("gnuplot"),
                      .arguments = {(other.path() / "walk.gp").string()}});
  CHECK(read_file(other.path() / "walk.svg") == read_file(folder.path() / "walk.svg"));
}

TEST_CASE("a window shows frame after frame") {
  const TemporaryFolder folder;
  save_frames(Frames(5, walk_at, {.seconds = 1.0}), folder.path(), "walk", {.formats = {}});
  const std::string window = window_script(read_file(folder.path() / "walk.gp"), "qt");
  CHECK(occurrences(window, "wait = 0.2 ") == 1);
  CHECK(occurrences(window, "pause wait\n") == 5);
  CHECK(occurrences(window, "set output") == 0);
}

TEST_CASE("a CSV has the data of every frame, and what stays once") {
  const Frames frames(3, [](std::size_t t) {
    return Figure("f").points({0.0}, {0.0}).path({static_cast<double>(t)}, {1.0}, {.label = "p"});
  });
  CHECK(figure_csv(frames.figures()) ==
        "frame,layer,label,index,x,y\n"
        "1,points,,0,0,0\n"
        "1,path,p,0,0,1\n"
        "2,path,p,0,1,1\n"
        "3,path,p,0,2,1\n");
}

TEST_CASE("a frame that gnuplot cannot draw is named, and older files stay") {
  const TemporaryFolder folder;
  write_file(folder.path() / "walk.svg", "old");
  const FakeGnuplot gnuplot("echo 'no memory' >&2; exit 1");
  const std::string message = error_text<std::runtime_error>(
      [&] { save_frames(Frames(3, walk_at), folder.path(), "walk", {.formats = {Format::svg}}); });
  CHECK(message.find("animation 'A walk' (") == 0);
  CHECK(message.find("frame 3 of 3: gnuplot") != message.npos);  // the last is drawn first
  CHECK(read_file(folder.path() / "walk.svg") == "old");
  CHECK(names({fs::directory_iterator(folder.path()), {}}).size() == 1);
}

TEST_CASE("an animation that cannot be written says so and leaves nothing") {
  const TemporaryFolder folder;
  write_file(folder.path() / "file", "");
  const std::string message = error_text<std::runtime_error>([&] {
    save_frames(Frames(2, walk_at), folder.path() / "file", "walk", {.formats = {Format::svg}});
  });
  CHECK(message.find("animation 'A walk'") == 0);
}
