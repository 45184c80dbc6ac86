#include "live/shared_runs.hpp"

#include <algorithm>
#include <utility>

namespace chalkline::live {
namespace {

std::string key_of(const RunRequest& request, std::size_t build) {
  std::string key = request.lesson + '\n' + std::to_string(build) + (request.films ? "\nf" : "\n");
  for (const auto& [name, value] : request.parameters)
    key += '\n' + std::to_string(value.size()) + ' ' + name + '=' + value;
  return key;
}

void tell_if_new(const RunRequest& request, const CellAnswer& answer,
                 const SharedRuns::OnCell& on_cell) {
  const auto known = request.known.find(answer.cell);
  if (known == request.known.end() || known->second != answer.hash) on_cell(answer);
}

std::size_t bytes_of_answers(const std::vector<CellAnswer>& cells) {
  std::size_t bytes = 0;
  for (const CellAnswer& cell : cells) bytes += sizeof cell + cell.html.size();
  return bytes;
}

}  // namespace

void SharedRuns::run(RunRequest request, std::size_t build, OnCell on_cell, OnEnd on_end) {
  supersede(request.person);
  std::string key = key_of(request, build);
  Listener listener{std::move(request), std::move(on_cell), std::move(on_end)};
  if (answer_at_once(key, listener) || join(key, listener)) return;
  start(std::move(key), {std::move(listener)});
}

/// Nobody waits for two runs: the one that he wanted before is not what he wants.
void SharedRuns::supersede(const std::string& person) {
  std::vector<OnEnd> told;
  for (auto& [number, running] : running_)
    std::erase_if(running.listeners, [&](Listener& one) {
      if (one.request.person != person) return false;
      told.push_back(std::move(one.on_end));
      return true;
    });
  for (const OnEnd& on_end : told) on_end({.status = RunEnd::Status::superseded});
}

bool SharedRuns::answer_at_once(const std::string& key, const Listener& listener) {
  const std::optional<Answered> answered = answered_.find(key);
  if (!answered) return false;
  const auto is_whole = [&](const CellAnswer& cell) {
    return std::ranges::all_of(cell.figures, [&](const record::FigureDisplay& figure) {
      return is_there_(figure.name + ".svg");
    });
  };
  if (!std::ranges::all_of(**answered, is_whole)) return false;
  for (const CellAnswer& cell : **answered) tell_if_new(listener.request, cell, listener.on_cell);
  listener.on_end({});
  return true;
}

/// A teacher does not wait for what a student's limits may end.
bool SharedRuns::join(const std::string& key, Listener& listener) {
  const auto found = std::ranges::find_if(running_, [&](const auto& one) {
    return one.second.key == key && (one.second.by_teacher || !listener.request.is_teacher);
  });
  if (found == running_.end()) return false;
  for (const CellAnswer& cell : found->second.cells)
    tell_if_new(listener.request, cell, listener.on_cell);
  found->second.listeners.push_back(std::move(listener));
  return true;
}

/// The first of them asks for all.
void SharedRuns::start(std::string key, std::vector<Listener> listeners) {
  const std::uint64_t number = ++last_;
  RunRequest request = listeners.front().request;
  request.known.clear();  // others may know less
  running_[number] = {std::move(key), request.is_teacher, {}, std::move(listeners)};
  run_(
      std::move(request),
      [this, number](CellAnswer answer) {
        post_([this, number, answer = std::move(answer)] { take_cell(number, answer); });
      },
      [this, number](RunEnd end) {
        post_([this, number, end = std::move(end)] { take_end(number, end); });
      });
}

void SharedRuns::take_cell(std::uint64_t number, CellAnswer answer) {
  Running& running = running_.at(number);
  for (const Listener& one : running.listeners) tell_if_new(one.request, answer, one.on_cell);
  const auto same = std::ranges::find(running.cells, answer.cell, &CellAnswer::cell);
  if (same == running.cells.end())
    running.cells.push_back(std::move(answer));
  else
    *same = std::move(answer);
}

void SharedRuns::take_end(std::uint64_t number, const RunEnd& end) {
  Running running = std::move(running_.at(number));
  running_.erase(number);
  if (end.status == RunEnd::Status::done) {
    const std::size_t bytes = bytes_of_answers(running.cells);
    answered_.keep(running.key, std::make_shared<const std::vector<CellAnswer>>(running.cells),
                   bytes);
  }
  if (running.listeners.empty()) return;
  // Whoever asked for all wants something else by now; the others still want this.
  if (end.status == RunEnd::Status::superseded)
    return start(std::move(running.key), std::move(running.listeners));
  for (const Listener& one : running.listeners) one.on_end(end);
}

}  // namespace chalkline::live
