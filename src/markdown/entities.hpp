#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chalkline::markdown {

/// The character of "&amp;", "&#955;" or "&#x3bb;", a control character made visible and a line end
/// or tab a blank; none for a name that is not known.
std::optional<std::string> decode_entity(std::string_view entity);

}  // namespace chalkline::markdown
