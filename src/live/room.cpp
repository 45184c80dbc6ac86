#include "live/room.hpp"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace chalkline::live {
namespace {

using nlohmann::json;

[[noreturn]] void refuse(const std::string& sentence) { throw RoomError(400, sentence); }

std::string string_in(const json& value, const std::string& key) {
  if (!value.is_string()) refuse(key + " must be a string.");
  return value.get<std::string>();
}

std::optional<std::string> string_or_null(const json& value, const std::string& key) {
  return value.is_null() ? std::nullopt : std::optional(string_in(value, key));
}

const LessonFacts& lesson_in(const CourseFacts& course, const std::string& name) {
  const LessonFacts* lesson = course.find(name);
  if (!lesson) refuse("There is no lesson " + name + ".");
  return *lesson;
}

void check_cell(const LessonFacts& lesson, const std::string& id) {
  if (std::ranges::find(lesson.ids, id) == lesson.ids.end())
    refuse(lesson.name + " has no cell " + id + ".");
}

std::vector<std::string> strings_in(const json& value, const std::string& key) {
  if (!value.is_array()) refuse(key + " must be a list of strings.");
  std::vector<std::string> strings;
  for (const json& one : value) {
    std::string text = string_in(one, key);
    if (std::ranges::find(strings, text) == strings.end()) strings.push_back(std::move(text));
  }
  return strings;
}

Assignments parameters_in(const json& value, const LessonFacts& lesson) {
  if (!value.is_object()) refuse("parameters must be an object of strings.");
  Assignments parameters;
  try {
    for (const auto& [name, text] : value.items()) {
      parameters[name] = string_in(text, name);
      record::parse_value(record::find_parameter(lesson.parameters, name), parameters[name]);
    }
  } catch (const record::ParameterError& error) {
    refuse(error.what());
  }
  return parameters;
}

std::vector<std::string> controls_in(const json& value, const LessonFacts& lesson) {
  std::vector<std::string> controls = strings_in(value, "controls");
  try {
    for (const std::string& name : controls) record::find_parameter(lesson.parameters, name);
  } catch (const record::ParameterError& error) {
    refuse(error.what());
  }
  return controls;
}

bool boolean_in(const json& value, const std::string& key) {
  if (!value.is_boolean()) refuse(key + " must be true or false.");
  return value.get<bool>();
}

/// A student's text in one line that may be shown to everybody.
std::string short_text(const std::string& text) {
  std::string line;
  std::size_t count = 0;
  const std::string shown = text::printable(text);
  for (const std::string_view character : text::characters(shown)) {
    const bool is_blank = character == " " || character == "\n" || character == "\t";
    if (is_blank && (line.empty() || line.ends_with(' '))) continue;
    if (count++ == Room::most_text) break;
    line += is_blank ? " " : character;
  }
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

json tally_to_json(const Tally& tally, bool has_choices) {
  if (has_choices) return tally.choices;
  json texts = json::array();
  for (const auto& [text, count] : tally.texts) texts.push_back({text, count});
  return texts;
}

std::vector<Tally> tallies_of(const Poll& poll) {
  std::vector<Tally> tallies;
  if (poll.first) tallies.push_back(*poll.first);
  tallies.push_back(tally_of(poll.votes, poll.choices));
  return tallies;
}

json poll_seen_by(const Poll& poll, const Person& person) {
  json seen = {{"lesson", poll.lesson}, {"cell", poll.cell},  {"round", poll.round},
               {"open", poll.is_open},  {"choices", nullptr}, {"mine", nullptr}};
  if (poll.choices) seen["choices"] = *poll.choices;
  if (person.role == Role::teacher) seen["answered"] = poll.votes.size();
  if (const auto mine = poll.votes.find(person.id); mine != poll.votes.end())
    std::visit([&](const auto& vote) { seen["mine"] = vote; }, mine->second);
  if (poll.is_open) return seen;
  json all = json::array();
  for (const Tally& tally : tallies_of(poll))
    all.push_back(tally_to_json(tally, poll.choices.has_value()));
  seen[poll.choices ? "tallies" : "texts"] = poll.choices ? all : all.back();
  if (!poll.choices && poll.first) seen["first_texts"] = all.front();
  return seen;
}

}  // namespace

Tally tally_of(const std::map<std::string, Vote>& votes,
               const std::optional<std::vector<std::string>>& choices) {
  Tally tally;
  if (choices) tally.choices.resize(choices->size());
  std::map<std::string, std::size_t> texts;
  for (const auto& [person, vote] : votes) {
    if (const std::size_t* choice = std::get_if<std::size_t>(&vote)) {
      if (*choice < tally.choices.size()) ++tally.choices[*choice];
    } else {
      ++texts[std::get<std::string>(vote)];
    }
  }
  tally.texts.assign(texts.begin(), texts.end());
  std::ranges::stable_sort(tally.texts, std::greater(), [](const auto& one) { return one.second; });
  if (tally.texts.size() > Room::most_texts_shown) tally.texts.resize(Room::most_texts_shown);
  return tally;
}

void Room::change(const json& patch, const CourseFacts& course) {
  if (!patch.is_object()) refuse("A change is an object of JSON.");
  std::vector<SessionEntry> before = std::exchange(session, {});  // long, and not to be copied
  Room changed = *this;
  try {
    changed.take(patch, course);
  } catch (...) {
    session = std::move(before);
    throw;
  }
  std::ranges::move(changed.session, std::back_inserter(before));
  changed.session = std::move(before);
  changed.note_shown();
  changed.rise();
  *this = std::move(changed);
}

void Room::take(const json& patch, const CourseFacts& course) {
  if (patch.contains("lesson")) {
    const std::optional<std::string> next = string_or_null(patch["lesson"], "lesson");
    if (next) lesson_in(course, *next);
    if (next != lesson) {  // what was said of the lesson before says nothing of this one
      cell.reset(), controls.reset();
      revealed.clear(), parameters.clear();
    }
    lesson = next;
  }
  const LessonFacts nothing;
  const LessonFacts& here = lesson ? lesson_in(course, *lesson) : nothing;
  for (const auto& [key, value] : patch.items()) {
    if (key == "lesson") continue;
    if (key == "cell") {
      cell = string_or_null(value, key);
      if (cell) check_cell(here, *cell);
    } else if (key == "revealed") {
      revealed = strings_in(value, key);
      for (const std::string& id : revealed) check_cell(here, id);
    } else if (key == "parameters") {
      parameters = parameters_in(value, here);
    } else if (key == "controls") {
      controls = value.is_null() ? std::nullopt : std::optional(controls_in(value, here));
    } else if (key == "blank") {
      is_blank = boolean_in(value, key);
    } else if (key == "call") {
      if (boolean_in(value, key)) ++call;
    } else if (key == "poll") {
      take_poll(value, course);
    } else {
      refuse("A room has no " + key + ".");
    }
  }
}

void Room::take_poll(const json& wish, const CourseFacts& course) {
  if (wish.is_null()) return end_poll();
  if (wish.is_object()) {
    const std::string lesson_name = string_in(wish.value("lesson", json()), "lesson"),
                      id = string_in(wish.value("cell", json()), "cell");
    const QuestionFacts* question = find_question(lesson_in(course, lesson_name), id);
    if (!question) refuse(lesson_name + " has no question " + id + ".");
    end_poll();
    poll = Poll{.lesson = lesson_name, .cell = id, .choices = question->choices};
    return;
  }
  const std::string word = string_in(wish, "poll");
  if (word != "reveal" && word != "reopen") refuse("A poll can be \"reveal\" or \"reopen\".");
  if (!poll) throw RoomError(409, "No question is being asked.");
  if (word == "reveal") {
    poll->is_open = false;
  } else if (poll->round == 2) {
    throw RoomError(409, "A question has two rounds; ask it anew for another one.");
  } else {
    poll->first = tally_of(poll->votes, poll->choices);
    poll->votes.clear();
    poll->round = 2;
    poll->is_open = true;
  }
}

void Room::end_poll() {
  if (poll) session.push_back(Asked{poll->lesson, poll->cell, poll->choices, tallies_of(*poll)});
  poll.reset();
}

/// Of what is shown at one cell the last counts.
void Room::note_shown() {
  if (lesson && cell) {
    const Shown now{*lesson, *cell, parameters};
    Shown* last = session.empty() ? nullptr : std::get_if<Shown>(&session.back());
    if (last && last->lesson == now.lesson && last->cell == now.cell)
      *last = now;
    else
      session.push_back(now);
  }
  if (session.size() > most_session) session.erase(session.begin(), session.end() - most_session);
}

void Room::vote(const std::string& person, const json& vote) {
  if (!vote.is_object()) refuse("A vote is an object of JSON.");
  const std::string of_lesson = string_in(vote.value("lesson", json()), "lesson"),
                    of_cell = string_in(vote.value("cell", json()), "cell");
  if (!poll || !poll->is_open || poll->lesson != of_lesson || poll->cell != of_cell)
    throw RoomError(409, "This question is not open.");
  const json choice = vote.value("choice", json());
  Vote answer;
  if (poll->choices) {
    const bool is_one = choice.is_number_integer() && choice >= 0 && choice < poll->choices->size();
    if (!is_one)
      refuse("choice must be a whole number from 0 to " +
             std::to_string(poll->choices->size() - 1) + ".");
    answer = choice.get<std::size_t>();
  } else {
    const std::string text = short_text(string_in(choice, "choice"));
    if (text.empty()) refuse("The answer is empty.");
    answer = text;
  }
  poll->votes[person] = std::move(answer);
  rise_for_teacher();
}

void Room::forget(const std::string& person) {
  if (poll) poll->votes.erase(person);
}

json Room::seen_by(const Person& person) const {
  json seen = {{"epoch", epoch},       {"version", version_for(person.role)},
               {"lesson", nullptr},    {"cell", nullptr},
               {"revealed", revealed}, {"parameters", parameters},
               {"controls", nullptr},  {"blank", is_blank},
               {"call", call},         {"poll", nullptr}};
  if (lesson) seen["lesson"] = *lesson;
  if (cell) seen["cell"] = *cell;
  if (controls) seen["controls"] = *controls;
  if (poll) seen["poll"] = poll_seen_by(*poll, person);
  return seen;
}

std::vector<SessionEntry> Room::whole_session() const {
  Room ended = *this;
  if (poll && poll->is_open) {  // nobody sees votes before their time
    if (poll->first)
      ended.session.push_back(Asked{poll->lesson, poll->cell, poll->choices, {*poll->first}});
    ended.poll.reset();
  }
  ended.end_poll();
  return ended.session;
}

}  // namespace chalkline::live
