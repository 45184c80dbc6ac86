// What a room was shown and asked, as a page to be kept. No names: there are none.
#pragma once

#include <string>
#include <vector>

#include "live/course_facts.hpp"
#include "live/room.hpp"

namespace chalkline::live {

std::string session_page(const std::vector<SessionEntry>& session, const CourseFacts& course);

/// The address of a moment: NAME.html?rho=0.9#cell-search.
std::string moment_link(const std::string& lesson, const Assignments& parameters,
                        const std::string& cell);

}  // namespace chalkline::live
