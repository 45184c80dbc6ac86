// How a text differs from what it was, for people to read.
#pragma once

#include <string>

namespace chalkline::text {

/// What differs, as hunks of `diff -u`: "- " before an old line, "+ " before a new one, three equal
/// lines around them, and above each hunk where it stands ("@@ -5,7 +5,7 @@"), unless it is all
/// there is. Of old and of new lines at most `max_lines` are shown, and the number of those left
/// out. Empty if the texts are equal; a line end that is missing at the end of one of them is said.
/// Where more than 20,000 lines lie between the first and the last that differ, they all count as
/// changed.
std::string text_difference(const std::string& before, const std::string& after,
                            std::size_t max_lines = 8);

}  // namespace chalkline::text
