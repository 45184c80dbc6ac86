#include "terminal/show_figure.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <sstream>
#include <stdexcept>

#include "base/process.hpp"
#include "base/read_file.hpp"
#include "base/write_all.hpp"
#include "terminal/terminal_picture.hpp"
#include "text/names.hpp"

namespace chalkline::terminal {
namespace {

/// What a command prints on either stream.
std::string output_of(const char* command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command, "re"), pclose);
  std::string text;
  std::array<char, 4096> buffer;
  while (pipe) {
    const std::size_t n = fread(buffer.data(), 1, buffer.size(), pipe.get());
    if (n == 0) break;
    text.append(buffer.data(), n);
  }
  return text;
}

bool has_word(const std::string& text, const std::string& word) {
  return (" " + text + " ").find(" " + word + " ") != std::string::npos;
}

BlockColors block_colors() {
  const char* colors = std::getenv("COLORTERM");
  const std::string_view value = colors ? colors : "";
  return value == "truecolor" || value == "24bit" ? BlockColors::rgb : BlockColors::xterm_256;
}

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

/// Of a window 800 pixels wide in which a figure has its own proportions, which its script gives in
/// pixels.
int window_height(const std::string& script) {
  const std::size_t line = script.find("set terminal ");
  double width = 0.0, height = 0.0;
  char after = 0;
  const bool found =
      line != script.npos && std::sscanf(script.c_str() + line, "set terminal %*s size %lf,%lf%c",
                                         &width, &height, &after) == 3;
  const bool in_pixels = found && after == ' ' && width >= 1.0 && height >= 1.0;
  return in_pixels ? static_cast<int>(std::clamp(800.0 * height / width, 200.0, 1600.0)) : 700;
}

/// Whether a line of a figure's script only says into which file it is drawn.
bool names_a_file(std::string_view line) {
  for (const std::string_view start : {"stem = ", "set terminal ", "set output ", "unset output"})
    if (line.starts_with(start)) return true;
  return line == "replot";
}

}  // namespace

const std::vector<std::string>& show_names() {
  static const std::vector<std::string> names{"auto", "window", "kitty", "sixel", "blocks", "none"};
  return names;
}

Show show_from_name(std::string_view name) {
  return static_cast<Show>(text::find_name(show_names(), name, "way to show figures"));
}

Show show_method(Show wanted, bool terminal, const TerminalGraphics& graphics) {
  if (wanted != Show::automatic) return wanted;
  if (!terminal) return Show::none;
  if (graphics.kitty) return Show::kitty;
  if (graphics.sixel) return Show::sixel;
  if (!window_terminal().empty()) return Show::window;
  return wants_color() ? Show::blocks : Show::none;
}

bool shows_png(Show method) { return method != Show::none && method != Show::window; }

Show settled_show(std::string_view name, int output) {
  const Show wanted = show_from_name(name);
  if (wanted != Show::automatic) return wanted;
  std::string typed;
  const TerminalGraphics graphics =
      ask_terminal(STDIN_FILENO, output, std::chrono::seconds(1), typed);
  return show_method(wanted, isatty(STDIN_FILENO) && isatty(output), graphics);
}

TerminalSize terminal_size(int fd) {
  winsize size{};
  if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return {};
  return {size.ws_col, size.ws_row, size.ws_xpixel};
}

std::string picture(const std::filesystem::path& png, Show method, const TerminalSize& size) {
  if (method == Show::kitty) return kitty(png, size);
  if (method == Show::sixel) return sixels(png, size);
  return to_blocks(read_png(png), std::min<std::size_t>(size.columns, 100), block_colors());
}

bool has_display() { return std::getenv("DISPLAY") || std::getenv("WAYLAND_DISPLAY"); }

bool open_elsewhere(const std::filesystem::path& file) {
  const pid_t child = fork();
  if (child == 0) {
    setsid();
    const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nowhere, fd);
    execlp("xdg-open", "xdg-open", file.c_str(), nullptr);
    _exit(127);
  }
  int status = 0;
  return base::wait_for_process(child, &status) == child && WIFEXITED(status) &&
         WEXITSTATUS(status) == 0;
}

std::string window_terminal() {
  if (!has_display()) return "";
  const std::string all = output_of("gnuplot -d -e 'print GPVAL_TERMINALS' 2>&1 </dev/null");
  for (const char* terminal : {"qt", "x11"})
    if (has_word(all.substr(0, all.find('\n')), terminal)) return terminal;
  return "";
}

std::string window_script(std::string_view script, std::string_view terminal) {
  std::string text = "set terminal " + std::string(terminal) + " size 800," +
                     std::to_string(window_height(std::string(script))) + " noenhanced\n";
  while (!script.empty()) {
    const std::size_t end = std::min(script.find('\n'), script.size());
    if (const std::string_view line = script.substr(0, end); !names_a_file(line))
      text.append(line).append("\n");
    script.remove_prefix(std::min(end + 1, script.size()));
  }
  return text + "pause mouse close\n";
}

void open_window(const std::filesystem::path& gp) {
  const std::string terminal = window_terminal();
  if (terminal.empty())
    throw std::runtime_error(
        "there is no display, or a gnuplot without windows (try: sudo apt install gnuplot-qt)");
  const std::string script = window_script(base::read_file(gp), terminal);
  FILE* file = std::tmpfile();  // has no name, so that nothing is left of it
  if (!file || !base::write_all(fileno(file), script))
    throw std::runtime_error("cannot write a temporary file");
  const pid_t child = fork();
  if (child == 0) {  // its child is gnuplot, in a session of its own, which nobody waits for
    setsid();
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    dup2(fileno(file), STDIN_FILENO);
    lseek(STDIN_FILENO, 0, SEEK_SET);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    if (fork() == 0) execlp("gnuplot", "gnuplot", "-d", "/dev/stdin", nullptr);
    _exit(0);
  }
  std::fclose(file);
  if (child < 0) throw std::runtime_error("cannot start gnuplot");
  base::wait_for_process(child);
}

std::filesystem::path file_with(const std::vector<std::string>& files, std::string_view extension) {
  for (const std::string& file : files)
    if (file.ends_with(extension)) return file;
  return {};
}

void show_files(const std::vector<std::string>& files, Show method, int output) {
  if (method == Show::none) return;
  const std::filesystem::path file = file_with(files, shows_png(method) ? ".png" : ".gp");
  if (file.empty())
    throw std::runtime_error("the figure was not saved as PNG, which is needed to show it");
  if (method == Show::window) {
    open_window(file);
  } else {
    base::write_all(output, picture(file, method, terminal_size(output)));
  }
}

}  // namespace chalkline::terminal
