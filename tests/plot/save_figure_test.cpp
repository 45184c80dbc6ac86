#include "plot/save_figure.hpp"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/child_process.hpp"
#include "base/interrupt.hpp"
#include "base/process.hpp"
#include "catch.hpp"
#include "error_text.hpp"
#include "fake_gnuplot.hpp"
#include "grids.hpp"
#include "plot/contour_bands.hpp"
#include "plot/gnuplot_layout.hpp"
#include "plot/picture.hpp"

using namespace chalkline;
using namespace chalkline::plot;
using namespace chalkline::test;
namespace fs = std::filesystem;

namespace {

Figure bowl_figure() {
  const auto s = course_bowl();
  return Figure("The bowl")
      .filled_contour(s.x, s.y, s.z, {.levels = 50})
      .x_label("x")
      .y_label("y")
      .equal_scales();
}

Figure small_figure() { return Figure("small").line(Vector{0.0, 1.0}, Vector{0.0, 1.0}); }

// Every file of a folder with what is in it: hidden and temporary ones, too.
std::map<std::string, std::string> contents(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) files[entry.path().filename().string()] = read_file(entry.path());
  return files;
}

bool between(std::uint8_t v, std::uint8_t a, std::uint8_t b, int slack) {
  return v + slack >= std::min(a, b) && v <= std::max(a, b) + slack;
}

struct PixelCount {
  int exact = 0, blended = 0, wrong = 0;
};

// Compares every pixel inside the axes with the bands that the samples have within a pixel and a
// half of it.
PixelCount compare_pixels(const Samples& s, int levels) {
  const Figure figure = Figure("f").filled_contour(s.x, s.y, s.z, {.levels = levels});
  const Picture picture =
      read_png(run_gnuplot(terminal_command(figure, Format::png) + gnuplot_script(figure)));
  const Layout l = layout(figure);
  const auto [low, high] = drawable_range(s.z);
  const auto edges = contour_levels(low, high, levels);
  const auto rings = contour_bands(s.x_axis, s.y_axis, s.z, edges);
  const double scale = picture.width / l.width;
  // The topmost ring at the center of every pixel, by filling the rings row by row.
  std::vector<int> bands(static_cast<std::size_t>(picture.width * picture.height), Ring::blank);
  const auto pixel_x = [&](double x) {
    return (l.left + (x - l.x.low) / (l.x.high - l.x.low) * l.plot_width) * scale;
  };
  const auto pixel_y = [&](double y) {
    return (l.top + (l.y.high - y) / (l.y.high - l.y.low) * l.plot_height) * scale;
  };
  for (const Ring& ring : rings)
    for (int row = 0; row < picture.height; ++row) {
      std::vector<double> cuts;
      for (std::size_t i = 0; i < ring.points.size(); ++i) {
        const Point &a = ring.points[i], &b = ring.points[(i + 1) % ring.points.size()];
        const double ya = pixel_y(a.y), yb = pixel_y(b.y), y = row + 0.5;
        if ((ya > y) != (yb > y))
          cuts.push_back(pixel_x(a.x) + (y - ya) / (yb - ya) * (pixel_x(b.x) - pixel_x(a.x)));
      }
      std::sort(cuts.begin(), cuts.end());
      for (std::size_t i = 0; i + 1 < cuts.size(); i += 2)
        for (int x = std::max(0, static_cast<int>(std::ceil(cuts[i] - 0.5)));
             x + 0.5 < cuts[i + 1] && x < picture.width; ++x)
          bands[static_cast<std::size_t>(row * picture.width + x)] = ring.band;
    }
  const auto band_at = [&](int x, int y) {
    return bands[static_cast<std::size_t>(y * picture.width + x)];
  };
  const auto color_of = [&](int band) {
    return band == Ring::blank
               ? Rgb{255, 255, 255}
               : color(Palette::jet, (band + 0.5) / static_cast<double>(edges.size() - 1));
  };
  PixelCount count;
  const int margin = 5;  // the frame is drawn over the fill
  for (int y = static_cast<int>(l.top * scale) + margin;
       y < (l.top + l.plot_height) * scale - margin; ++y)
    for (int x = static_cast<int>(l.left * scale) + margin;
         x < (l.left + l.plot_width) * scale - margin; ++x) {
      std::array<int, 25> near{};
      for (int k = 0; k < 25; ++k)
        near[static_cast<std::size_t>(k)] = band_at(x + k % 5 - 2, y + k / 5 - 2);
      const auto [least, most] = std::minmax_element(near.begin(), near.end());
      const Rgb pixel = picture.at(x, y);
      if (*least == *most) {
        pixel == color_of(*least) ? ++count.exact : ++count.wrong;
        continue;
      }
      // On an edge: a blend of the bands near it, channel by channel.
      Rgb lower = color_of(*least), upper = lower;
      for (int band = *least; band <= *most; ++band) {
        const Rgb c = color_of(band);
        lower = {std::min(lower.red, c.red), std::min(lower.green, c.green),
                 std::min(lower.blue, c.blue)};
        upper = {std::max(upper.red, c.red), std::max(upper.green, c.green),
                 std::max(upper.blue, c.blue)};
      }
      between(pixel.red, lower.red, upper.red, 2) &&
              between(pixel.green, lower.green, upper.green, 2) &&
              between(pixel.blue, lower.blue, upper.blue, 2)
          ? ++count.blended
          : ++count.wrong;
    }
  return count;
}

// Runs `action` in a child process; its exit status.
template <class Action>
int in_child(Action&& action) {
  const pid_t child = ::fork();
  if (child == 0) {
    try {
      action();
      ::_exit(0);
    } catch (...) {
      ::_exit(42);
    }
  }
  int status = 0;
  base::wait_for_process(child, &status);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

// A folder with older figures, which must survive.
struct OlderFigures {
  TemporaryFolder folder;
  OlderFigures() {
    for (const char* name : {"f.gp", "f.svg", "f.png"}) write_file(folder.path() / name, "older");
  }
  bool untouched() const {
    return contents(folder.path()) == std::map<std::string, std::string>{{"f.gp", "older"},
                                                                         {"f.png", "older"},
                                                                         {"f.svg", "older"}};
  }
};

std::string failure(const fs::path& folder, SaveOptions options = {}) {
  return error_text<std::runtime_error>([&] { save_figure(small_figure(), folder, "f", options); });
}

}  // namespace

TEST_CASE("every pixel has its band's color, and there are no seams") {
  auto gaps = sample(himmelblau, 30, 30, -5, 5, -5, 5);
  for (std::size_t i = 8; i < 12; ++i)
    for (std::size_t j = 20; j < 24; ++j) gaps.z(i, j) = std::numeric_limits<double>::quiet_NaN();
  for (const auto& [name, s, levels] :
       {std::tuple{"bowl", course_bowl(), 50},
        {"saddle", sample(saddle, 21, 21, -1, 1, -1, 1), 12},
        {"rastrigin", sample(rastrigin, 60, 60, -2, 2, -2, 2), 20},
        {"asymmetric", sample(asymmetric, 30, 20, -1, 1, -2, 1), 15},
        {"plateau", sample([](double, double) { return 3.0; }, 4, 4, 0, 1, 0, 1), 50},
        {"gaps", gaps, 25}}) {
    const PixelCount count = compare_pixels(s, levels);
    INFO(name << ": " << count.exact << " exact, " << count.blended << " blended, " << count.wrong
              << " wrong");
    CHECK(count.exact > 20000);
    CHECK(count.wrong == 0);
  }
}

TEST_CASE("the contour's SVG is small") {
  const TemporaryFolder folder;
  save_figure(bowl_figure(), folder.path(), "contour", {.formats = {Format::svg}});
  CHECK(fs::file_size(folder.path() / "contour.svg") < 130'000);
}

TEST_CASE("the same figure twice gives the same bytes, and so does its .gp from any folder") {
  const TemporaryFolder once, twice, elsewhere;
  const auto s = course_bowl();
  for (const Figure& figure :
       {bowl_figure(), Figure("s").surface(s.x, s.y, s.z), small_figure().log_y()}) {
    const auto files = save_figure(figure, once.path(), "f");
    CHECK(files == std::vector<fs::path>{once.path() / "f.gp", once.path() / "f.svg",
                                         once.path() / "f.png"});
    save_figure(figure, twice.path(), "f");
    CHECK(contents(once.path()) == contents(twice.path()));
    fs::copy_file(once.path() / "f.gp", elsewhere.path() / "f.gp",
                  fs::copy_options::overwrite_existing);
    REQUIRE(std::system(("cd / && gnuplot -d " + (elsewhere.path() / "f.gp").string()).c_str()) ==
            0);
    CHECK(contents(once.path()) == contents(elsewhere.path()));
  }
}

TEST_CASE("whatever a label says, its SVG is well-formed XML") {
  const TemporaryFolder folder;
  for (const std::string text : {"]]>", "a ]]> b", "]]]>]]>>", "]]\x1b>", "<![CDATA[ ]]> ",
                                 "<!-- --> &amp; &#0; <?x ?>", "' ]]> \" \\ `x` @y"}) {
    INFO(text);
    const Figure figure = Figure(text)
                              .line(Vector{0.0, 1.0}, Vector{0.0, 1.0}, {.label = text})
                              .x_label(text)
                              .y_label(text)
                              .alt(text);
    save_figure(figure, folder.path(), "labels", {.formats = {Format::svg}});
    const base::ChildResult parsed = base::run_captured(
        "/usr/bin/env", {"python3", "-c", "import sys, xml.dom.minidom as m; m.parse(sys.argv[1])",
                         (folder.path() / "labels.svg").string()});
    CHECK(parsed.errors.empty());
    CHECK(parsed.status == 0);
  }
}

TEST_CASE("PDF on request, formats named twice drawn once, a .gp always") {
  const TemporaryFolder folder;
  const auto files = save_figure(small_figure(), folder.path() / "new" / "folder", "f",
                                 {.formats = {Format::pdf, Format::gp, Format::pdf}});
  CHECK(files.size() == 2);
  CHECK(read_file(folder.path() / "new/folder/f.pdf").compare(0, 5, "%PDF-") == 0);
  CHECK(has(read_file(folder.path() / "new/folder/f.gp"), "pdfcairo"));
}

TEST_CASE("when gnuplot fails, hangs, is killed or missing, older figures are untouched") {
  const OlderFigures older;
  {
    const FakeGnuplot fake("echo '<svg>'; echo 'line 7: no' >&2; exit 1");
    const auto text = failure(older.folder.path());
    CHECK(has(text, "small"));
    CHECK(has(text, "line 7: no"));
  }
  {
    const FakeGnuplot fake("echo '<svg>'; exec sleep 1000");
    CHECK(has(failure(older.folder.path(), {.gnuplot = {std::chrono::milliseconds(150)}}),
              "longer than 0.15 s"));
  }
  {
    const FakeGnuplot fake("echo '<svg>'; kill -9 $$");
    CHECK(has(failure(older.folder.path()), "killed by signal 9"));
  }
  {
    // Only the PNG fails.
    const FakeGnuplot fake("if grep -q pngcairo; then echo no >&2; exit 1; fi; echo '<svg>'");
    CHECK(has(failure(older.folder.path()), "no"));
  }
  {
    const FakeGnuplot none;
    CHECK(has(failure(older.folder.path()), "install gnuplot-nox"));
  }
  CHECK(older.untouched());
}

TEST_CASE("what is told of a refused figure names it once, and no folder") {
  const TemporaryFolder folder;
  const Figure refused = Figure("low").line({0, 1}, {-1, -2}).log_y();
  const auto text =
      error_text<std::runtime_error>([&] { save_figure(refused, folder.path(), "1_low"); });
  CHECK(text.starts_with("figure 'low' (1_low): log_y(): no y is above zero"));
  CHECK(!has(text, folder.path().string()));
}

TEST_CASE("what is no figure, or only a part of one, takes the place of none") {
  struct Wrong {
    std::string format, written, told;
  };
  const std::vector<Wrong> all = {
      {"svg", "printf 'junk\\033[31m'", "no .svg file: it begins with \"junk␛[31m\""},
      {"svg", "printf '\\211PNG'", "no .svg file"},
      {"svg", "printf '<?xml version=\"1.0\"?><html></html>'", "no .svg file"},
      {"svg", "printf '<?xml version=\"1.0\"?><svg><g>'", "its end is missing"},
      {"png", "echo '<?xml <svg </svg>'", "no .png file"},
      {"png", "gnuplot_of_the_system | head -c 1000", "no whole .png file"},
      {"png", "gnuplot_of_the_system; echo more", "no whole .png file"},
      {"pdf", "gnuplot_of_the_system | head -c 1000", "no whole .pdf file"},
      {"pdf", "printf '%%PDF-1.5'", "no .pdf file"}};
  const std::string real = base::find_program("gnuplot").string();
  for (const auto& [format, written, told] : all) {
    const OlderFigures older;
    write_file(older.folder.path() / "f.pdf", "older");
    const FakeGnuplot fake("gnuplot_of_the_system() { " + real + " -d /dev/stdin; }; " + written +
                           "; cat >/dev/null");
    const std::string text = failure(older.folder.path(), {.formats = {format_from_name(format)}});
    INFO(written << " gave: " << text);
    CHECK(has(text, told));
    CHECK(read_file(older.folder.path() / "f.pdf") == "older");
    fs::remove(older.folder.path() / "f.pdf");
    CHECK(older.untouched());
  }
}

TEST_CASE("a gnuplot that writes without end is killed long before memory or disk is full") {
  const OlderFigures older;
  for (const auto& [stream, told] : {std::pair{"", "more than 2 MB and was killed"},
                                     {" >&2", "complained without end and was killed"}}) {
    const FakeGnuplot fake("exec cat /dev/zero" + std::string(stream));
    const std::string text = failure(older.folder.path(), {.gnuplot = {.output_limit = 2 << 20}});
    CHECK(has(text, told));
  }
  CHECK(GnuplotOptions{}.output_limit == 64 << 20);
  CHECK(older.untouched());
}

TEST_CASE("a figure that is write-protected is told, and none of its other files is replaced") {
  for (const char* name : {"f.gp", "f.svg", "f.png"}) {
    const OlderFigures older;
    const fs::path file = older.folder.path() / name;
    fs::permissions(file, fs::perms(0444));
    CHECK(has(failure(older.folder.path()), file.string() + ", which is write-protected"));
    CHECK(older.untouched());
  }
}

TEST_CASE("a folder that cannot be made or written is named") {
  const TemporaryFolder folder;
  write_file(folder.path() / "file", "in the way");
  CHECK(has(failure(folder.path() / "file" / "plots"), (folder.path() / "file").string()));
  CHECK(has(failure(folder.path() / "file"), (folder.path() / "file").string()));
  CHECK(has(failure("/proc/self/plots"), "/proc/self/plots"));
  CHECK(contents(folder.path()).size() == 1);
}

TEST_CASE("a read-only folder keeps its figures and gains nothing") {
  const OlderFigures older;
  fs::permissions(older.folder.path(), fs::perms::owner_read | fs::perms::owner_exec |
                                           fs::perms::others_read | fs::perms::others_exec);
  const int status = in_child([&] {
    if (::geteuid() == 0 && ::setuid(65534) != 0) ::_exit(7);
    ::_exit(has(failure(older.folder.path()), "Permission denied") ? 5 : 6);
  });
  fs::permissions(older.folder.path(), fs::perms::owner_all);
  CHECK(status == 5);
  CHECK(older.untouched());
}

TEST_CASE("a full disk leaves the older figure and no part of the new one") {
  const OlderFigures older;
  const int status = in_child([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{500, 500};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    ::_exit(has(failure(older.folder.path(), {.formats = {Format::svg}}), "File too large") ? 5
                                                                                            : 6);
  });
  CHECK(status == 5);
  CHECK(older.untouched());
}

TEST_CASE("Ctrl-C while drawing ends with status 1, a message and no trace") {
  for (const int interrupt : {SIGINT, SIGTERM, SIGHUP}) {
    const OlderFigures older;
    const TemporaryFolder sign;
    const FakeGnuplot fake("touch " + (sign.path() / "started").string() +
                           "; echo '<svg>'; exec sleep 1000");
    const auto message = sign.path() / "message";
    const pid_t child = ::fork();
    if (child == 0) {
      if (!std::freopen(message.c_str(), "w", stderr)) ::_exit(9);
      base::install_interrupt_handler();
      try {
        save_figure(small_figure(), older.folder.path(), "f");
      } catch (...) {
      }
      ::_exit(8);
    }
    while (!fs::exists(sign.path() / "started")) ::usleep(1000);
    base::send_signal(child, interrupt);
    int status = 0;
    base::wait_for_process(child, &status);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 1);
    CHECK(read_file(message) == "chalkline: interrupted\n");
    CHECK(older.untouched());
  }
}

TEST_CASE("Ctrl-C at any moment leaves whole files only") {
  // Saves over and over while the signal comes at different times.
  for (int n = 0; n < 25; ++n) {
    const TemporaryFolder folder, sign;
    const FakeGnuplot fake("cat >/dev/null; touch " + (sign.path() / "started").string() +
                           "; echo '<?xml <svg'; head -c 2999982 /dev/zero; echo '</svg>'");
    const pid_t child = ::fork();
    if (child == 0) {
      if (!std::freopen("/dev/null", "w", stderr)) ::_exit(9);
      base::install_interrupt_handler();
      try {
        for (;;) save_figure(small_figure(), folder.path(), "f", {.formats = {Format::svg}});
      } catch (...) {
        ::_exit(8);
      }
    }
    while (!fs::exists(sign.path() / "started")) ::usleep(1000);
    ::usleep(static_cast<useconds_t>(700 * n));
    base::send_signal(child, SIGINT);
    int status = 0;
    base::wait_for_process(child, &status);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 1);
    for (const auto& [name, bytes] : contents(folder.path())) {
      CHECK((name == "f.gp" || name == "f.svg"));
      if (name == "f.svg") CHECK(bytes.size() == 3'000'000);
    }
  }
}
