#include "terminal/show_figure.hpp"

#include <unistd.h>

#include "base/descriptor.hpp"
#include "catch.hpp"
#include "environment.hpp"
#include "error_text.hpp"
#include "terminal/pixels.hpp"

using namespace chalkline;
using namespace chalkline::terminal;
using test::Environment;

namespace {

bool yes() { return true; }
bool no() { return false; }

}  // namespace

TEST_CASE("what the user chose is done, whatever the terminal says") {
  for (std::size_t i = 1; i < show_names().size(); ++i) {
    const Show wanted = show_from_name(show_names()[i]);
    CHECK(show_method(wanted, false, {}, no) == wanted);
    CHECK(show_method(wanted, true, {true, true}, no) == wanted);
  }
  CHECK(
      error_text<std::invalid_argument>([] { show_from_name("pixels"); }) ==
      "no way to show figures is called 'pixels'; allowed are auto, window, kitty, sixel, blocks, "
      "none");
}

TEST_CASE("auto: graphics, else a window, else blocks, nothing without a terminal") {
  const Environment xterm{{"TERM", "xterm"}, {"NO_COLOR", nullptr}};
  CHECK(show_method(Show::automatic, true, {true, true}, yes) == Show::kitty);
  CHECK(show_method(Show::automatic, true, {false, true}, yes) == Show::sixel);
  CHECK(show_method(Show::automatic, true, {}, yes) == Show::window);
  CHECK(show_method(Show::automatic, true, {}, no) == Show::blocks);
  CHECK(show_method(Show::automatic, false, {true, true}, yes) == Show::none);
}

TEST_CASE("auto: no blocks where colors are not wanted or not there") {
  const Environment unwanted{{"TERM", "xterm"}, {"NO_COLOR", "1"}};
  CHECK(show_method(Show::automatic, true, {}, no) == Show::none);
  const Environment dumb{{"TERM", "dumb"}, {"NO_COLOR", nullptr}};
  CHECK(show_method(Show::automatic, true, {}, no) == Show::none);
}

TEST_CASE("a window is opened with the figure's script, a picture written from its PNG") {
  const std::string plots = CHALKLINE_SOURCE_DIR "/plots/6_trajectory";
  const base::Pipe pipe = base::make_pipe();
  std::filesystem::path opened;
  const auto open_window = [&](const std::filesystem::path& gp) { opened = gp; };
  show_files({plots + ".svg", plots + ".gp"}, Show::window, pipe.to.number(), open_window);
  CHECK(opened == plots + ".gp");
  show_files({plots + ".svg"}, Show::none, pipe.to.number(), open_window);
  CHECK_THROWS_WITH(show_files({plots + ".gp"}, Show::blocks, pipe.to.number(), open_window),
                    "the figure was not saved as PNG, which is needed to show it");
  base::set_nonblocking(pipe.from);
  char byte = 0;
  CHECK(read(pipe.from.number(), &byte, 1) < 0);
}

TEST_CASE("a figure is shown no wider than the terminal") {
  const std::filesystem::path png = CHALKLINE_SOURCE_DIR "/plots/6_trajectory.png";
  const Environment colors{{"COLORTERM", "truecolor"}, {"TERM", "xterm"}};
  const std::string narrow = picture(png, Show::blocks, {20, 24, 0});
  const std::string line = narrow.substr(0, narrow.find('\n'));
  std::size_t blocks = 0;
  for (std::size_t at = 0; (at = line.find("\u2580", at)) != std::string::npos; ++at) ++blocks;
  CHECK(blocks == 20);
  CHECK(picture(png, Show::sixel, {20, 24, 0}).find("\"1;1;160;") != std::string::npos);
  const std::string width = std::to_string(read_png(png).width);
  CHECK(picture(png, Show::sixel, {200, 24, 0}).find("\"1;1;" + width + ";") != std::string::npos);
  CHECK(picture(png, Show::sixel, {20, 24, 300}).find("\"1;1;300;") != std::string::npos);
  CHECK(picture(png, Show::kitty, {20, 24, 0}).starts_with("\033_Ga=T,f=100,q=2,c=20,m=1;"));
  CHECK(picture(png, Show::kitty, {200, 24, 0}).starts_with("\033_Ga=T,f=100,q=2,m=1;"));
}
