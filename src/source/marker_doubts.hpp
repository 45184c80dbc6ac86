// What an author seems to have meant for a cell's marker, type or tag and did not write so. A
// teacher's notes that are taken for anything else would be published, so what might be a note is
// one: prose with a word of private_words.hpp in its marker, with a tag or metadata that nothing is
// known of, and comments without code below a marker that has such a word.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/cell_marker.hpp"
#include "source/cell_metadata.hpp"

namespace chalkline::source {

/// Adds to a marker that was read what is doubtful about it, and the tag `notes` if it might be
/// meant. `others` is its metadata beside the tags.
void add_doubts(CellMarker& marker, const std::vector<MetadataWord>& others);

/// What is doubtful about a line of a comment that begins no cell; nothing for one that resembles
/// no marker.
std::optional<Doubt> doubt_line(std::string_view line);

/// The same of the comment right below a marker, which should have what belongs to its end.
std::optional<Doubt> doubt_first_line(std::string_view line);

}  // namespace chalkline::source
