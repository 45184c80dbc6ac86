// Shows a figure that was drawn into files where the user sees it: in the terminal, or in a window.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "terminal/terminal_graphics.hpp"

namespace chalkline::terminal {

/// How figures are shown. `automatic` is decided once, by show_method().
enum class Show { automatic, window, kitty, sixel, blocks, none };

/// Their names, in the order of the enum: what `--show` allows.
const std::vector<std::string>& show_names();

/// The one called `name`; std::invalid_argument naming the allowed ones otherwise.
Show show_from_name(std::string_view name);

/// What is best here for `wanted`: itself if the user chose, else graphics that the terminal has,
/// else a window if there is a display and a gnuplot that draws on it, else blocks; nothing where
/// there is no terminal.
Show show_method(Show wanted, bool terminal, const TerminalGraphics& graphics);

/// Whether it is the PNG that is shown, so that it must be drawn.
bool shows_png(Show method);

/// show_method() for what the user named, with the terminal asked that standard input and `output`
/// are, if they are one.
Show settled_show(std::string_view name, int output);

/// The size of a terminal.
struct TerminalSize {
  std::size_t columns = 80, rows = 24;
  std::size_t pixels = 0;  ///< its width in pixels; 0 if it does not tell
};
TerminalSize terminal_size(int fd);

/// The PNG as text for a terminal, by one of kitty, sixel, blocks. Throws std::runtime_error if the
/// file is no PNG.
std::string picture(const std::filesystem::path& png, Show method, const TerminalSize& size);

/// Whether there is a screen for windows.
bool has_display();

/// Opens a file as the desktop does (xdg-open). False if there is no such command.
bool open_elsewhere(const std::filesystem::path& file);

/// gnuplot's terminal for windows, "qt" or "x11"; empty if there is no display or gnuplot has
/// neither.
std::string window_terminal();

/// A figure's script (as saved beside it), changed so that it draws into a window and waits until
/// that is closed.
std::string window_script(std::string_view script, std::string_view terminal);

/// Opens a window that stays, can be turned, and belongs to nobody: it outlives this process.
/// Throws std::runtime_error if there is no window_terminal() or the script cannot be read.
void open_window(const std::filesystem::path& gp);

/// Shows a figure by the files that it was saved in: writes its picture to `output`, or opens a
/// window. Throws std::runtime_error if it lacks the file or the file is no good.
void show_files(const std::vector<std::string>& files, Show method, int output);

/// The first of the files with this extension (".png"); empty if there is none.
std::filesystem::path file_with(const std::vector<std::string>& files, std::string_view extension);

}  // namespace chalkline::terminal
