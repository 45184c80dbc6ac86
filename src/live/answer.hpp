// What a run of a lesson puts out, as the page takes it: cell by cell.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "record/run_record.hpp"

namespace chalkline::live {

/// The values of parameters that are not at their defaults, by name, as texts that -p takes.
using Assignments = std::map<std::string, std::string>;

/// What a cell put out.
struct CellAnswer {
  std::size_t cell = 0;   ///< its index in the record
  std::string hash = {};  ///< of what follows: equal for two cells that look the same
  std::string html = {};  ///< of its outputs, as the book shows them, with figures/HASH.svg
  std::vector<record::FigureDisplay> figures = {};  ///< among the outputs, in order
  bool operator==(const CellAnswer&) const = default;
};

/// Somebody's wish to see a lesson with these parameters.
struct RunRequest {
  std::string lesson;
  Assignments parameters = {};
  std::map<std::size_t, std::string> known = {};  ///< hashes of cells that he has; need not come
  std::string person = {};                        ///< of whom only the newest wish counts
  bool is_teacher = false;
  bool films = true;  ///< animations come whole; else, while a slider is dragged, as last frames
};

/// How a run ended.
struct RunEnd {
  /// refused: a parameter is unknown or its value not allowed; superseded: the same person has
  /// asked again; failed: a cell failed, which its answer shows, or the run broke off.
  enum class Status { done, failed, refused, superseded } status = Status::done;
  std::string message = {};    ///< what was wrong, and what is allowed
  std::string parameter = {};  ///< that was refused
  double seconds = 0.0;
};

/// Who runs lessons: on_cell is called for each cell that differs from what is known as soon as it
/// is there, then on_end once. Both are called in any thread, never before run() has returned.
using Run = std::function<void(RunRequest request, std::function<void(CellAnswer)> on_cell,
                               std::function<void(RunEnd)> on_end)>;

}  // namespace chalkline::live
