// Whose turn it is, against a model that keeps everything and looks everything up.
#include "live/fair_queue.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "catch.hpp"

using namespace chalkline;
using live::FairQueue;

TEST_CASE("of each person the newest wish waits, and one is worked at") {
  FairQueue queue(4);
  const auto first = queue.enter("a", false);
  CHECK(!first.superseded);
  CHECK(queue.enter("a", false).superseded == first.turn);
  const auto third = queue.enter("a", false);
  CHECK(queue.begin() == third.turn);
  const auto fourth = queue.enter("a", false);
  CHECK(!fourth.superseded);
  CHECK(fourth.running == third.turn);
  CHECK(!queue.begin());
  queue.end(third.turn, 1.0);
  CHECK(queue.begin() == fourth.turn);
}

TEST_CASE("one worker is kept for the teacher, who comes first") {
  FairQueue queue(2);
  const auto a = queue.enter("a", false), b = queue.enter("b", false);
  CHECK(queue.begin() == a.turn);
  CHECK(!queue.begin());
  const auto teacher = queue.enter("teacher", true);
  CHECK(queue.begin() == teacher.turn);
  queue.end(a.turn, 1.0);
  const auto again = queue.enter("teacher", true);
  CHECK(queue.begin() == b.turn);
  queue.end(teacher.turn, 1.0);
  CHECK(queue.begin() == again.turn);
}

TEST_CASE("whoever has used less comes first, and a pause saves nothing up") {
  FairQueue queue(2);
  const auto serve = [&](const std::string& person, double seconds) {
    const auto entered = queue.enter(person, false);
    REQUIRE(queue.begin() == entered.turn);
    queue.end(entered.turn, seconds);
  };
  serve("heavy", 5.0);
  serve("light", 0.1);
  const auto heavy = queue.enter("heavy", false), light = queue.enter("light", false);
  CHECK(queue.begin() == light.turn);
  queue.end(light.turn, 9.0);
  CHECK(queue.begin() == heavy.turn);
  queue.end(heavy.turn, 0.0);
  // Who comes newly stands beside those who are there, not before them until he has caught up.
  const auto other = queue.enter("heavy", false), newcomer = queue.enter("new", false);
  CHECK(queue.begin() == other.turn);
  queue.end(other.turn, 0.1);
  CHECK(queue.begin() == newcomer.turn);
}

TEST_CASE("the rules hold whatever happens, and who is gone is forgotten") {
  std::mt19937 random(7);
  const auto pick = [&](int n) { return std::uniform_int_distribution<int>(0, n - 1)(random); };
  struct Known {
    std::string person;
    bool is_teacher;
  };
  for (int round = 0; round < 50; ++round) {
    const std::size_t workers = 2 + static_cast<std::size_t>(pick(4));
    FairQueue queue(workers);
    std::map<FairQueue::Turn, Known> waiting, running;
    std::map<std::string, double> served;
    for (int step = 0; step < 500; ++step) {
      const int what = pick(3);
      if (what == 0) {
        const int number = pick(8);
        const std::string person = number == 0 ? "teacher" : "student " + std::to_string(number);
        const auto before = std::ranges::find_if(
            waiting, [&](const auto& one) { return one.second.person == person; });
        const auto at_work = std::ranges::find_if(
            running, [&](const auto& one) { return one.second.person == person; });
        const auto entered = queue.enter(person, number == 0);
        CHECK(entered.superseded.has_value() == (before != waiting.end()));
        CHECK(entered.running.has_value() == (at_work != running.end()));
        if (entered.superseded) {
          CHECK(*entered.superseded == before->first);
          waiting.erase(before);
        }
        waiting[entered.turn] = {person, number == 0};
      } else if (what == 1) {
        const auto turn = queue.begin();
        const auto is_at_work = [&](const std::string& person) {
          return std::ranges::any_of(running,
                                     [&](const auto& one) { return one.second.person == person; });
        };
        const auto students = static_cast<std::size_t>(
            std::ranges::count_if(running, [](const auto& one) { return !one.second.is_teacher; }));
        const bool can_begin =
            running.size() < workers && std::ranges::any_of(waiting, [&](const auto& one) {
              return !is_at_work(one.second.person) &&
                     (one.second.is_teacher || students + 1 < workers);
            });
        REQUIRE(turn.has_value() == can_begin);
        if (!turn) continue;
        REQUIRE(waiting.count(*turn) == 1);
        const Known begun = waiting[*turn];
        CHECK(!is_at_work(begun.person));
        const bool teacher_waits = std::ranges::any_of(waiting, [&](const auto& one) {
          return one.second.is_teacher && !is_at_work(one.second.person);
        });
        CHECK(begun.is_teacher == teacher_waits);
        waiting.erase(*turn);
        running[*turn] = begun;
      } else if (!running.empty()) {
        const auto ended = std::next(running.begin(), pick(static_cast<int>(running.size())));
        queue.end(ended->first, 0.01 * pick(100));
        running.erase(ended);
      }
      CHECK(queue.waiting() == waiting.size());
      CHECK(queue.running() == running.size());
    }
  }
}

TEST_CASE("all who ask all the time get about as much") {
  FairQueue queue(2);
  const std::map<std::string, double> cost = {{"a", 0.01}, {"b", 0.1}, {"c", 1.0}, {"d", 0.3}};
  std::map<std::string, double> got;
  for (int step = 0; step < 20'000; ++step) {
    std::map<FairQueue::Turn, std::string> persons;
    for (const auto& [person, seconds] : cost) persons[queue.enter(person, false).turn] = person;
    const auto turn = queue.begin();
    REQUIRE(turn);
    const std::string& person = persons.at(*turn);
    got[person] += cost.at(person);
    queue.end(*turn, cost.at(person));
  }
  const auto [least, most] =
      std::ranges::minmax_element(got, {}, [](const auto& one) { return one.second; });
  CHECK(got.size() == 4);
  CHECK(most->second - least->second <= 2.0);
}

TEST_CASE("a thousand persons who come once are not remembered") {
  FairQueue queue(2);
  for (int i = 0; i < 1000; ++i) {
    const auto entered = queue.enter("person " + std::to_string(i), false);
    REQUIRE(queue.begin() == entered.turn);
    queue.end(entered.turn, 0.0);
  }
  CHECK(queue.persons() < 10);
}
