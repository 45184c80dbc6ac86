#include "terminal/show_figure.hpp"

#include <optional>
#include <thread>

#include "catch.hpp"
#include "error_text.hpp"
#include "plot/fake_gnuplot.hpp"

using namespace chalkline;
using namespace chalkline::terminal;
using test::FakeGnuplot;

namespace {

/// Environment variables as a test wants them; nullptr unsets.
class Environment {
 public:
  explicit Environment(std::vector<std::pair<const char*, const char*>> values) {
    for (const auto& [name, value] : values) {
      const char* before = std::getenv(name);
      before_.emplace_back(name, before ? std::optional<std::string>(before) : std::nullopt);
      set(name, value);
    }
  }
  ~Environment() {
    for (const auto& [name, value] : before_) set(name, value ? value->c_str() : nullptr);
  }

 private:
  static void set(const char* name, const char* value) {
    if (value) {
      setenv(name, value, 1);
    } else {
      unsetenv(name);
    }
  }
  std::vector<std::pair<const char*, std::optional<std::string>>> before_;
};

const char* has_qt = "echo ' cairolatex png qt svg x11 ' >&2";

}  // namespace

TEST_CASE("what the user chose is done, whatever the terminal says") {
  for (std::size_t i = 1; i < show_names().size(); ++i) {
    const Show wanted = show_from_name(show_names()[i]);
    CHECK(show_method(wanted, false, {}) == wanted);
    CHECK(show_method(wanted, true, {true, true}) == wanted);
  }
  CHECK(
      error_text<std::invalid_argument>([] { show_from_name("pixels"); }) ==
      "no way to show figures is called 'pixels'; allowed are auto, window, kitty, sixel, blocks, "
      "none");
}

TEST_CASE("auto: graphics, else a window, else blocks, nothing without a terminal") {
  const FakeGnuplot gnuplot(has_qt);
  const Environment display(
      {{"DISPLAY", ":9"}, {"WAYLAND_DISPLAY", nullptr}, {"TERM", "xterm"}, {"NO_COLOR", nullptr}});
  CHECK(show_method(Show::automatic, true, {true, true}) == Show::kitty);
  CHECK(show_method(Show::automatic, true, {false, true}) == Show::sixel);
  CHECK(show_method(Show::automatic, true, {}) == Show::window);
  CHECK(show_method(Show::automatic, false, {true, true}) == Show::none);
  const Environment none({{"DISPLAY", nullptr}, {"WAYLAND_DISPLAY", nullptr}});
  CHECK(show_method(Show::automatic, true, {}) == Show::blocks);
}

TEST_CASE("auto: no blocks where colors are not wanted or not there") {
  const Environment none(
      {{"DISPLAY", nullptr}, {"WAYLAND_DISPLAY", nullptr}, {"TERM", "xterm"}, {"NO_COLOR", "1"}});
  CHECK(show_method(Show::automatic, true, {}) == Show::none);
  const Environment dumb({{"TERM", "dumb"}, {"NO_COLOR", nullptr}});
  CHECK(show_method(Show::automatic, true, {}) == Show::none);
}

TEST_CASE("a gnuplot without windows, or none, opens none") {
  const Environment display({{"DISPLAY", ":9"}, {"WAYLAND_DISPLAY", nullptr}});
  {
    const FakeGnuplot nox("echo ' cairolatex png svg xterm ' >&2");
    CHECK(window_terminal().empty());
    CHECK(error_text<std::runtime_error>([] { open_window("/nowhere.gp"); }).find("gnuplot-qt") !=
          std::string::npos);
  }
  {
    const FakeGnuplot only_x11("echo ' png svg x11 ' >&2");
    CHECK(window_terminal() == "x11");
  }
  const FakeGnuplot missing;
  CHECK(window_terminal().empty());
}

TEST_CASE("the script of a window draws what the file's script draws, and no file") {
  const std::string script =
      "# A figure\n\nstem = ARG0[1:strlen(ARG0) - 3]\nset terminal svg size 640,480 "
      "noenhanced\nset output stem.'.svg'\n\n"
      "set title 'A'\n$d <<EOD\n1 2\nEOD\nsplot $d\n\nset terminal pngcairo size 1,1\nset output "
      "stem.'.png'\nreplot\n\nunset output\n";
  CHECK(window_script(script, "qt") ==
        "set terminal qt size 800,600 noenhanced\n# A figure\n\n\nset title 'A'\n$d <<EOD\n1 "
        "2\nEOD\nsplot "
        "$d\n\n\npause mouse close\n");
}

TEST_CASE("every published figure's script becomes one that names no file") {
  for (const auto& entry : std::filesystem::directory_iterator(CHALKLINE_SOURCE_DIR "/plots")) {
    if (entry.path().extension() != ".gp") continue;
    const std::string script = window_script(read_file(entry.path()), "qt");
    INFO(entry.path());
    CHECK(script.find("stem") == std::string::npos);
    CHECK(script.find("output") == std::string::npos);
    CHECK(script.find("pngcairo") == std::string::npos);
  }
}

TEST_CASE("a window's gnuplot gets the script and belongs to nobody") {
  const TemporaryFolder folder;
  const auto got = folder.path() / "got", done = folder.path() / "done";
  const FakeGnuplot gnuplot("case \"$*\" in *TERMINALS*) echo ' qt ' >&2;; *) cat \"$2\" >" +
                            got.string() + "; ps -o sid= -p $$ >" + done.string() + ".part; mv " +
                            done.string() + ".part " + done.string() + ";; esac");
  const Environment display({{"DISPLAY", ":9"}, {"WAYLAND_DISPLAY", nullptr}});
  write_file(folder.path() / "a.gp", "plot 1\n");
  open_window(folder.path() / "a.gp");
  while (!std::filesystem::exists(done)) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  CHECK(read_file(got) == "set terminal qt size 800,700 noenhanced\nplot 1\npause mouse close\n");
  CHECK(std::stol(read_file(done)) != getsid(0));
}

TEST_CASE("a figure is shown no wider than the terminal") {
  const std::filesystem::path png = CHALKLINE_SOURCE_DIR "/plots/6_trajectory.png";
  const Environment colors({{"COLORTERM", "truecolor"}, {"TERM", "xterm"}});
  const std::string narrow = picture(png, Show::blocks, {20, 24, 0});
  const std::string line = narrow.substr(0, narrow.find('\n'));
  std::size_t blocks = 0;
  for (std::size_t at = 0; (at = line.find("\u2580", at)) != std::string::npos; ++at) ++blocks;
  CHECK(blocks == 20);
  CHECK(picture(png, Show::sixel, {20, 24, 0}).find("\"1;1;160;") != std::string::npos);
  CHECK(picture(png, Show::sixel, {200, 24, 0}).find("\"1;1;624;") != std::string::npos);
  CHECK(picture(png, Show::sixel, {20, 24, 300}).find("\"1;1;300;") != std::string::npos);
  CHECK(picture(png, Show::kitty, {20, 24, 0}).starts_with("\033_Ga=T,f=100,q=2,c=20,m=1;"));
  CHECK(picture(png, Show::kitty, {200, 24, 0}).starts_with("\033_Ga=T,f=100,q=2,m=1;"));
}
