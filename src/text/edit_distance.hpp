#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline::text {

/// How many letters must be changed, added, dropped or swapped with the next to make one word the
/// other.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The one of `known` that was meant by the unknown `word`: the nearest, if at most a third of the
/// longer word's letters differ. Farther words are no typing errors.
std::optional<std::string> nearest_word(std::string_view word,
                                        const std::vector<std::string_view>& known);

/// "; did you mean WORD?", in which `before` precedes the nearest word; empty if none is near.
std::string suggestion(std::string_view word, const std::vector<std::string_view>& known,
                       std::string_view before = "");

}  // namespace chalkline::text
