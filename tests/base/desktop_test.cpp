#include "base/desktop.hpp"

#include <unistd.h>

#include <cstdlib>

#include "catch.hpp"
#include "environment.hpp"
#include "temporary_folder.hpp"

using namespace chalkline;
using test::Environment;

namespace {

namespace fs = std::filesystem;

}  // namespace

TEST_CASE("either kind of display is one") {
  const Environment none{{"DISPLAY", nullptr}, {"WAYLAND_DISPLAY", nullptr}};
  CHECK(!base::has_display());
  {
    const Environment x{{"DISPLAY", ":9"}};
    CHECK(base::has_display());
  }
  const Environment wayland{{"WAYLAND_DISPLAY", "wayland-0"}};
  CHECK(base::has_display());
}

TEST_CASE("a file is opened by xdg-open, of which nothing is heard, out of reach of the terminal") {
  const TemporaryFolder folder;
  const fs::path xdg_open = folder.path() / "xdg-open", got = folder.path() / "got";
  const std::string with_it = folder.path().string() + ":" + std::getenv("PATH");
  const Environment path{{"PATH", with_it.c_str()}};
  write_file(xdg_open, "#!/bin/sh\necho noise; (echo \"$1\"; cut -d ' ' -f 6 /proc/self/stat) >" +
                           got.string() + "\n");
  fs::permissions(xdg_open, fs::perms::owner_all);
  CHECK(base::open_on_desktop("/a b/c.png"));
  const std::string told = read_file(got), file = "/a b/c.png\n";
  REQUIRE(told.starts_with(file));
  CHECK(std::stol(told.substr(file.size())) != getsid(0));
  write_file(xdg_open, "#!/bin/sh\nexit 3\n");
  CHECK(!base::open_on_desktop("/a b/c.png"));
  const Environment nothing{{"PATH", "/nowhere"}};
  CHECK(!base::open_on_desktop("/a b/c.png"));
}
