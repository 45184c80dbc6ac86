// Runs that several people want: a room that follows its teacher asks for one and the same.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "live/answer.hpp"
#include "live/recently_used.hpp"

namespace chalkline::live {

/// Answers whoever asks for what was answered lately, or is being run, by that. It is used in one
/// thread, in which it also calls back.
class SharedRuns {
 public:
  using Post = std::function<void(std::function<void()>)>;
  using OnCell = std::function<void(const CellAnswer&)>;
  using OnEnd = std::function<void(const RunEnd&)>;

  /// `post` has something done in that thread; `is_there` says whether a figure still is, by the
  /// name of its file.
  SharedRuns(Run run, Post post, std::function<bool(const std::string&)> is_there)
      : run_(std::move(run)), post_(std::move(post)), is_there_(std::move(is_there)) {}

  /// As live::Run. A lesson of another `build` is another one.
  void run(RunRequest request, std::size_t build, OnCell on_cell, OnEnd on_end);

 private:
  struct Listener {
    RunRequest request;
    OnCell on_cell;
    OnEnd on_end;
  };
  struct Running {
    std::string key;
    bool by_teacher;  ///< within his limits
    std::vector<CellAnswer> cells = {};
    std::vector<Listener> listeners = {};
  };
  using Answered = std::shared_ptr<const std::vector<CellAnswer>>;

  bool answer_at_once(const std::string& key, const Listener& listener);
  bool join(const std::string& key, Listener& listener);
  void start(std::string key, std::vector<Listener> listeners);
  void take_cell(std::uint64_t number, CellAnswer answer);
  void take_end(std::uint64_t number, const RunEnd& end);
  void supersede(const std::string& person);

  Run run_;
  Post post_;
  std::function<bool(const std::string&)> is_there_;
  std::map<std::uint64_t, Running> running_;
  std::uint64_t last_ = 0;
  RecentlyUsed<Answered> answered_{256, std::size_t{64} << 20};
};

}  // namespace chalkline::live
