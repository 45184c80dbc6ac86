#include "app/results/kept_results.hpp"

#include <fcntl.h>

#include <algorithm>
#include <iostream>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

#include "base/descriptor.hpp"
#include "base/open_folder.hpp"
#include "base/read_file.hpp"
#include "base/write_all.hpp"
#include "text/content_hash.hpp"

namespace chalkline::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* manifest_name = "manifest";
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

/// Moved out of sight first, so that nobody reads a half-removed folder.
void remove_result(const fs::path& store, const fs::path& place) {
  const base::WorkFolder work(store);
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

KeptResults::KeptResults(fs::path folder) : folder_(std::move(folder)) {
  base::remove_abandoned_folders(folder_);
}

std::optional<Files> KeptResults::find(const std::string& lesson, const std::string& key) {
  const fs::path place = folder_ / lesson / text::content_hash(key);
  const base::OpenFolder folder(place);
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
    const base::WorkFolder work(folder_);
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

std::unique_ptr<base::WorkFolder> KeptResults::work_folder() {
  try {
    auto folder = std::make_unique<base::WorkFolder>(folder_);
    if (fs::space(folder->path()).available >= room_for_a_run) return folder;
  } catch (const std::exception&) {  // keep() will say what is wrong with the store
  }
  return std::make_unique<base::WorkFolder>(fs::temp_directory_path());
}

void KeptResults::warn_once(const std::string& reason) {
  const std::lock_guard lock(warning_);
  if (!std::exchange(warned_, true))
    std::cerr << "chalkline: results are not kept: " + reason + "\n";
}

}  // namespace chalkline::app
