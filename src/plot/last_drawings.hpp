// What gnuplot drew last, so that nothing is drawn twice.
#pragma once

#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <string>

namespace chalkline::plot {

/// Drawings by their scripts, which any thread may ask for. An animation's last frame is drawn as
/// its picture, too, and often shows what a figure before it does.
class LastDrawings {
 public:
  /// Keeps at most so many bytes of scripts and drawings.
  explicit LastDrawings(std::size_t most = std::size_t{16} << 20) : most_(most) {}

  std::optional<std::string> find(const std::string& script);
  /// The oldest go where there are too many.
  void keep(const std::string& script, const std::string& bytes);

 private:
  struct Drawing {
    std::string script, bytes;
    std::size_t size() const { return script.size() + bytes.size(); }
  };
  std::size_t most_, size_ = 0;
  std::mutex turn_;
  std::deque<Drawing> drawings_;
};

}  // namespace chalkline::plot
