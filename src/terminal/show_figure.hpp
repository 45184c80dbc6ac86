// Shows a figure that was drawn into files where the user sees it: in the terminal, or in a window.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "terminal/terminal_graphics.hpp"
#include "terminal/terminal_picture.hpp"

namespace chalkline::terminal {

/// How figures are shown. `automatic` is decided once, by show_method().
enum class Show { automatic, window, kitty, sixel, blocks, none };

/// Their names, in the order of the enum: what `--show` allows.
const std::vector<std::string>& show_names();

/// The one called `name`; std::invalid_argument naming the allowed ones otherwise.
Show show_from_name(std::string_view name);

/// What is best here for `wanted`: itself if the user chose, else graphics that the terminal has,
/// else a window if one can be opened, else blocks; nothing where there is no terminal.
Show show_method(Show wanted, bool terminal, const TerminalGraphics& graphics,
                 const std::function<bool()>& can_open_window);

/// Whether it is the PNG that is shown, so that it must be drawn.
bool shows_png(Show method);

/// show_method() for what the user named, with the terminal asked that standard input and `output`
/// are, if they are one.
Show settled_show(std::string_view name, int output, const std::function<bool()>& can_open_window);

/// The size of a terminal.
struct TerminalSize {
  std::size_t columns = 80, rows = 24;
  std::size_t pixels = 0;      ///< its width in pixels; 0 if it does not tell
  std::size_t pixel_rows = 0;  ///< its height, likewise
};
TerminalSize terminal_size(int fd);

/// The PNG as text for a terminal, by one of kitty, sixel, blocks. Throws std::runtime_error if the
/// file is no PNG.
std::string picture(const std::filesystem::path& png, Show method, const TerminalSize& size);

/// The colors that the terminal has for blocks.
BlockColors block_colors();

/// Shows a figure by the files that it was saved in: writes its picture to `output`, where it plays
/// if it moves and that is a terminal, or opens a window by `open_window`, which gets its script's
/// file. Throws std::runtime_error if it lacks the file or the file is no good, and what
/// `open_window` throws.
void show_files(const std::vector<std::string>& files, Show method, int output,
                const std::function<void(const std::filesystem::path& gp)>& open_window);

/// The first of the files with this extension (".png"); empty if there is none.
std::filesystem::path file_with(const std::vector<std::string>& files, std::string_view extension);

}  // namespace chalkline::terminal
