// The desk of a live course: takes every request that the gate lets in, and answers it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "live/answer.hpp"
#include "live/gate.hpp"
#include "live/http_server.hpp"
#include "live/live_pages.hpp"
#include "live/room.hpp"
#include "live/shared_runs.hpp"

namespace chalkline::live {

/// An SVG, and what gzip makes of it.
struct FigureBytes {
  Bytes svg, gzip;
};

/// The figure of a file, such as HASH.svg; nothing if there is none any longer.
using FindFigure = std::function<std::optional<FigureBytes>(const std::string& file)>;

struct ClassroomOptions {
  bool is_room = false;
  std::set<std::string> hosts = {};        ///< the server's own names, with the port
  std::string join_address = {};           ///< where students go, such as http://192.168.1.5:8080/
  std::filesystem::path state = {};        ///< the file that keeps the room; empty: it is not kept
  std::chrono::milliseconds hold{25'000};  ///< how long a request for news waits
};

/// It lives on the server's thread: what others want of it is posted to the server.
class Classroom {
 public:
  /// Reads the file that keeps the room, if it is there. Throws std::runtime_error, which says what
  /// to do, if it cannot be read.
  Classroom(ClassroomOptions options, HttpServer& server, LiveBook book, Run run,
            FindFigure find_figure);

  /// What the server asks.
  std::variant<Admitted, Response> admit(const Asking& asking);
  void answer(Request request, Exchange exchange);

  /// To be called once the server runs.
  void begin();

  /// The lesson was built anew, and the book with it.
  void show(LiveBook book, const std::string& rebuilt);

  /// The lesson as it was saved does not build: what the compiler says.
  void tell_compiler(const std::string& lesson, const std::string& message);

  /// Writes the file that keeps the room, if it has changed since.
  void save();

  const std::string& room_code() const { return code_; }
  const std::string& teacher_token() const { return teacher_token_; }

 private:
  struct Waiting {
    Exchange exchange;
    Person person;
    std::uint64_t after;
    Time until;
  };

  void route(const Request& request, const Exchange& exchange);
  void send_file(const Request& request, const Exchange& exchange, const std::string& path);
  void send_figure(const Request& request, const Exchange& exchange);
  void send_lesson(const Request& request, const Exchange& exchange);
  void send_state(const Person& person, const Exchange& exchange);
  void start_run(const Request& request, const Exchange& exchange);
  void wait_for_news(const Request& request, const Exchange& exchange);
  void change_room(const Request& request, const Exchange& exchange);
  void vote(const Request& request, const Exchange& exchange);
  void join(const Request& request, const Exchange& exchange);
  void let_teacher_in(const Request& request, const Exchange& exchange);
  std::pair<std::string, std::string> cookie_for(Role role, const Asking& asking);

  nlohmann::json state_for(const Person& person);
  std::size_t count_here() const;
  void wake();
  void tick();
  void changed();
  void read_state();

  ClassroomOptions options_;
  HttpServer& server_;
  LiveBook book_;
  FindFigure find_figure_;
  SharedRuns runs_;
  Door door_;
  Room room_;
  std::string code_, teacher_token_;
  std::vector<Waiting> waiting_;
  std::map<std::string, Time> last_asked_;  // for news, by students' ids
  std::size_t here_ = 0;
  bool teachers_are_behind_ = false, is_kept_ = true, cannot_save_ = false;
};

}  // namespace chalkline::live
