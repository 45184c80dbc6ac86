// What introduces a course, on the first page of its book.
#pragma once

#include <string>

#include "record/run_record.hpp"

namespace chalkline::book {

/// The Markdown as a lesson of nothing but prose; without cells if it is empty.
record::RunRecord introduction_record(const std::string& markdown);

}  // namespace chalkline::book
