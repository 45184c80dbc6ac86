// What an author seems to have meant for a cell's marker, type or tag and did not write so. A
// teacher's notes that are taken for anything else would be published, so what might be a note is
// one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/cell_marker.hpp"

namespace chalkline::source {

/// Adds to a marker that was read what is doubtful about it, and the tag `notes` if it might be
/// meant. `others` are the keys and texts of its metadata beside the tags.
void add_doubts(CellMarker& marker, const std::vector<std::string>& others);

/// What is doubtful about a line of a comment that begins no cell.
struct LineDoubt {
  std::string text;
  bool may_begin_note = false;
};

/// Nothing for a line that resembles no marker.
std::optional<LineDoubt> doubt_line(std::string_view line);

}  // namespace chalkline::source
