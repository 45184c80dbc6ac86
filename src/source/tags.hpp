// The tags that mean something to Chalkline; of any other one the author is told.
#pragma once

#include <string_view>

namespace chalkline::source {

/// Of a code cell that is expected to throw, as in Jupyter. What such a cell declares is its own.
inline constexpr std::string_view raises_exception_tag = "raises-exception";
/// Of a Markdown cell that asks what the next code cell will put out.
inline constexpr std::string_view predict_tag = "predict";
/// Of a Markdown cell that answers the prediction or the exercises before it.
inline constexpr std::string_view solution_tag = "solution";
/// Of a code cell whose source is folded until it is asked for.
inline constexpr std::string_view fold_tag = "fold";
/// Of a Markdown cell for the speaker only.
inline constexpr std::string_view notes_tag = "notes";

}  // namespace chalkline::source
