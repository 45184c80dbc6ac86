// What a lesson's process tells of its run, as it happens: a record grows by it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "record/run_record.hpp"

namespace chalkline::record {

/// The cell of this index in the record begins.
struct CellBegun {
  std::size_t cell = 0;
  bool operator==(const CellBegun&) const = default;
};

/// The running cell displays something.
struct Displayed {
  Display display;
  bool operator==(const Displayed&) const = default;
};

/// The running cell is over.
struct CellEnded {
  RunStatus status = RunStatus::done;
  double seconds = 0.0;
  std::optional<CellError> error;
  bool operator==(const CellEnded&) const = default;
};

/// The run is over. An error belongs to no cell: something failed outside of them.
struct RunEnded {
  RunStatus status = RunStatus::done;
  std::string error;
  bool operator==(const RunEnded&) const = default;
};

/// The runner has something to say that is no output of the lesson.
struct Noted {
  std::string text;
  bool operator==(const Noted&) const = default;
};

/// The first event of a run in another process: the record before any cell has run.
struct RunBegun {
  RunRecord record;
  bool operator==(const RunBegun&) const = default;
};

using RunEvent = std::variant<RunBegun, CellBegun, Displayed, CellEnded, RunEnded, Noted>;

/// One line of JSON without a line end. Bytes that are no UTF-8 become U+FFFD.
std::string to_json(const RunEvent& event);

/// Reads what to_json() writes. Throws RecordError.
RunEvent run_event_from_json(std::string_view json);

/// A record that grows with the events of its run and with what the lesson writes.
class GrowingRecord {
 public:
  /// A cell keeps so many bytes of what it prints; the rest is only counted.
  static constexpr std::size_t kept_bytes = std::size_t{1} << 20;

  GrowingRecord() = default;
  explicit GrowingRecord(RunRecord record) : record_(std::move(record)) {}

  /// Throws RecordError for an event that cannot be: a cell that does not exist, a display outside
  /// of cells.
  void apply(const RunEvent& event);

  /// What was written belongs to the running cell; outside of cells it belongs to none and is not
  /// kept.
  void append(Stream stream, std::string_view text);

  /// The run ended without saying so, or badly after it had said so; `error` tells why. It is given
  /// to the running cell, or after the run to the last one: the index of that is returned.
  std::optional<std::size_t> break_off(const CellError& error);

  const RunRecord& record() const { return record_; }
  RunRecord& record() { return record_; }

  /// The index of the running cell.
  std::optional<std::size_t> cell() const { return cell_; }

  /// Whether the lesson has said that its run is over.
  bool has_ended() const { return has_ended_; }

 private:
  void apply_one(const RunBegun& event);
  void apply_one(const CellBegun& event);
  void apply_one(const Displayed& event);
  void apply_one(const CellEnded& event);
  void apply_one(const RunEnded& event);
  void apply_one(const Noted&) {}

  RunRecord record_;
  std::optional<std::size_t> cell_, last_;  // the running cell, the one that ended last
  std::size_t printed_ = 0;                 // by the running cell
  bool has_ended_ = false;
};

}  // namespace chalkline::record
