// Names that a user may choose among.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline::text {

/// "svg, png, pdf" for names that stand apart by ", ".
std::string joined(const std::vector<std::string>& names, std::string_view apart = ", ");

/// The index of `name` in `names`. Throws std::invalid_argument if there is none: "no format is
/// called 'jpg'; allowed are svg, png, pdf", where `what` is "format".
std::size_t find_name(const std::vector<std::string>& names, std::string_view name,
                      std::string_view what);

}  // namespace chalkline::text
