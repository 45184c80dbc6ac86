// What a cell is to the reader of its lesson, and what he sees only when he asks for it.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "record/run_record.hpp"

namespace chalkline::book {

/// A prediction hides what would answer it: the outputs of the next code cell, which reveal it, and
/// the prose that follows that cell, up to the next code, question or heading.
struct CellRole {
  bool is_note = false;                      ///< for the speaker alone; then it is nothing else
  bool is_question = false;                  ///< it asks for a prediction
  bool is_solution = false;                  ///< it answers the question or the exercises before it
  bool is_folded = false;                    ///< code of which the source is shown when asked for
  std::optional<std::size_t> question = {};  ///< that hides it: of code the outputs, of prose all
  std::optional<std::size_t> reveal = {};    ///< of such prose: the code whose outputs show it

  /// An answer that is folded by itself, since no outputs reveal it.
  bool is_folded_answer() const { return is_solution && !reveal; }
};

/// The role of each cell.
std::vector<CellRole> cell_roles(const record::RunRecord& record);

}  // namespace chalkline::book
