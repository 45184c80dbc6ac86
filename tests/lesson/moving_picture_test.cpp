#include "terminal/moving_picture.hpp"

#include <fcntl.h>

#include <algorithm>
#include <thread>

#include "base/write_all.hpp"
#include "catch.hpp"
#include "error_text.hpp"
#include "plot/animated_png.hpp"
#include "pty.hpp"
#include "temporary_folder.hpp"
#include "terminal/show_figure.hpp"

using namespace chalkline;
using namespace chalkline::terminal;
using namespace chalkline::test;

namespace {

/// Gray but for one pixel.
Pixels picture(std::size_t red) {
  Pixels pixels{20, 10, std::vector<Rgb>(200, Rgb{128, 128, 128})};
  pixels.rgb[red] = {255, 0, 0};
  return pixels;
}

std::vector<std::string> pngs() {
  std::vector<std::string> frames;
  for (const std::size_t red : {0u, 57u, 57u, 199u}) frames.push_back(to_png(picture(red)));
  return frames;
}

}  // namespace

TEST_CASE("an animated PNG reads back as the frames that it was made of, and their times") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "a.png";
  write_file(file, plot::animated_png(pngs(), 2.0));
  std::vector<Pixels> frames;
  std::vector<long> times;
  for_each_frame(file, [&](const Pixels& frame, std::chrono::milliseconds time) {
    frames.push_back(frame);
    times.push_back(static_cast<long>(time.count()));
    return true;
  });
  REQUIRE(frames.size() == 4);
  CHECK(frames[0].rgb == picture(0).rgb);
  CHECK(frames[1].rgb == picture(57).rgb);
  CHECK(frames[2].rgb == picture(57).rgb);
  CHECK(frames[3].rgb == picture(199).rgb);
  CHECK(times == std::vector<long>{500, 500, 500, 2000});  // the last rests
}

TEST_CASE("a damaged picture is refused with its name, wherever it is cut off") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "a.png";
  const std::string whole = plot::animated_png(pngs(), 2.0);
  const auto read = [&] { for_each_frame(file, [](const Pixels&, auto) { return true; }); };
  write_file(file, to_png(picture(0)));
  CHECK(error_text<std::runtime_error>(read).find("a.png: it has no frames") != std::string::npos);
  for (std::size_t size = 0; size + 12 < whole.size(); ++size) {
    std::string bytes = whole.substr(0, size);
    write_file(file, bytes);
    try {
      read();  // cut between two frames, it has those before
    } catch (const std::runtime_error& error) {
      CHECK(std::string(error.what()).find("a.png") != std::string::npos);
    }
    bytes = whole;
    bytes[size] = static_cast<char>(bytes[size] ^ 0x5a);
    write_file(file, bytes);
    try {
      read();
    } catch (const std::runtime_error&) {
    }
  }
}

namespace {

/// A figure that was saved, and moves.
std::vector<std::string> saved(const TemporaryFolder& folder) {
  write_file(folder.path() / "a.png", to_png(picture(3)));
  write_file(folder.path() / "a_frames.png", plot::animated_png(pngs(), 0.4));
  std::vector<std::string> files;
  for (const char* name : {"a.gp", "a.png", "a_frames.png"})
    files.push_back((folder.path() / name).string());
  return files;
}

}  // namespace

TEST_CASE("on a terminal a figure that moves plays in one place, and its last frame stays") {
  const TemporaryFolder folder;
  const auto files = saved(folder);
  Pty pty(60, 20);
  std::jthread player([&] {
    show_files(files, Show::blocks, pty.slave(), {});
    base::write_all(pty.slave(), "that was it");
  });
  const std::string seen = pty.until("that was it");
  player.join();
  std::size_t drawn = 0;
  for (auto at = seen.find("\0337"); at != seen.npos; at = seen.find("\0337", at + 1)) ++drawn;
  CHECK(drawn >= 1);
  CHECK(drawn <= 4);
  const std::string made_room = seen.substr(0, seen.find("\0337"));
  const auto rows = std::count(made_room.begin(), made_room.end(), '\n');
  CHECK(rows < 20);  // no more than the terminal has
  CHECK(made_room.ends_with("\033[" + std::to_string(rows) + "A"));
  CHECK(seen.ends_with("\0338\033[" + std::to_string(rows) + "B\rthat was it"));
  CHECK(seen.substr(seen.rfind("\0337")).find("\u2580") != seen.npos);
}

TEST_CASE("where there is no terminal a figure that moves is its last frame") {
  const TemporaryFolder folder;
  const auto files = saved(folder);
  const auto out = folder.path() / "out";
  const base::Descriptor file(open(out.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
  show_files(files, Show::kitty, file.number(), {});
  CHECK(read_file(out) == to_kitty(to_png(picture(3)), 0));
}

TEST_CASE("a figure that is only called like the frames of another does not move") {
  const TemporaryFolder folder;
  const auto png = folder.path() / "walk_frames.png";
  write_file(png, to_png(picture(3)));
  Pty pty(60, 20);
  std::jthread shows([&] {
    show_files({png.string()}, Show::kitty, pty.slave(), {});
    base::write_all(pty.slave(), "that was it");
  });
  CHECK(pty.until("that was it").find("\033_Ga=T,f=100,q=2,m=0;") != std::string::npos);
  shows.join();
}
