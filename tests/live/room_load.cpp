#include "room_load.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <set>
#include <thread>

#include "http_client.hpp"

namespace chalkline::test {
namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::microseconds frame{16'667};  // of a browser, which asks once in each

double milliseconds_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// All that the threads share.
struct Shared {
  const RoomLoad& load;
  Clock::time_point end;
  std::mutex mutex = {};
  RoomLoadReport report = {};
  std::map<std::string, Clock::time_point> said = {};  // when the teacher had said a value
  std::atomic<std::uint64_t> newest = 0;               // version of the room, as students count

  bool goes_on() const { return Clock::now() < end; }

  void add(Latencies RoomLoadReport::*which, double milliseconds) {
    const std::lock_guard lock(mutex);
    (report.*which).milliseconds.push_back(milliseconds);
  }

  void fail(const std::string& error) {
    const std::lock_guard lock(mutex);
    report.errors.push_back(error);
  }
};

/// A browser: it knows what it has, and fetches what it has not.
class Browser {
 public:
  explicit Browser(Shared& shared) : shared_(shared), client_(shared.load.port) {}

  void join() {
    expect(client_.post("/join", json{{"code", shared_.load.code}}.dump()), 204, "join");
  }
  void teach() { expect(client_.get(shared_.load.link), 303, "the teacher's link"); }

  HttpAnswer get(const std::string& target) { return client_.get(target); }
  HttpAnswer post(const std::string& target, const json& body) {
    return client_.post(target, body.dump());
  }

  bool expect(const HttpAnswer& answer, int status, const std::string& what) {
    if (answer.status != status)
      shared_.fail(what + ": " + std::to_string(answer.status) + " " + answer.body);
    return answer.status == status;
  }

  /// Runs the lesson with this value, and fetches the figures that came. False if a newer wish took
  /// its place.
  bool run(const std::string& value) {
    const HttpAnswer answer = post("/run", {{"lesson", shared_.load.lesson},
                                            {"parameters", {{shared_.load.parameter, value}}},
                                            {"known", known_},
                                            {"films", false}});
    if (!expect(answer, 200, "run")) return false;
    std::size_t figures = 0;
    std::string end = "nothing";
    for (std::size_t at = 0, line; (line = answer.body.find('\n', at)) != std::string::npos;
         at = line + 1) {
      const json message = json::parse(answer.body.substr(at, line - at));
      if (message.contains("end")) {
        end = message["end"];
        if (end != "done" && end != "superseded") end += ": " + message.value("message", "");
      } else {
        known_[std::to_string(message["cell"].get<int>())] = message["hash"];
        figures += fetch_figures(message["html"].get<std::string>());
      }
    }
    const std::lock_guard lock(shared_.mutex);
    ++shared_.report.runs;
    shared_.report.figures += figures;
    if (end == "superseded")
      ++shared_.report.superseded;
    else if (end != "done")
      shared_.report.errors.push_back("a run ended: " + end);
    return end == "done";
  }

 private:
  std::size_t fetch_figures(const std::string& html) {
    constexpr std::string_view begin = "src=\"figures/";
    std::size_t count = 0;
    for (std::size_t at = 0; (at = html.find(begin, at)) != html.npos;) {
      at += begin.size();
      const std::string file = html.substr(at, html.find_first_of("#\"", at) - at);
      if (!have_.insert(file).second) continue;
      const HttpAnswer answer = client_.get("/figures/" + file, "Accept-Encoding: gzip\r\n");
      expect(answer, 200, "figure");
      ++count;
    }
    return count;
  }

  Shared& shared_;
  HttpClient client_;
  std::map<std::string, std::string> known_;
  std::set<std::string> have_;
};

std::string value_at(const RoomLoad& load, double share) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", load.low + share * (load.high - load.low));
  return text;
}

void follow(Shared& shared) {
  Browser browser(shared);
  browser.join();
  std::string after;
  std::uint64_t version = 0;
  const auto grace = shared.end + std::chrono::seconds(2);
  while (Clock::now() < grace) {
    const HttpAnswer answer = browser.get("/room" + after);
    if (answer.status == 204) continue;
    if (!browser.expect(answer, 200, "room")) return;
    const json state = json::parse(answer.body);
    version = state["version"];
    after = "?after=" + std::to_string(version) + "&epoch=" + state["epoch"].get<std::string>();
    const std::string value = state["parameters"].value(shared.load.parameter, "");
    if (!value.empty() && browser.run(value)) {
      Clock::time_point said;
      {
        const std::lock_guard lock(shared.mutex);
        said = shared.said[value];
      }
      shared.add(&RoomLoadReport::followers, milliseconds_since(said));
    }
    if (!value.empty() && Clock::now() > shared.end && version >= shared.newest) break;
  }
  if (version >= shared.newest) return;
  const std::lock_guard lock(shared.mutex);
  ++shared.report.behind;
}

void explore(Shared& shared, unsigned seed) {
  Browser browser(shared);
  browser.join();
  std::mt19937 random(seed);
  std::this_thread::sleep_for(std::chrono::milliseconds(random() % 10'000));
  while (shared.goes_on()) {
    const double from = std::uniform_real_distribution(0.0, 1.0)(random);
    for (const auto begin = Clock::now(); milliseconds_since(begin) < 2000 && shared.goes_on();) {
      const double share = std::fabs(std::sin(from * 6.0 + milliseconds_since(begin) / 2000.0));
      const auto wish = Clock::now();
      if (browser.run(value_at(shared.load, share)))
        shared.add(&RoomLoadReport::explorers, milliseconds_since(wish));
      std::this_thread::sleep_until(wish + frame);
    }
    for (int i = 0; i < 100 && shared.goes_on(); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

void teach(Shared& shared, Browser& browser) {
  for (int i = 0; shared.goes_on(); ++i) {
    const std::string value = value_at(shared.load, (i * 37 % 100) / 100.0);
    const auto wish = Clock::now();
    if (browser.run(value)) shared.add(&RoomLoadReport::teacher, milliseconds_since(wish));
    {
      const std::lock_guard lock(shared.mutex);
      shared.said[value] = Clock::now();
    }
    browser.expect(browser.post("/room", {{"parameters", {{shared.load.parameter, value}}}}), 200,
                   "the teacher's change");
    ++shared.newest;
    std::this_thread::sleep_until(
        std::min(wish + std::chrono::seconds(1), shared.end + std::chrono::milliseconds(1)));
  }
}

}  // namespace

double Latencies::percentile(double share) const {
  if (milliseconds.empty()) return 0.0;
  std::vector<double> sorted = milliseconds;
  std::ranges::sort(sorted);
  return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

RoomLoadReport load_room(const RoomLoad& load) {
  Shared shared{load, Clock::now() + load.time};
  Browser teacher(shared);
  teacher.teach();
  teacher.expect(teacher.post("/room", {{"lesson", load.lesson}}), 200, "the first change");
  Browser first(shared);
  first.join();
  shared.newest = json::parse(first.get("/room").body)["version"].get<std::uint64_t>();
  const auto as_thread = [&](auto work) {
    return std::thread([&shared, work] {
      try {
        work();
      } catch (const std::exception& error) {
        shared.fail(error.what());
      }
    });
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < load.followers; ++i)
    threads.push_back(as_thread([&] { follow(shared); }));
  for (std::size_t i = 0; i < load.explorers; ++i)
    threads.push_back(as_thread([&shared, i] { explore(shared, static_cast<unsigned>(i)); }));
  threads.push_back(as_thread([&] { teach(shared, teacher); }));
  for (std::thread& thread : threads) thread.join();
  return std::move(shared.report);
}

std::string to_text(const RoomLoadReport& report) {
  std::string text;
  char line[160];
  for (const auto& [name, latencies] :
       {std::pair("explorers", &report.explorers), std::pair("followers", &report.followers),
        std::pair("teacher", &report.teacher)}) {
    std::snprintf(line, sizeof line, "%-10s p50 %6.1f ms  p95 %6.1f ms  of %zu\n", name,
                  latencies->percentile(0.5), latencies->percentile(0.95),
                  latencies->milliseconds.size());
    text += line;
  }
  text += std::to_string(report.runs) + " runs, " + std::to_string(report.superseded) +
          " superseded, " + std::to_string(report.figures) + " figures, " +
          std::to_string(report.behind) + " followers behind, " +
          std::to_string(report.errors.size()) + " errors\n";
  std::map<std::string, int> errors;
  for (const std::string& error : report.errors) ++errors[error];
  for (const auto& [error, count] : errors)
    text += "  " + std::to_string(count) + " x " + error.substr(0, 200) + "\n";
  return text;
}

}  // namespace chalkline::test
