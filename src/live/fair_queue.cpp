#include "live/fair_queue.hpp"

#include <algorithm>
#include <utility>

namespace chalkline::live {

FairQueue::Entered FairQueue::enter(const std::string& person, bool is_teacher) {
  Entered entered{.turn = ++last_};
  const auto running = std::ranges::find(running_, person, &Wish::person);
  if (running != running_.end()) entered.running = running->turn;
  const auto waiting = std::ranges::find(waiting_, person, &Wish::person);
  if (waiting != waiting_.end()) {  // the new one takes its place
    entered.superseded = std::exchange(waiting->turn, entered.turn);
    waiting->is_teacher = is_teacher;
    return entered;
  }
  if (running == running_.end()) used_[person] = std::max(used_[person], floor_);
  waiting_.push_back({entered.turn, person, is_teacher});
  return entered;
}

bool FairQueue::is_running(const std::string& person) const {
  return std::ranges::find(running_, person, &Wish::person) != running_.end();
}

const FairQueue::Wish* FairQueue::next() const {
  const auto students =
      static_cast<std::size_t>(std::ranges::count(running_, false, &Wish::is_teacher));
  const Wish* first = nullptr;
  for (const Wish& wish : waiting_) {
    if (is_running(wish.person)) continue;
    if (!wish.is_teacher && students + 1 >= workers_) continue;
    const auto key = [this](const Wish& one) {
      return std::pair(!one.is_teacher, used_.at(one.person));
    };
    if (!first || key(wish) < key(*first)) first = &wish;
  }
  return first;
}

std::optional<FairQueue::Turn> FairQueue::begin() {
  const Wish* const first = running_.size() < workers_ ? next() : nullptr;
  if (!first) return std::nullopt;
  running_.push_back(*first);
  waiting_.erase(waiting_.begin() + (first - waiting_.data()));
  const Wish& begun = running_.back();
  if (!begun.is_teacher) floor_ = std::max(floor_, used_.at(begun.person));
  return begun.turn;
}

void FairQueue::end(Turn turn, double seconds) {
  const auto ended = std::ranges::find(running_, turn, &Wish::turn);
  if (ended == running_.end()) return;
  used_[ended->person] += seconds;
  running_.erase(ended);
  forget();
}

/// Whoever has used no more than somebody who comes newly is like one.
void FairQueue::forget() {
  std::erase_if(used_, [this](const auto& one) {
    const std::string& person = one.first;
    return one.second <= floor_ && !is_running(person) &&
           std::ranges::find(waiting_, person, &Wish::person) == waiting_.end();
  });
}

}  // namespace chalkline::live
