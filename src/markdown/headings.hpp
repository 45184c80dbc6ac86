// The headings of prose and how a page calls them.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/tree.hpp"

namespace chalkline::markdown {

struct Heading {
  int level = 1;
  std::string text;
  std::string id = {};
};

/// Names the headings of one page as code hosts do: "A fair race!" is a-fair-race, and the next one
/// so named a-fair-race-1.
class HeadingIds {
 public:
  /// An id that this object has not given before. It holds letters, digits, `-` and `_` only, and
  /// is not empty.
  std::string make(std::string_view text);

 private:
  std::map<std::string, int> next_repeat_;  ///< of every id given
};

/// The headings of a tree, in order, without ids.
std::vector<Heading> headings_of(const Node& document);

/// Gives every heading of the tree an id, and returns them.
std::vector<Heading> name_headings(Node& document, HeadingIds& ids);

}  // namespace chalkline::markdown
