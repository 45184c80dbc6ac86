#include "live/drawings.hpp"

#include <optional>
#include <utility>

#include "text/content_hash.hpp"

namespace chalkline::live {

std::shared_ptr<const std::string> Drawings::find_or_draw(
    const std::string& script, const std::function<std::string()>& draw) {
  const std::string hash = text::content_hash(script);
  std::unique_lock lock(turn_);
  drawn_.wait(lock, [&] { return !in_work_.contains(hash); });
  if (auto known = last_.find(hash)) return *known;
  in_work_.insert(hash);
  const auto leave = [&] {
    in_work_.erase(hash);
    drawn_.notify_all();
  };
  lock.unlock();
  std::shared_ptr<const std::string> drawing;
  try {
    drawing = std::make_shared<const std::string>(draw());
  } catch (...) {
    lock.lock();
    leave();
    throw;
  }
  lock.lock();
  last_.keep(hash, drawing, drawing->size());
  leave();
  return drawing;
}

}  // namespace chalkline::live
