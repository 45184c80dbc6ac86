// What a page tells about its lesson: parameters, downloads and provenance.
#pragma once

#include <string>

#include "book/lesson.hpp"

namespace chalkline::book {

/// "0.123 s"
std::string seconds_text(double seconds);

/// The part of the page, which has the lesson's `about_id`.
std::string html_about(const Lesson& lesson, bool with_times);

}  // namespace chalkline::book
