#include "terminal/show_figure.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include "base/read_file.hpp"
#include "base/write_all.hpp"
#include "terminal/play_frames.hpp"
#include "text/names.hpp"

namespace chalkline::terminal {
namespace {

std::size_t width_in_pixels(const TerminalSize& size) {
  return size.pixels ? size.pixels : 8 * size.columns;
}

std::string sixels(const std::filesystem::path& png, const TerminalSize& size) {
  const Pixels pixels = read_png(png);
  const std::size_t width = std::min(pixels.width, width_in_pixels(size));
  if (width == pixels.width) return to_sixel(pixels);
  return to_sixel(
      scaled(pixels, width, std::max<std::size_t>(pixels.height * width / pixels.width, 1)));
}

std::string kitty(const std::filesystem::path& png, const TerminalSize& size) {
  const bool too_wide = read_png(png).width > width_in_pixels(size);
  return to_kitty(base::read_file(png), too_wide ? size.columns : 0);
}

}  // namespace

BlockColors block_colors() {
  const char* colors = std::getenv("COLORTERM");
  const std::string_view value = colors ? colors : "";
  return value == "truecolor" || value == "24bit" ? BlockColors::rgb : BlockColors::xterm_256;
}

const std::vector<std::string>& show_names() {
  static const std::vector<std::string> names{"auto", "window", "kitty", "sixel", "blocks", "none"};
  return names;
}

Show show_from_name(std::string_view name) {
  return static_cast<Show>(text::find_name(show_names(), name, "way to show figures"));
}

Show show_method(Show wanted, bool terminal, const TerminalGraphics& graphics,
                 const std::function<bool()>& can_open_window) {
  if (wanted != Show::automatic) return wanted;
  if (!terminal) return Show::none;
  if (graphics.kitty) return Show::kitty;
  if (graphics.sixel) return Show::sixel;
  if (can_open_window()) return Show::window;
  return wants_color() ? Show::blocks : Show::none;
}

bool shows_png(Show method) { return method != Show::none && method != Show::window; }

Show settled_show(std::string_view name, int output, const std::function<bool()>& can_open_window) {
  const Show wanted = show_from_name(name);
  if (wanted != Show::automatic) return wanted;
  std::string typed;
  const TerminalGraphics graphics =
      ask_terminal(STDIN_FILENO, output, std::chrono::seconds(1), typed);
  return show_method(wanted, isatty(STDIN_FILENO) && isatty(output), graphics, can_open_window);
}

TerminalSize terminal_size(int fd) {
  winsize size{};
  if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return {};
  return {size.ws_col, size.ws_row, size.ws_xpixel, size.ws_ypixel};
}

std::string picture(const std::filesystem::path& png, Show method, const TerminalSize& size) {
  if (method == Show::kitty) return kitty(png, size);
  if (method == Show::sixel) return sixels(png, size);
  return to_blocks(read_png(png), std::min<std::size_t>(size.columns, 100), block_colors());
}

std::filesystem::path file_with(const std::vector<std::string>& files, std::string_view extension) {
  for (const std::string& file : files)
    if (file.ends_with(extension)) return file;
  return {};
}

void show_files(const std::vector<std::string>& files, Show method, int output,
                const std::function<void(const std::filesystem::path& gp)>& open_window) {
  if (method == Show::none) return;
  const std::filesystem::path file = file_with(files, shows_png(method) ? ".png" : ".gp");
  if (file.empty())
    throw std::runtime_error("the figure was not saved as PNG, which is needed to show it");
  const std::filesystem::path moving = file_with(files, file.stem().string() + "_frames.png");
  if (method == Show::window) {
    open_window(file);
  } else if (!moving.empty() && isatty(output)) {
    play_frames(moving, method, output);
  } else {
    base::write_all(output, picture(file, method, terminal_size(output)));
  }
}

}  // namespace chalkline::terminal
