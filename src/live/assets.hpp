// The files in src/live/assets/, which the build puts into the program.
#pragma once

#include <string_view>

namespace chalkline::live {

extern const std::string_view live_css, live_js, join_css, join_js;

}  // namespace chalkline::live
