// What gnuplot has drawn for any run.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "live/recently_used.hpp"

namespace chalkline::live {

/// Drawings by the hash of their scripts, which any thread may ask for.
class Drawings {
 public:
  /// What `draw` makes of this script; drawn once, even where two ask at once. Throws what `draw`
  /// throws, which nobody else is told: he draws himself.
  std::shared_ptr<const std::string> find_or_draw(const std::string& script,
                                                  const std::function<std::string()>& draw);

 private:
  std::mutex turn_;
  std::condition_variable drawn_;
  std::set<std::string> in_work_;  // hashes
  RecentlyUsed<std::shared_ptr<const std::string>> last_{512, std::size_t{128} << 20};
};

}  // namespace chalkline::live
