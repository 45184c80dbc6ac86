// What was used last, as much of it as is kept.
#pragma once

#include <cstddef>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace chalkline::live {

/// Values by their names. Where there are too many, the one goes that was not used for longest.
template <class Value>
class RecentlyUsed {
 public:
  /// At most so many, of at most so many bytes together; the newest stays in any case.
  RecentlyUsed(std::size_t most, std::size_t most_bytes) : most_(most), most_bytes_(most_bytes) {}

  std::optional<Value> find(std::string_view name) {
    const auto found = places_.find(name);
    if (found == places_.end()) return std::nullopt;
    kept_.splice(kept_.begin(), kept_, found->second);
    return found->second->value;
  }

  /// `bytes` are what it takes in memory. One of this name is replaced.
  void keep(const std::string& name, Value value, std::size_t bytes) {
    if (const auto old = places_.find(name); old != places_.end()) remove(old->second);
    kept_.push_front({name, std::move(value), bytes});
    places_[name] = kept_.begin();
    bytes_ += bytes;
    while (kept_.size() > 1 && (kept_.size() > most_ || bytes_ > most_bytes_))
      remove(std::prev(kept_.end()));
  }

  std::size_t size() const { return kept_.size(); }
  std::size_t bytes() const { return bytes_; }

 private:
  struct Kept {
    std::string name;
    Value value;
    std::size_t bytes;
  };
  using Place = typename std::list<Kept>::iterator;

  void remove(Place place) {
    bytes_ -= place->bytes;
    places_.erase(place->name);
    kept_.erase(place);
  }

  const std::size_t most_, most_bytes_;
  std::size_t bytes_ = 0;
  std::list<Kept> kept_;  // the newest first
  std::map<std::string, Place, std::less<>> places_;
};

}  // namespace chalkline::live
