// What a page tells about its lesson: parameters, downloads and provenance.
#pragma once

#include <string>

#include "record/run_record.hpp"

namespace chalkline::book {

/// "0.123 s"
std::string seconds_text(double seconds);

/// The part of the page, which has this id.
std::string html_about(const record::RunRecord& record, const std::string& id, bool with_times);

}  // namespace chalkline::book
