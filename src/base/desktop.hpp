// The desktop around a terminal, if there is one.
#pragma once

#include <filesystem>

namespace chalkline::base {

/// Whether there is a screen for windows.
bool has_display();

/// Opens a file as the desktop does (xdg-open). False if there is no such command or it fails.
bool open_on_desktop(const std::filesystem::path& file);

}  // namespace chalkline::base
