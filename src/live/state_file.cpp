#include "live/state_file.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace chalkline::live {
namespace {

constexpr int state_format = 1;

}  // namespace

std::string kept_state(const KeptState& state) {
  nlohmann::json people = nlohmann::json::object();
  for (const auto& [id, member] : state.people.members)
    people[id] = {{"secret", member.secret}, {"teaches", member.role == Role::teacher}};
  const nlohmann::json kept = {{"chalkline_room", state_format},
                               {"people", people},
                               {"code", state.code},
                               {"room", room_to_json(state.room)}};
  return kept.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

KeptState read_kept_state(std::string_view text, const std::filesystem::path& file) {
  try {
    const nlohmann::json kept = nlohmann::json::parse(text);
    if (kept.at("chalkline_room") != state_format)
      throw std::runtime_error("it is of another version of Chalkline");
    KeptState state;
    for (const auto& [id, member] : kept.at("people").items())
      state.people.members[id] = {member.at("secret"),
                                  member.at("teaches") ? Role::teacher : Role::student};
    kept.at("code").get_to(state.code);
    state.room = room_from_json(kept.at("room"));
    return state;
  } catch (const std::exception& error) {
    throw std::runtime_error(file.string() + " keeps no room (" + error.what() +
                             "); name another file, or remove this one to begin a new room");
  }
}

}  // namespace chalkline::live
