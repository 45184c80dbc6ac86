// Who is let in to what: the one function before every route.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "live/people.hpp"
#include "live/rates.hpp"

namespace chalkline::live {

/// What a request says of itself, before anything of its body is read.
struct Asking {
  std::string method;
  std::string target;
  std::string host = {}, origin = {}, content_type = {}, cookie = {};  ///< headers
  std::string address = {};                                            ///< whence it comes
  bool from_loopback = true;
  std::size_t header_bytes = 0, body_bytes = 0;
  Time now = {};
};

/// All that can be asked for.
enum class Route {
  home,       ///< GET /
  file,       ///< GET of a file of the book
  lesson,     ///< GET /NAME.json
  course,     ///< GET /course.json
  figure,     ///< GET /figures/HASH.svg
  run,        ///< POST /run
  room,       ///< GET /room
  change,     ///< POST /room
  vote,       ///< POST /vote
  join,       ///< POST /join
  teacher,    ///< GET /teacher/TOKEN
  join_code,  ///< GET /join.svg
  session,    ///< GET /session.html
};

struct RouteRule {
  Route route;
  std::string_view method;  ///< GET stands for HEAD, too
  std::string_view path;    ///< may begin or end with *, which stands for anything
  Role least;            ///< who may ask; whoever is alone may ask for all but what is the room's
  bool of_room = false;  ///< there is none without a room
};

/// The rules, of which the first that fits holds.
const std::vector<RouteRule>& route_rules();

/// The parts of a request's target, decoded. Nothing of one that is none.
struct Target {
  std::string path;   ///< without the first slash
  std::string query;  ///< not decoded
};
std::optional<Target> read_target(std::string_view target);

/// The value of a name in a query, decoded; empty if it is not there.
std::string query_value(std::string_view query, std::string_view name);

/// What the gate knows.
struct Door {
  bool is_room = false;
  std::set<std::string> hosts = {};  ///< its own names, with the port, in small letters
  std::string cookie = "chalkline";  ///< its name
  People people = {};
  Rates asking{{.burst = 200.0, .per_second = 10.0}};      ///< of a student, what costs something
  Rates reading{{.burst = 600.0, .per_second = 60.0}};     ///< of a student, files
  Rates arriving{{.burst = 2000.0, .per_second = 200.0}};  ///< of an address, before it is known
  Rates joining{{.burst = 400.0, .per_second = 2.0}};      ///< of an address, right codes
  Rates guessing{{.burst = 20.0, .per_second = 0.2}};      ///< of an address, wrong codes
};

inline constexpr std::size_t most_header_bytes = 8192, most_body_bytes = 16384;

struct Admitted {
  Route route = Route::home;
  Target target = {};
  Person person = {};
};

struct Refused {
  int status = 403;
  std::string sentence;
  std::string allowed = {};    ///< the methods there are, if it was another one
  bool wants_to_join = false;  ///< a page was asked for by somebody who has not joined yet
};

/// Whether to answer, and as whom. What is taken of rates, and who was seen when, is noted.
std::variant<Admitted, Refused> decide(const Asking& asking, Door& door);

}  // namespace chalkline::live
