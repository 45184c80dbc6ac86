#include "app/results/kept_results.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <iostream>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

#include "base/descriptor.hpp"
#include "base/read_file.hpp"
#include "base/write_all.hpp"
#include "text/content_hash.hpp"

namespace chalkline::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* manifest_name = "manifest";
constexpr const char* work_prefix = ".chalkline-work-";
constexpr std::uintmax_t room_for_a_run = 64 << 20;  // bytes

/// The files of a folder that has nothing else in it.
Files read_files(const fs::path& folder) {
  Files files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    files[entry.path().filename().string()] = base::read_file(entry.path());
  }
  return files;
}

void write_file(const fs::path& file, const std::string& bytes) {
  base::Descriptor out(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (!out || !base::write_all(out.number(), bytes) || !out.close())
    base::throw_errno("cannot write " + file.string());
}

/// What a result's manifest says if the result is as it was when it was kept.
std::string manifest_of(const std::string& key, const Files& files) {
  std::string text = key + "\n";
  for (const auto& [name, bytes] : files)
    text += text::content_hash(bytes) + " " + std::to_string(bytes.size()) + " " + name + "\n";
  return text;
}

/// An open folder, not a link to one: what is read through it is of that folder, even if its name
/// has come to mean another one.
class OpenFolder {
 public:
  explicit OpenFolder(const fs::path& path)
      : path_(path),
        descriptor_(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)) {}

  bool is_open() const { return static_cast<bool>(descriptor_); }
  fs::path path() const { return "/proc/self/fd/" + std::to_string(descriptor_.number()); }
  bool is_still_there() const {
    struct stat open {
    }, named{};
    return ::fstat(descriptor_.number(), &open) == 0 && ::stat(path_.c_str(), &named) == 0 &&
           open.st_dev == named.st_dev && open.st_ino == named.st_ino;
  }
  bool is_own() const {
    struct stat open {};
    return ::fstat(descriptor_.number(), &open) == 0 && open.st_uid == ::geteuid();
  }
  bool lock() const { return ::flock(descriptor_.number(), LOCK_EX | LOCK_NB) == 0; }
  void touch() const { ::futimens(descriptor_.number(), nullptr); }
  base::Descriptor release() { return std::move(descriptor_); }

 private:
  fs::path path_;
  base::Descriptor descriptor_;
};

/// Moved out of sight first, so that nobody reads a half-removed folder.
void remove_result(const fs::path& store, const fs::path& place) {
  const WorkFolder work(store);
  std::error_code failed;
  fs::rename(place, work.path() / "old", failed);
  const bool gone =
      failed == std::errc::no_such_file_or_directory;  // another process has removed it
  if (failed && !gone) throw std::system_error(failed, "cannot remove " + place.string());
}

void put_in_place(const fs::path& work, const fs::path& place) {
  std::error_code failed;
  fs::rename(work, place, failed);
  // Another process may have kept the same at the same time; one is as good as the other.
  const bool beaten = failed == std::errc::directory_not_empty || failed == std::errc::file_exists;
  if (failed && !beaten) throw std::system_error(failed, "cannot write " + place.string());
}

/// Removes the work folders that calls which were killed left behind, as far as that is possible.
void remove_abandoned(const fs::path& parent) {
  std::error_code ignored;  // whoever else is removing it will do as well
  for (fs::directory_iterator entry(parent, ignored), end; entry != end; entry.increment(ignored)) {
    if (!entry->path().filename().string().starts_with(work_prefix)) continue;
    const OpenFolder folder(entry->path());
    if (folder.is_open() && folder.is_own() && folder.lock())
      fs::remove_all(entry->path(), ignored);
  }
}

/// Of the results in `folder`, those last used before the newest few.
std::vector<fs::path> outdated(const fs::path& folder) {
  std::vector<std::pair<fs::file_time_type, fs::path>> results;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    std::error_code gone;
    const fs::file_time_type used = entry.last_write_time(gone);
    if (!gone) results.emplace_back(used, entry.path());
  }
  std::sort(results.begin(), results.end(), std::greater<>());
  std::vector<fs::path> old;
  for (std::size_t i = KeptResults::kept_per_lesson; i < results.size(); ++i)
    old.push_back(results[i].second);
  return old;
}

}  // namespace

WorkFolder::WorkFolder(const fs::path& parent) {
  fs::create_directories(parent);
  remove_abandoned(parent);
  while (!lock_) {
    std::string name = (parent / work_prefix).string() + "XXXXXX";
    if (!::mkdtemp(name.data())) base::throw_errno("cannot write " + parent.string());
    path_ = name;
    // Another process may take it for an abandoned one until it is locked.
    OpenFolder folder(path_);
    if (!folder.is_open() && errno != ENOENT) {
      const std::error_code reason(errno, std::generic_category());
      ::rmdir(name.c_str());
      throw std::system_error(reason, "cannot open " + name);
    }
    if (folder.is_open() && folder.lock() && folder.is_still_there()) lock_ = folder.release();
  }
}

WorkFolder::~WorkFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

KeptResults::KeptResults(fs::path folder) : folder_(std::move(folder)) {
  remove_abandoned(folder_);
}

std::optional<Files> KeptResults::find(const std::string& lesson, const std::string& key) {
  const fs::path place = folder_ / lesson / text::content_hash(key);
  const OpenFolder folder(place);
  if (!folder.is_open()) return std::nullopt;
  try {
    Files files = read_files(folder.path());
    const auto manifest = files.extract(manifest_name);
    if (manifest && manifest.mapped() == manifest_of(key, files)) {
      folder.touch();
      return files;
    }
  } catch (const std::system_error& error) {
    if (error.code() == std::errc::too_many_files_open) return std::nullopt;
  } catch (const std::exception&) {  // unreadable is damaged, too
  }
  if (!folder.is_still_there()) return std::nullopt;  // another process replaced it meanwhile
  std::cerr << "chalkline: the kept result of " + lesson + " is damaged, so it is made again\n";
  try {
    remove_result(folder_, place);
  } catch (const std::exception&) {  // keep() will say what is wrong with the store
  }
  return std::nullopt;
}

void KeptResults::keep(const std::string& lesson, const std::string& key, const Files& files) {
  try {
    const WorkFolder work(folder_);
    for (const auto& [name, bytes] : files) write_file(work.path() / name, bytes);
    write_file(work.path() / manifest_name, manifest_of(key, files));
    const fs::path place = folder_ / lesson / text::content_hash(key);
    fs::create_directories(place.parent_path());
    if (fs::exists(place)) remove_result(folder_, place);
    put_in_place(work.path(), place);
    for (const fs::path& old : outdated(place.parent_path())) remove_result(folder_, old);
  } catch (const std::exception& error) {
    warn_once(error.what());
  }
}

std::unique_ptr<WorkFolder> KeptResults::work_folder() {
  try {
    auto folder = std::make_unique<WorkFolder>(folder_);
    if (fs::space(folder->path()).available >= room_for_a_run) return folder;
  } catch (const std::exception&) {  // keep() will say what is wrong with the store
  }
  return std::make_unique<WorkFolder>(fs::temp_directory_path());
}

void KeptResults::warn_once(const std::string& reason) {
  const std::lock_guard lock(warning_);
  if (!std::exchange(warned_, true))
    std::cerr << "chalkline: results are not kept: " + reason + "\n";
}

}  // namespace chalkline::app
