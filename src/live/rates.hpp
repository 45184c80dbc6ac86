// How often somebody may ask.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <string>

namespace chalkline::live {

using Time = std::chrono::steady_clock::time_point;

/// So many at once, and then so many a second.
struct Rate {
  double burst = 0.0;
  double per_second = 0.0;
};

/// What each asker has left of a rate.
class Rates {
 public:
  explicit Rates(Rate rate) : rate_(rate) {}

  /// Whether there is one left.
  bool has(const std::string& asker, Time now) const;

  /// Takes one; false if there is none left.
  bool take(const std::string& asker, Time now);

  /// Those of whom something is kept: never more than `most`.
  std::size_t size() const { return left_.size(); }
  static constexpr std::size_t most = 8192;

 private:
  struct Left {
    double count;
    Time at;
  };
  double left_at(const Left& left, Time now) const;
  void make_room(Time now);

  Rate rate_;
  std::map<std::string, Left> left_;
};

}  // namespace chalkline::live
