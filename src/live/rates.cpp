#include "live/rates.hpp"

#include <algorithm>

namespace chalkline::live {

double Rates::left_at(const Left& left, Time now) const {
  const double seconds = std::chrono::duration<double>(now - left.at).count();
  return std::min(rate_.burst, left.count + std::max(seconds, 0.0) * rate_.per_second);
}

bool Rates::has(const std::string& asker, Time now) const {
  const auto found = left_.find(asker);
  return found == left_.end() ? rate_.burst >= 1.0 : left_at(found->second, now) >= 1.0;
}

bool Rates::take(const std::string& asker, Time now) {
  if (!left_.contains(asker)) make_room(now);
  Left& left = left_.try_emplace(asker, Left{rate_.burst, now}).first->second;
  left = {left_at(left, now), now};
  if (left.count < 1.0) return false;
  left.count -= 1.0;
  return true;
}

/// Forgets those who have all of it again; if there are none, those who have half, and so on: many
/// at once, so that a flood of askers costs no search for each.
void Rates::make_room(Time now) {
  for (double least = rate_.burst; left_.size() >= most; least /= 2.0)
    std::erase_if(
        left_, [&](const auto& one) { return least < 0.5 || left_at(one.second, now) >= least; });
}

}  // namespace chalkline::live
