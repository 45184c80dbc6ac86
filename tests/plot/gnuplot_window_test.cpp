#include "plot/gnuplot_window.hpp"

#include <unistd.h>

#include "catch.hpp"
#include "environment.hpp"
#include "error_text.hpp"
#include "fake_gnuplot.hpp"
#include "grids.hpp"
#include "plot/save_figure.hpp"
#include "plot/standalone_script.hpp"

using namespace chalkline;
using namespace chalkline::plot;
using namespace chalkline::test;

TEST_CASE("a window needs a display and a gnuplot that draws on it") {
  const Environment shown{{"DISPLAY", ":9"}, {"WAYLAND_DISPLAY", nullptr}};
  {
    const FakeGnuplot both("echo ' cairolatex png qt svg x11 '");
    CHECK(window_terminal() == "qt");
    CHECK(can_open_window());
    const Environment nowhere{{"DISPLAY", nullptr}};
    CHECK(window_terminal().empty());
    CHECK(!can_open_window());
  }
  {
    const FakeGnuplot only_x11("echo ' png svg x11 '; echo 'no qt here' >&2");
    CHECK(window_terminal() == "x11");
  }
  {
    const FakeGnuplot nox("echo ' cairolatex png svg xterm '");
    CHECK(!can_open_window());
    CHECK(has(error_text<std::runtime_error>([] { open_window("/nowhere.gp"); }), "gnuplot-qt"));
  }
  const FakeGnuplot missing;
  CHECK(!can_open_window());
}

TEST_CASE("the real gnuplot tells its terminals") {
  const Environment shown{{"DISPLAY", ":9"}};
  CHECK_NOTHROW(window_terminal());
}

TEST_CASE("a window's gnuplot gets the figure and belongs to nobody") {
  const TemporaryFolder folder;
  const auto told = folder.path() / "told", got = folder.path() / "got";
  save_figure(Figure("f").line(Vector{0.0, 1.0}, Vector{0.0, 1.0}), folder.path(), "f",
              {.formats = {Format::gp}});
  const FakeGnuplot gnuplot("case \"$*\" in *TERMINALS*) echo ' qt ';; *) cat \"$2\" >" +
                            got.string() + "; echo noise; cut -d ' ' -f 6 /proc/self/stat >" +
                            told.string() + "~; mv " + told.string() + "~ " + told.string() +
                            ";; esac");
  const Environment shown{{"DISPLAY", ":9"}, {"WAYLAND_DISPLAY", nullptr}};
  open_window(folder.path() / "f.gp");
  while (!std::filesystem::exists(told)) ::usleep(1000);
  CHECK(read_file(got) == window_script(read_file(folder.path() / "f.gp"), "qt"));
  CHECK(std::stol(read_file(told)) != ::getsid(0));
}

TEST_CASE("what is no figure's file opens no window") {
  const TemporaryFolder folder;
  const FakeGnuplot gnuplot("echo ' qt '");
  const Environment shown{{"DISPLAY", ":9"}};
  write_file(folder.path() / "a.gp", "plot x\n");
  CHECK_THROWS_AS(open_window(folder.path() / "a.gp"), std::invalid_argument);
  CHECK_THROWS_AS(open_window(folder.path() / "none.gp"), std::runtime_error);
}
