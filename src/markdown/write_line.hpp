#pragma once

#include <string>
#include <vector>

#include "markdown/tree.hpp"
#include "markdown/write.hpp"

namespace chalkline::markdown {

/// Where a line stands.
struct LinePlace {
  Reader reader = Reader::code_host;
  bool in_heading = false, in_cell = false;
};

/// What stands in one block of text, as Markdown; in several lines if it has line breaks.
std::string write_line(const std::vector<Node>& nodes, const LinePlace& place);

/// Whether Markdown alone would change the formula: an escape, emphasis, a link, HTML.
bool is_hazardous(std::string_view tex);

/// A display within its dollars.
std::string in_dollars(const std::string& tex);

/// A run of c, longer than any in `text` and at least as long as that.
std::string longer_run(std::string_view text, char c, std::size_t least);

}  // namespace chalkline::markdown
