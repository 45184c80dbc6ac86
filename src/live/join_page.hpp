// The page that asks for the room's code.
#pragma once

#include <string>

namespace chalkline::live {

std::string join_page(const std::string& course_title);

}  // namespace chalkline::live
