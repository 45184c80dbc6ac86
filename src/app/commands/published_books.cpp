#include "app/commands/published_books.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "app/commands/publish_book.hpp"

namespace chalkline::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* lesson_name = "book";  // in the store, which is one of lessons
constexpr const char* state_name = "state";

std::string key_of(const fs::path& folder, const std::string& made_of) {
  return made_of + " in " + fs::absolute(folder).lexically_normal().string();
}

/// A line for each file of the book in a folder, its list first: other ones once somebody wrote,
/// replaced, moved or removed it. Empty if a file is missing or is none.
std::string state_of(const fs::path& folder) {
  std::string text;
  for (const std::string& name : files_of_book(folder)) {
    struct stat now {};
    if (::lstat((folder / name).c_str(), &now) != 0 || !S_ISREG(now.st_mode)) return "";
    for (const auto number :
         {static_cast<long long>(now.st_dev), static_cast<long long>(now.st_ino),
          static_cast<long long>(now.st_size), static_cast<long long>(now.st_mtim.tv_sec),
          static_cast<long long>(now.st_mtim.tv_nsec), static_cast<long long>(now.st_ctim.tv_sec),
          static_cast<long long>(now.st_ctim.tv_nsec)})
      text += std::to_string(number) + ' ';
    text += name + '\n';
  }
  return text;
}

}  // namespace

std::optional<std::size_t> PublishedBooks::files_in(const fs::path& folder,
                                                    const std::string& made_of) {
  const std::optional<Files> kept = kept_.find(lesson_name, key_of(folder, made_of));
  const auto state = kept ? kept->find(state_name) : Files::const_iterator();
  if (!kept || state == kept->end() || state->second.empty() || state->second != state_of(folder))
    return std::nullopt;
  return std::ranges::count(state->second, '\n') - 1;  // the list is none of them
}

void PublishedBooks::note(const fs::path& folder, const std::string& made_of) {
  // The clock of files ticks every few milliseconds; whoever changes one after this is told apart.
  std::this_thread::sleep_for(std::chrono::milliseconds(10));
  kept_.keep(lesson_name, key_of(folder, made_of), {{state_name, state_of(folder)}});
}

}  // namespace chalkline::app
