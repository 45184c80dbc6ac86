// What stands at the end of a cell's marker, as Jupytext writes it: tags=["a", "b"] and other
// KEY=VALUE, or all of it as {"tags": ["a", "b"]}.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chalkline::source {

/// A key beside the tags, at whatever depth, or a text among its values.
struct MetadataWord {
  std::string text;
  bool is_known = false;  ///< it is within a key of Jupyter's, Jupytext's or an editor's
  bool is_off = false;    ///< it is a key whose value is false, null or 0
};

struct CellMetadata {
  std::vector<std::string> tags = {};
  std::vector<MetadataWord> others = {};
};

/// Where the metadata begins in what follows the `%%`; the text's size if there is none. What only
/// resembles it, such as `y = {1, 2}`, is part of a title.
std::size_t find_metadata(std::string_view text);

/// Whether a key beside the tags is one that tools write of their own accord.
bool is_known_key(std::string_view key);

/// Reads `text`, which must be metadata to its end. Throws std::invalid_argument, which says how
/// tags are written.
CellMetadata parse_metadata(std::string_view text);

}  // namespace chalkline::source
