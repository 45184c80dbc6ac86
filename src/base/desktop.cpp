#include "base/desktop.hpp"

#include <cstdlib>
#include <system_error>

#include "base/child_process.hpp"

namespace chalkline::base {

bool has_display() { return std::getenv("DISPLAY") || std::getenv("WAYLAND_DISPLAY"); }

bool open_on_desktop(const std::filesystem::path& file) {
  try {
    Child xdg_open({.program = "xdg-open", .arguments = {file.string()}, .own_session = true});
    return xdg_open.wait() == 0;
  } catch (const std::system_error&) {
    return false;
  }
}

}  // namespace chalkline::base
