#include <nlohmann/json.hpp>
#include <type_traits>

#include "live/room.hpp"

namespace chalkline::live {
namespace {

using nlohmann::json;

template <class Value>
json optional_json(const std::optional<Value>& value) {
  return value ? json(*value) : json();
}

template <class Value>
std::optional<Value> optional_from(const json& value) {
  return value.is_null() ? std::nullopt : std::optional(value.get<Value>());
}

json kept_tally(const Tally& tally) { return {{"choices", tally.choices}, {"texts", tally.texts}}; }

Tally read_tally(const json& kept) {
  Tally tally;
  kept.at("choices").get_to(tally.choices);
  kept.at("texts").get_to(tally.texts);
  return tally;
}

json kept_vote(const Vote& vote) {
  return std::visit([](const auto& value) { return json(value); }, vote);
}

Vote read_vote(const json& kept) {
  if (kept.is_string()) return kept.get<std::string>();
  return kept.get<std::size_t>();
}

json kept_poll(const Poll& poll) {
  json votes = json::object();
  for (const auto& [person, vote] : poll.votes) votes[person] = kept_vote(vote);
  return {{"lesson", poll.lesson},
          {"cell", poll.cell},
          {"choices", optional_json(poll.choices)},
          {"round", poll.round},
          {"open", poll.is_open},
          {"first", poll.first ? kept_tally(*poll.first) : json()},
          {"votes", votes}};
}

Poll read_poll(const json& kept) {
  Poll poll{.lesson = kept.at("lesson"),
            .cell = kept.at("cell"),
            .choices = optional_from<std::vector<std::string>>(kept.at("choices")),
            .round = kept.at("round"),
            .is_open = kept.at("open")};
  if (!kept.at("first").is_null()) poll.first = read_tally(kept.at("first"));
  for (const auto& [person, vote] : kept.at("votes").items()) poll.votes[person] = read_vote(vote);
  return poll;
}

json kept_entry(const SessionEntry& entry) {
  if (const Shown* shown = std::get_if<Shown>(&entry))
    return {{"lesson", shown->lesson}, {"cell", shown->cell}, {"parameters", shown->parameters}};
  const Asked& asked = std::get<Asked>(entry);
  json tallies = json::array();
  for (const Tally& tally : asked.tallies) tallies.push_back(kept_tally(tally));
  return {{"lesson", asked.lesson},
          {"cell", asked.cell},
          {"choices", optional_json(asked.choices)},
          {"tallies", tallies}};
}

SessionEntry read_entry(const json& kept) {
  if (!kept.contains("tallies"))
    return Shown{kept.at("lesson"), kept.at("cell"), kept.at("parameters").get<Assignments>()};
  Asked asked{.lesson = kept.at("lesson"),
              .cell = kept.at("cell"),
              .choices = optional_from<std::vector<std::string>>(kept.at("choices"))};
  for (const json& tally : kept.at("tallies")) asked.tallies.push_back(read_tally(tally));
  return asked;
}

}  // namespace

json room_to_json(const Room& room) {
  json session = json::array();
  for (const SessionEntry& entry : room.session) session.push_back(kept_entry(entry));
  return {{"epoch", room.epoch},
          {"version", room.version},
          {"seen_by_teacher", room.seen_by_teacher},
          {"lesson", optional_json(room.lesson)},
          {"cell", optional_json(room.cell)},
          {"revealed", room.revealed},
          {"parameters", room.parameters},
          {"controls", optional_json(room.controls)},
          {"blank", room.is_blank},
          {"call", room.call},
          {"poll", room.poll ? kept_poll(*room.poll) : json()},
          {"session", session}};
}

Room room_from_json(const json& kept) {
  Room room;
  kept.at("epoch").get_to(room.epoch);
  kept.at("version").get_to(room.version);
  kept.at("seen_by_teacher").get_to(room.seen_by_teacher);
  room.lesson = optional_from<std::string>(kept.at("lesson"));
  room.cell = optional_from<std::string>(kept.at("cell"));
  kept.at("revealed").get_to(room.revealed);
  kept.at("parameters").get_to(room.parameters);
  room.controls = optional_from<std::vector<std::string>>(kept.at("controls"));
  kept.at("blank").get_to(room.is_blank);
  kept.at("call").get_to(room.call);
  if (!kept.at("poll").is_null()) room.poll = read_poll(kept.at("poll"));
  for (const json& entry : kept.at("session")) room.session.push_back(read_entry(entry));
  return room;
}

}  // namespace chalkline::live
