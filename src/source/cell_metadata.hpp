// What stands at the end of a cell's marker, as Jupytext writes it: tags=["a", "b"] and other
// KEY=VALUE, or all of it as {"tags": ["a", "b"]}.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chalkline::source {

struct CellMetadata {
  std::vector<std::string> tags = {};
  std::vector<std::string> others = {};  ///< every other key, and every text below it
};

/// Where the metadata begins in what follows the `%%`; the text's size if there is none. What only
/// resembles it, such as `y = {1, 2}`, is part of a title.
std::size_t find_metadata(std::string_view text);

/// Reads `text`, which must be metadata to its end. Throws std::invalid_argument, which says how
/// tags are written.
CellMetadata parse_metadata(std::string_view text);

}  // namespace chalkline::source
