#include "live/gate.hpp"

#include <algorithm>

namespace chalkline::live {
namespace {

constexpr std::string_view unjoined_files[] = {"book.css", "join.css", "join.js", "icon.svg"};

bool fits(std::string_view pattern, std::string_view path) {
  if (pattern.starts_with('*')) return path.ends_with(pattern.substr(1));
  if (pattern.ends_with('*')) return path.starts_with(pattern.substr(0, pattern.size() - 1));
  return pattern == path;
}

bool has_method(const RouteRule& rule, std::string_view method) {
  const bool may_look = rule.route != Route::teacher;  // its link serves once
  return rule.method == method || (rule.method == "GET" && method == "HEAD" && may_look);
}

int hexadecimal(char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  const char small = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  const auto at = digits.find(small);
  return at == digits.npos ? -1 : static_cast<int>(at);
}

std::optional<std::string> decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = hexadecimal(text[i + 1]), low = hexadecimal(text[i + 2]);
    if (high < 0 || low < 0 || high + low == 0) return std::nullopt;
    out += static_cast<char>(16 * high + low);
    i += 2;
  }
  return out;
}

std::string in_small_letters(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

/// The value of a cookie in a header "a=1; b=2".
std::string_view cookie_value(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(';'), header.size());
    std::string_view pair = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
      return pair.substr(name.size() + 1);
  }
  return {};
}

bool is_json(std::string_view content_type) {
  const std::string type =
      in_small_letters(std::string(content_type.substr(0, content_type.find(';'))));
  return type.substr(0, type.find_last_not_of(' ') + 1) == "application/json";
}

/// What is wrong with the request whoever asks, if anything is.
std::optional<Refused> fault_of(const Asking& asking, const Door& door) {
  if (asking.header_bytes > most_header_bytes)
    return Refused{431, "The request has more than 8 kB of headers."};
  if (!door.is_room && !asking.from_loopback)
    return Refused{403, "This course is open on its own machine only; --room opens it to a class."};
  const std::string host = in_small_letters(asking.host);
  if (!door.hosts.contains(host))
    return Refused{421, "This server is not known by that name; use the address that it printed."};
  if (asking.method != "POST") return std::nullopt;
  if (asking.body_bytes > most_body_bytes) return Refused{413, "The request is larger than 16 kB."};
  if (!is_json(asking.content_type))
    return Refused{415, "Send JSON, with Content-Type: application/json."};
  const std::string origin = in_small_letters(asking.origin);
  if (origin != "http://" + host && origin != "https://" + host)
    return Refused{403, "Only pages of this server may ask for that (the header Origin)."};
  return std::nullopt;
}

std::variant<RouteRule, Refused> rule_of(const Asking& asking, const Target& target,
                                         const Door& door) {
  std::string allowed;
  for (const RouteRule& rule : route_rules()) {
    if (!fits(rule.path, target.path) || (rule.of_room && !door.is_room)) continue;
    if (has_method(rule, asking.method)) return rule;
    if (allowed.find(rule.method) != allowed.npos) continue;
    allowed += (allowed.empty() ? "" : ", ") + std::string(rule.method);
    if (has_method(rule, "HEAD")) allowed += ", HEAD";
    if (rule.path != "room") break;  // the one path with two methods
  }
  return Refused{405, "That is not how to ask for it; the allowed methods are " + allowed + ".",
                 allowed};
}

bool is_unjoined_file(const std::string& path) {
  return std::ranges::find(unjoined_files, path) != std::end(unjoined_files);
}

bool is_page(const RouteRule& rule, const std::string& path) {
  return rule.route == Route::home || (rule.route == Route::file && path.ends_with(".html"));
}

Person person_of(const Asking& asking, Door& door) {
  if (!door.is_room) return {"alone", Role::alone};
  return door.people.find(cookie_value(asking.cookie, door.cookie), asking.now).value_or(Person{});
}

/// Whether that is one request more than the person, or the address, may make now.
bool is_too_often(const Asking& asking, const RouteRule& rule, const Person& person, Door& door) {
  if (person.role == Role::alone || person.role == Role::teacher) return false;
  if (rule.route == Route::join && !door.guessing.has(asking.address, asking.now)) return true;
  if (person.role == Role::nobody) return !door.arriving.take(asking.address, asking.now);
  const bool reads = rule.route == Route::home || rule.route == Route::file ||
                     rule.route == Route::figure || rule.route == Route::lesson ||
                     rule.route == Route::course;
  return !(reads ? door.reading : door.asking).take(person.id, asking.now);
}

}  // namespace

const std::vector<RouteRule>& route_rules() {
  static const std::vector<RouteRule> rules = {
      {Route::home, "GET", "", Role::student},
      {Route::home, "GET", "index.html", Role::student},
      {Route::run, "POST", "run", Role::student},
      {Route::room, "GET", "room", Role::student},
      {Route::change, "POST", "room", Role::teacher, true},
      {Route::vote, "POST", "vote", Role::student, true},
      {Route::join, "POST", "join", Role::nobody, true},
      {Route::teacher, "GET", "teacher/*", Role::nobody, true},
      {Route::join_code, "GET", "join.svg", Role::teacher, true},
      {Route::session, "GET", "session.html", Role::teacher, true},
      {Route::course, "GET", "course.json", Role::student},
      {Route::figure, "GET", "figures/*", Role::student},
      {Route::file, "GET", "files/*", Role::student},
      {Route::lesson, "GET", "*.json", Role::student},
      {Route::file, "GET", "*", Role::student},
  };
  return rules;
}

std::optional<Target> read_target(std::string_view target) {
  if (!target.starts_with('/')) return std::nullopt;
  target.remove_prefix(1);
  const std::size_t end = std::min(target.find('?'), target.size());
  std::optional<std::string> path = decoded(target.substr(0, end));
  if (!path) return std::nullopt;
  return Target{std::move(*path), std::string(target.substr(std::min(end + 1, target.size())))};
}

std::string query_value(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
      return decoded(pair.substr(name.size() + 1)).value_or("");
  }
  return "";
}

std::variant<Admitted, Refused> decide(const Asking& asking, Door& door) {
  if (std::optional<Refused> fault = fault_of(asking, door)) return *std::move(fault);
  std::optional<Target> target = read_target(asking.target);
  if (!target) return Refused{404, "That is no address of a page."};
  auto found = rule_of(asking, *target, door);
  if (Refused* refused = std::get_if<Refused>(&found)) return std::move(*refused);
  const RouteRule& rule = std::get<RouteRule>(found);
  Person person = person_of(asking, door);
  if (is_too_often(asking, rule, person, door))
    return Refused{429, "That was too often; wait a moment and try again."};
  const bool is_open =
      rule.least == Role::nobody || (rule.route == Route::file && is_unjoined_file(target->path));
  if (!is_open && person.role < rule.least) {
    const bool has_joined = person.role != Role::nobody;
    return Refused{403,
                   has_joined ? "That is for the teacher."
                              : "Join the room first: open its first page and type its code.",
                   "", !has_joined && is_page(rule, target->path)};
  }
  return Admitted{rule.route, std::move(*target), std::move(person)};
}

}  // namespace chalkline::live
