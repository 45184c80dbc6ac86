#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/lesson_source.hpp"

namespace chalkline::source {

/// What seems to be meant otherwise than it is written.
struct Doubt {
  std::string text;
  bool may_be_note = false;
};

/// What a line `// %% Title [markdown] tags=["a", "b"]` says of the cell that it begins. As in
/// Jupytext the title may stand on either side of [markdown], or [md], and tags may have other
/// metadata beside them.
struct CellMarker {
  CellKind kind = CellKind::code;
  std::string title;
  std::vector<std::string> tags;     ///< with `notes` if they or the title might mean that
  std::vector<std::string> remarks;  ///< what its author seems to have meant and did not write
  std::optional<Doubt> if_prose;     ///< of code: what is doubtful if there are only comments in it
};

/// What follows the `%%` of a marker; nothing if the comment is no marker.
std::optional<std::string_view> marker_text(std::string_view comment);

/// Whether a line of a lesson, with its line break or without, is a marker.
bool is_marker(std::string_view line);

/// Reads what follows the `%%`. Throws std::invalid_argument for malformed tags and [raw].
CellMarker parse_marker(std::string_view text);

}  // namespace chalkline::source
