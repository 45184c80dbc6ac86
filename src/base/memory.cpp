#include "base/memory.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>

namespace chalkline::base {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();

/// The number behind `name` in a file of the kernel's; else what is given.
std::size_t number_in(const fs::path& file, const std::string& name, std::size_t otherwise) {
  std::ifstream in(file);
  std::size_t number = otherwise;
  for (std::string word; !name.empty() && in >> word;)
    if (word == name) break;
  return in >> number ? number : otherwise;
}

/// The folder of the group that this process belongs to (cgroup version 2).
fs::path group_folder() {
  std::ifstream in("/proc/self/cgroup");
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("0::/")) return fs::path("/sys/fs/cgroup") / line.substr(4);
  return {};
}

}  // namespace

std::size_t available_memory() {
  const std::size_t kilobytes = number_in("/proc/meminfo", "MemAvailable:", unlimited >> 10);
  std::size_t available = kilobytes << 10;
  for (fs::path group = group_folder(); group.native().starts_with("/sys/fs/cgroup");
       group = group.parent_path()) {
    const std::size_t most = number_in(group / "memory.max", "", unlimited),
                      held = number_in(group / "memory.current", "", 0),
                      files = number_in(group / "memory.stat", "inactive_file", 0);
    available = std::min(available, most - std::min(most, held - std::min(held, files)));
  }
  return available;
}

std::size_t resident_memory() {
  std::ifstream in("/proc/self/statm");
  std::size_t all = 0, resident = 0;
  in >> all >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

}  // namespace chalkline::base
