#include "terminal/play_frames.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <thread>

#include "base/write_all.hpp"
#include "terminal/moving_picture.hpp"
#include "terminal/terminal_picture.hpp"

namespace chalkline::terminal {
namespace {

using Clock = std::chrono::steady_clock;

/// How large frames are drawn: in characters of the terminal, and in pixels of its own.
struct Place {
  std::size_t columns, rows, width, height;
};

/// At most the terminal's width and, but for a line, its height.
Place place_of(const Pixels& frame, Show method, const TerminalSize& size) {
  const double cell_width = size.pixels ? static_cast<double>(size.pixels) /
                                              static_cast<double>(size.columns)
                                        : 8.0,
               cell_height = size.pixel_rows ? static_cast<double>(size.pixel_rows) /
                                                   static_cast<double>(size.rows)
                                             : 2.0 * cell_width;
  const double proportion = static_cast<double>(frame.height) / static_cast<double>(frame.width);
  const double most_columns = static_cast<double>(
      method == Show::blocks ? std::min<std::size_t>(size.columns, 100) : size.columns);
  const double most_rows = static_cast<double>(std::max<std::size_t>(size.rows, 4) - 2);
  double width = std::min(most_columns * cell_width, most_rows * cell_height / proportion);
  if (method != Show::blocks) width = std::min(width, static_cast<double>(frame.width));
  const auto whole = [](double length) { return static_cast<std::size_t>(std::max(length, 1.0)); };
  const double height = width * proportion;
  return {whole(width / cell_width), whole(height / cell_height + 0.999), whole(width),
          whole(height)};
}

/// Waits until `time`; false if something is typed before.
bool wait_until(Clock::time_point time) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(time - Clock::now());
  if (!isatty(STDIN_FILENO)) {
    std::this_thread::sleep_until(time);
    return true;
  }
  pollfd typed{STDIN_FILENO, POLLIN, 0};
  return poll(&typed, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0))) == 0;
}

class Player {
 public:
  Player(Show method, int output)
      : method_(method), output_(output), size_(terminal_size(output)), begins_(Clock::now()) {}

  bool see(const Pixels& frame, std::chrono::milliseconds time) {
    if (!place_) begin(frame);
    const Clock::time_point ends = begins_ + time;
    last_ = frame;
    is_drawn_ = !stopped_ && Clock::now() < ends;  // one that is late is left out
    if (is_drawn_) draw(frame);
    begins_ = ends;
    stopped_ = stopped_ || !wait_until(ends - time_of_rest(time));
    return true;  // the last frame is needed, whatever happens
  }

  void end() {
    if (!place_) return;
    if (!is_drawn_) draw(last_);
    base::write_all(output_, "\033[" + std::to_string(place_->rows) + "B\r");
  }

 private:
  /// Nobody waits for the time that a frame stays longer than the one before.
  std::chrono::milliseconds time_of_rest(std::chrono::milliseconds time) {
    if (each_.count() == 0) each_ = time;
    return std::max(time - each_, std::chrono::milliseconds(0));
  }

  /// Makes room, lest it scroll away.
  void begin(const Pixels& frame) {
    place_ = place_of(frame, method_, size_);
    base::write_all(output_,
                    std::string(place_->rows, '\n') + "\033[" + std::to_string(place_->rows) + "A");
    begins_ = Clock::now();
  }

  void draw(const Pixels& frame) { base::write_all(output_, "\0337" + text_of(frame) + "\0338"); }

  std::string text_of(const Pixels& frame) const {
    if (method_ == Show::kitty) return to_kitty(to_png(frame), place_->columns, image_);
    if (method_ == Show::blocks) return to_blocks(frame, place_->columns, block_colors());
    return to_sixel(place_->width == frame.width ? frame
                                                 : scaled(frame, place_->width, place_->height));
  }

  Show method_;
  int output_;
  TerminalSize size_;
  Clock::time_point begins_;
  std::optional<Place> place_;
  Pixels last_;
  bool is_drawn_ = false, stopped_ = false;
  std::chrono::milliseconds each_{0};
  unsigned image_ = 1 + std::random_device()() % 0x7fffffff;  // its number for kitty
};

}  // namespace

void play_frames(const std::filesystem::path& file, Show method, int output) {
  Player player(method, output);
  for_each_frame(file, [&](const Pixels& frame, std::chrono::milliseconds time) {
    return player.see(frame, time);
  });
  player.end();
}

}  // namespace chalkline::terminal
