#include "plot/last_drawings.hpp"

#include <algorithm>

namespace chalkline::plot {

std::optional<std::string> LastDrawings::find(const std::string& script) {
  const std::lock_guard lock(turn_);
  const auto found = std::ranges::find(drawings_, script, &Drawing::script);
  return found == drawings_.end() ? std::nullopt : std::optional(found->bytes);
}

void LastDrawings::keep(const std::string& script, const std::string& bytes) {
  const std::lock_guard lock(turn_);
  drawings_.push_back({script, bytes});
  size_ += drawings_.back().size();
  while (size_ > most_) {
    size_ -= drawings_.front().size();
    drawings_.pop_front();
  }
}

}  // namespace chalkline::plot
