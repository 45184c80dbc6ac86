// The words that JSON has for the enums of a record, in their order.
#pragma once

#include <array>
#include <string_view>

namespace chalkline::record {

inline constexpr std::array<std::string_view, 3> status_names = {"not_run", "done", "failed"};
inline constexpr std::array<std::string_view, 2> cell_kind_names = {"code", "markdown"};
inline constexpr std::array<std::string_view, 4> parameter_kind_names = {"real", "integer",
                                                                         "boolean", "choice"};
inline constexpr std::array<std::string_view, 2> stream_names = {"stdout", "stderr"};

inline constexpr std::string_view run_record_format = "chalkline run record 3";
inline constexpr std::string_view description_format = "chalkline lesson parameters 1";

}  // namespace chalkline::record
