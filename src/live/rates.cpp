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

/// Forgets those who have all of it again; if there are none, the one who has the most.
void Rates::make_room(Time now) {
  if (left_.size() < most) return;
  std::erase_if(left_, [&](const auto& one) { return left_at(one.second, now) >= rate_.burst; });
  if (left_.size() < most) return;
  left_.erase(std::ranges::max_element(left_, {},
                                       [&](const auto& one) { return left_at(one.second, now); }));
}

}  // namespace chalkline::live
