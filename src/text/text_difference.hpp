// How a text differs from what it was, for people to read.
#pragma once

#include <string>

namespace chalkline::text {

/// The lines that differ, "- " before an old one and "+ " before a new one, without what is equal
/// at the beginning and at the end. Of each side at most `max_lines` are shown, and the number of
/// those left out. Empty if the texts are equal; a line end that is missing at the end of one of
/// them is said.
std::string text_difference(const std::string& before, const std::string& after,
                            std::size_t max_lines = 8);

}  // namespace chalkline::text
