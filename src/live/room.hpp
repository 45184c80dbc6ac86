// The state of a room: one small versioned value that the teacher changes and everybody follows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "live/answer.hpp"
#include "live/course_facts.hpp"
#include "live/people.hpp"

namespace chalkline::live {

/// The number of a choice, or a short text.
using Vote = std::variant<std::size_t, std::string>;

/// What was answered in one round of a question.
struct Tally {
  std::vector<std::size_t> choices = {};                        ///< how often each was chosen
  std::vector<std::pair<std::string, std::size_t>> texts = {};  ///< the most frequent first
  bool operator==(const Tally&) const = default;
};

/// A question that the room answers, in one round or two.
struct Poll {
  std::string lesson, cell;
  std::optional<std::vector<std::string>> choices = {};  ///< without them it is answered by texts
  std::size_t round = 1;
  bool is_open = true;
  std::optional<Tally> first = {};         ///< of round 1, once there is a second one
  std::map<std::string, Vote> votes = {};  ///< of this round, by the persons' ids
};

/// Something that the room was shown, for the session's page.
struct Shown {
  std::string lesson, cell;
  Assignments parameters = {};
  bool operator==(const Shown&) const = default;
};

/// A question that is over.
struct Asked {
  std::string lesson, cell;
  std::optional<std::vector<std::string>> choices = {};
  std::vector<Tally> tallies = {};  ///< of each round
};

using SessionEntry = std::variant<Shown, Asked>;

/// What somebody wants cannot be: a status of HTTP, and a sentence.
class RoomError : public std::runtime_error {
 public:
  RoomError(int status, const std::string& sentence)
      : std::runtime_error(sentence), status_(status) {}
  int status() const { return status_; }

 private:
  int status_;
};

class Room {
 public:
  std::string epoch = {};     ///< other versions than these are of another room
  std::uint64_t version = 1;  ///< rises with each change that everybody sees
  std::uint64_t seen_by_teacher =
      1;  ///< the same of what the teacher sees besides: votes, who is there
  std::optional<std::string> lesson = {}, cell = {};
  std::vector<std::string> revealed = {};
  Assignments parameters = {};
  std::optional<std::vector<std::string>> controls = {};
  bool is_blank = false;
  std::uint64_t call = 0;
  std::optional<Poll> poll = {};
  std::vector<SessionEntry> session = {};

  /// The teacher's change. Throws RoomError, and then nothing has changed.
  void change(const nlohmann::json& patch, const CourseFacts& course);

  /// Somebody's answer to the question that is open; the newest counts. Throws RoomError.
  void vote(const std::string& person, const nlohmann::json& vote);

  /// Somebody is not in the room any longer.
  void forget(const std::string& person);

  /// Something changed that everybody sees, or the teacher alone.
  void rise() { ++version, ++seen_by_teacher; }
  void rise_for_teacher() { ++seen_by_teacher; }

  /// Which of them counts for somebody.
  std::uint64_t version_for(Role role) const {
    return role == Role::student ? version : seen_by_teacher;
  }

  /// What somebody may see of it.
  nlohmann::json seen_by(const Person& person) const;

  /// What was shown and asked until now, questions that are still open included.
  std::vector<SessionEntry> whole_session() const;

  static constexpr std::size_t most_text = 80;         ///< characters of an answer
  static constexpr std::size_t most_texts_shown = 60;  ///< different answers
  static constexpr std::size_t most_session = 2000;    ///< entries

 private:
  void take(const nlohmann::json& patch, const CourseFacts& course);
  void take_poll(const nlohmann::json& wish, const CourseFacts& course);
  void end_poll();
  void note_shown();
};

/// What is counted of votes.
Tally tally_of(const std::map<std::string, Vote>& votes,
               const std::optional<std::vector<std::string>>& choices);

/// All of a room, to be kept and read back. Reading throws std::runtime_error.
nlohmann::json room_to_json(const Room& room);
Room room_from_json(const nlohmann::json& json);

}  // namespace chalkline::live
