#include "live/classroom.hpp"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/atomic_write.hpp"
#include "base/read_file.hpp"
#include "live/join_page.hpp"
#include "live/live_json.hpp"
#include "live/qr_code.hpp"
#include "live/session_page.hpp"
#include "live/state_file.hpp"
#include "live/token.hpp"

namespace chalkline::live {
namespace {

using nlohmann::json;

constexpr std::chrono::milliseconds between_ticks{250};
constexpr std::chrono::seconds still_here{4};  // after somebody's last request for news
constexpr std::size_t most_waiting_of_one = 16;

/// What a browser may do with everything that this server sends.
const std::vector<std::pair<std::string, std::string>>& common_headers() {
  static const std::vector<std::pair<std::string, std::string>> headers = {
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src "
       "'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
       "require-trusted-types-for 'script'"},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Cross-Origin-Opener-Policy", "same-origin"}};
  return headers;
}

Response response(int status, std::string type, Bytes body, const std::string& cache = "no-store") {
  Response made{.status = status, .type = std::move(type), .body = std::move(body)};
  made.headers = common_headers();
  made.headers.emplace_back("Cache-Control", cache);
  return made;
}

Response json_response(std::string text, int status = 200) {
  return response(status, "application/json", bytes_of(std::move(text)));
}

Response error_response(int status, const std::string& sentence) {
  return json_response(error_to_json(sentence), status);
}

Response nothing_here() { return error_response(404, "There is nothing here."); }

/// Of the two forms the one that is asked for and smaller.
Response packed_response(const Request& request, std::string_view type, const Bytes& plain,
                         const Bytes& gzip, const std::string& cache) {
  const bool packs = gzip && request.accepts_gzip;
  Response made = response(200, std::string(type), packs ? gzip : plain, cache);
  if (gzip) made.headers.emplace_back("Vary", "Accept-Encoding");
  if (packs) made.headers.emplace_back("Content-Encoding", "gzip");
  return made;
}

json body_of(const Request& request) {
  json body = json::parse(request.body, nullptr, false);
  if (!body.is_object()) throw RoomError(400, "The request is no object of JSON.");
  return body;
}

std::string string_of(const json& body, const std::string& key) {
  const auto found = body.find(key);
  if (found == body.end() || !found->is_string()) throw RoomError(400, key + " must be a string.");
  return found->get<std::string>();
}

RunRequest run_request_of(const Request& request) {
  const json body = body_of(request);
  RunRequest wish{.lesson = string_of(body, "lesson"), .parameters = {}};
  const json parameters = body.value("parameters", json::object()),
             known = body.value("known", json::object());
  if (!parameters.is_object() || !known.is_object())
    throw RoomError(400, "parameters and known must be objects.");
  for (const auto& [name, value] : parameters.items()) {
    if (!value.is_string()) throw RoomError(400, "The value of " + name + " must be a string.");
    wish.parameters[name] = value.get<std::string>();
  }
  for (const auto& [cell, hash] : known.items()) {
    const bool is_number =
        !cell.empty() && cell.size() < 7 && cell.find_first_not_of("0123456789") == cell.npos;
    if (!is_number || !hash.is_string())
      throw RoomError(400, "known must have a string for a cell's number.");
    wish.known[std::stoul(cell)] = hash.get<std::string>();
  }
  const Person& person = request.admitted.person;
  wish.person = person.id;
  // Whoever is alone, or teaches, may have several windows; of each its newest wish counts.
  if (const json page = body.value("page", json());
      page.is_string() && person.role != Role::student)
    wish.person += "/" + page.get<std::string>().substr(0, 32);
  wish.is_teacher = person.role != Role::student;
  const json films = body.value("films", json(true));
  if (!films.is_boolean()) throw RoomError(400, "films must be true or false.");
  wish.films = films.get<bool>();
  return wish;
}

}  // namespace

Classroom::Classroom(ClassroomOptions options, HttpServer& server, LiveBook book, Run run,
                     FindFigure find_figure)
    : options_(std::move(options)),
      server_(server),
      book_(std::move(book)),
      find_figure_(std::move(find_figure)),
      runs_(
          std::move(run), [&server](std::function<void()> task) { server.post(std::move(task)); },
          [this](const std::string& file) { return find_figure_(file).has_value(); }),
      code_(random_room_code()),
      teacher_token_(random_token()) {
  door_.is_room = options_.is_room;
  door_.hosts = options_.hosts;
  door_.cookie = "chalkline-" + std::to_string(server.port());  // ports share a host's cookies
  room_.epoch = random_token().substr(0, 12);
  read_state();
}

std::variant<Admitted, Response> Classroom::admit(const Asking& asking) {
  auto decision = decide(asking, door_);
  if (Admitted* admitted = std::get_if<Admitted>(&decision)) return std::move(*admitted);
  const Refused& refused = std::get<Refused>(decision);
  if (refused.wants_to_join) {
    const bool is_first_page = read_target(asking.target)->path.empty();
    return response(is_first_page ? 200 : 403, "text/html; charset=utf-8",
                    bytes_of(join_page(book_.facts.title)));
  }
  Response made = error_response(refused.status, refused.sentence);
  if (!refused.allowed.empty()) made.headers.emplace_back("Allow", refused.allowed);
  if (refused.status == 429) made.headers.emplace_back("Retry-After", "1");
  return made;
}

void Classroom::answer(Request request, Exchange exchange) {
  try {
    route(request, exchange);
  } catch (const RoomError& error) {
    exchange.reply(error_response(error.status(), error.what()));
  } catch (const std::exception& error) {
    std::cerr << "chalkline: " << error.what() << '\n';
    exchange.reply(error_response(500, "The server failed; its terminal says why."));
  }
}

void Classroom::route(const Request& request, const Exchange& exchange) {
  switch (request.admitted.route) {
    case Route::home:
      return send_file(request, exchange, "index.html");
    case Route::file:
      return send_file(request, exchange, request.admitted.target.path);
    case Route::figure:
      return send_figure(request, exchange);
    case Route::lesson:
      return send_lesson(request, exchange);
    case Route::course:
      return exchange.reply(json_response(course_to_json(book_.facts)));
    case Route::run:
      return start_run(request, exchange);
    case Route::room:
      return wait_for_news(request, exchange);
    case Route::change:
      return change_room(request, exchange);
    case Route::vote:
      return vote(request, exchange);
    case Route::join:
      return join(request, exchange);
    case Route::teacher:
      return let_teacher_in(request, exchange);
    case Route::join_code:
      return exchange.reply(
          response(200, "image/svg+xml", bytes_of(qr_code_svg(options_.join_address))));
    case Route::session:
      return exchange.reply(response(200, "text/html; charset=utf-8",
                                     bytes_of(session_page(room_.whole_session(), book_.facts))));
  }
}

void Classroom::send_file(const Request& request, const Exchange& exchange,
                          const std::string& path) {
  const LivePage* page = nullptr;
  if (const auto found = book_.pages.find(path); found != book_.pages.end()) page = &found->second;
  if (request.admitted.person.role <= Role::student) {
    const auto own = book_.for_students.find(path);
    if (own != book_.for_students.end()) page = &own->second;
    if (std::ranges::find(book_.for_teacher, path) != book_.for_teacher.end()) page = nullptr;
  }
  if (!page) return exchange.reply(nothing_here());
  exchange.reply(packed_response(request, page->type, page->bytes, page->gzip, "no-cache"));
}

void Classroom::send_figure(const Request& request, const Exchange& exchange) {
  const std::string& path = request.admitted.target.path;
  const std::optional<FigureBytes> figure = find_figure_(path.substr(path.find('/') + 1));
  if (!figure) return send_file(request, exchange, path);
  exchange.reply(packed_response(request, "image/svg+xml", figure->svg, figure->gzip,
                                 "private, max-age=31536000, immutable"));
}

void Classroom::send_lesson(const Request& request, const Exchange& exchange) {
  const std::string& path = request.admitted.target.path;
  const LessonFacts* lesson = book_.facts.find(path.substr(0, path.rfind('.')));
  if (!lesson) return send_file(request, exchange, path);
  exchange.reply(json_response(lesson_to_json(*lesson, request.admitted.person.role)));
}

void Classroom::start_run(const Request& request, const Exchange& exchange) {
  RunRequest wish = run_request_of(request);
  const LessonFacts* lesson = book_.facts.find(wish.lesson);
  if (!lesson) throw RoomError(404, "There is no lesson " + wish.lesson + ".");
  exchange.begin(response(200, "application/x-ndjson", nullptr));
  runs_.run(
      std::move(wish), lesson->build,
      [exchange](const CellAnswer& answer) { exchange.send(cell_line(answer)); },
      [exchange, build = lesson->build](const RunEnd& end) {
        exchange.send(end_line(end, build));
        exchange.send("");
      });
}

void Classroom::wait_for_news(const Request& request, const Exchange& exchange) {
  const Person& person = request.admitted.person;
  const std::string& query = request.admitted.target.query;
  const std::string after = query_value(query, "after");
  const bool is_number =
      !after.empty() && after.size() < 19 && after.find_first_not_of("0123456789") == after.npos;
  const std::uint64_t version = is_number ? std::stoull(after) : 0;
  const std::string epoch = query_value(query, "epoch");
  if (person.role == Role::student) last_asked_[person.id] = request.asking.now;
  const bool has_newest = is_number && (epoch.empty() || epoch == room_.epoch) &&
                          room_.version_for(person.role) <= version;
  const auto own =
      std::ranges::count(waiting_, person.id, [](const Waiting& one) { return one.person.id; });
  if (!has_newest) return send_state(person, exchange);
  if (static_cast<std::size_t>(own) >= most_waiting_of_one)
    throw RoomError(429, "Too many pages of yours wait for news; close some.");
  waiting_.push_back({exchange, person, version, request.asking.now + options_.hold});
}

void Classroom::change_room(const Request& request, const Exchange& exchange) {
  room_.change(body_of(request), book_.facts);
  send_state(request.admitted.person, exchange);
  changed();
  wake();
}

void Classroom::vote(const Request& request, const Exchange& exchange) {
  room_.vote(request.admitted.person.id, body_of(request));
  changed();
  exchange.reply(response(204, "", nullptr));
}

void Classroom::join(const Request& request, const Exchange& exchange) {
  std::string code;
  for (const char c : string_of(body_of(request), "code"))
    if (c != ' ') code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  Response made = response(204, "", nullptr);
  if (request.admitted.person.role == Role::nobody) {
    if (!same_secret(code, code_)) {
      door_.guessing.take(request.asking.address, request.asking.now);
      throw RoomError(403, "That is not the code of this room. It has six letters.");
    }
    if (!door_.joining.take(request.asking.address, request.asking.now))
      throw RoomError(429, "Too many have joined from there just now; wait a moment.");
    made.headers.push_back(cookie_for(Role::student, request.asking));
  }
  exchange.reply(std::move(made));
}

/// The link serves once: whoever finds it later gets nothing by it.
void Classroom::let_teacher_in(const Request& request, const Exchange& exchange) {
  Response made = response(303, "", nullptr);
  made.headers.emplace_back("Location", "/");
  if (request.admitted.person.role != Role::teacher) {
    const std::string token = request.admitted.target.path.substr(std::size("teacher/") - 1);
    if (teacher_token_.empty() || !same_secret(token, teacher_token_)) {
      if (!door_.guessing.take(request.asking.address, request.asking.now))
        throw RoomError(429, "That was too often; wait a moment and try again.");
      throw RoomError(403,
                      "This link was used already, or is of another start of the server. Start it "
                      "again (with --state FILE the room stays as it is) for a new one.");
    }
    teacher_token_.clear();
    made.headers.push_back(cookie_for(Role::teacher, request.asking));
  }
  exchange.reply(std::move(made));
}

std::pair<std::string, std::string> Classroom::cookie_for(Role role, const Asking& asking) {
  const People::Admission admission = door_.people.add(role, asking.now);
  if (admission.forgotten) {
    room_.forget(*admission.forgotten);
    last_asked_.erase(*admission.forgotten);
  }
  changed();
  const bool is_secure = asking.origin.starts_with("https://");
  return {"Set-Cookie", door_.cookie + "=" + admission.token +
                            "; Path=/; Max-Age=86400; HttpOnly; SameSite=Strict" +
                            (is_secure ? "; Secure" : "")};
}

json Classroom::state_for(const Person& person) {
  json builds = json::object(), compiler = json::object();
  for (const LessonFacts& lesson : book_.facts.lessons) {
    builds[lesson.name] = lesson.build;
    if (!lesson.compiler.empty()) compiler[lesson.name] = lesson.compiler;
  }
  json state = person.role == Role::alone
                   ? json{{"epoch", room_.epoch}, {"version", room_.version_for(person.role)}}
                   : room_.seen_by(person);
  state["builds"] = std::move(builds);
  if (person.role != Role::student) state["compiler"] = std::move(compiler);
  if (person.role == Role::teacher) {
    state["code"] = code_;
    state["join"] = options_.join_address;
    state["here"] = here_;
  }
  return state;
}

void Classroom::send_state(const Person& person, const Exchange& exchange) {
  exchange.reply(
      json_response(state_for(person).dump(-1, ' ', false, json::error_handler_t::replace) + "\n"));
}

/// Answers those who wait for what there is now.
void Classroom::wake() {
  std::vector<Waiting> still;
  for (Waiting& one : std::exchange(waiting_, {})) {
    if (one.exchange.has_ended()) continue;
    if (room_.version_for(one.person.role) > one.after)
      send_state(one.person, one.exchange);
    else
      still.push_back(std::move(one));
  }
  waiting_.insert(waiting_.end(), still.begin(), still.end());
  teachers_are_behind_ = false;
}

std::size_t Classroom::count_here() const {
  const Time now = std::chrono::steady_clock::now();
  return static_cast<std::size_t>(std::ranges::count_if(
      last_asked_, [&](const auto& one) { return now - one.second < still_here; }));
}

void Classroom::begin() {
  server_.after(between_ticks, [this] { tick(); });
}

/// What need not be told at once: who is here, how many have answered, that there is no news.
void Classroom::tick() {
  const Time now = std::chrono::steady_clock::now();
  std::erase_if(waiting_, [](const Waiting& one) { return one.exchange.has_ended(); });
  for (const Waiting& one : waiting_) {
    if (one.person.role == Role::student) last_asked_[one.person.id] = now;
    if (now >= one.until) one.exchange.reply(response(204, "", nullptr));
  }
  std::erase_if(waiting_, [](const Waiting& one) { return one.exchange.has_ended(); });
  std::erase_if(last_asked_, [&](const auto& one) { return now - one.second >= still_here; });
  if (std::exchange(here_, count_here()) != here_) {
    room_.rise_for_teacher();
    teachers_are_behind_ = true;
  }
  if (teachers_are_behind_) wake();
  begin();
}

void Classroom::changed() {
  teachers_are_behind_ = true;
  if (options_.state.empty() || !std::exchange(is_kept_, false)) return;
  server_.post([this] { save(); });
}

void Classroom::show(LiveBook book, const std::string& rebuilt) {
  for (LessonFacts& lesson : book.facts.lessons) {
    const LessonFacts* before = book_.facts.find(lesson.name);
    if (!before) continue;
    lesson.build = before->build + (lesson.name == rebuilt ? 1 : 0);
    if (lesson.name != rebuilt) lesson.compiler = before->compiler;
  }
  book_ = std::move(book);
  room_.rise();
  changed();
  wake();
}

void Classroom::tell_compiler(const std::string& lesson, const std::string& message) {
  LessonFacts* facts = book_.facts.find(lesson);
  if (!facts || facts->compiler == message) return;
  facts->compiler = message;
  room_.rise_for_teacher();
  wake();
}

void Classroom::save() {
  if (options_.state.empty() || std::exchange(is_kept_, true)) return;
  try {
    base::atomic_write(options_.state, kept_state({door_.people, code_, room_}), 0600);
    cannot_save_ = false;
  } catch (const std::exception& error) {
    if (!std::exchange(cannot_save_, true))
      std::cerr << "chalkline: the room is not kept: " << error.what() << '\n';
  }
}

void Classroom::read_state() {
  if (options_.state.empty()) return;
  if (!std::filesystem::exists(options_.state)) return changed();
  KeptState kept = read_kept_state(base::read_file(options_.state), options_.state);
  door_.people = std::move(kept.people);
  code_ = std::move(kept.code);
  room_ = std::move(kept.room);
  // Not every version was kept, so that pages may have seen later ones.
  room_.epoch = random_token().substr(0, 12);
  const LessonFacts* lesson = room_.lesson ? book_.facts.find(*room_.lesson) : nullptr;
  if (!lesson) room_.lesson.reset(), room_.cell.reset();
  room_.rise();
}

}  // namespace chalkline::live
