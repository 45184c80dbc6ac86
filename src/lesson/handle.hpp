// Which two parameters a point's coordinates are.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "record/run_record.hpp"

namespace chalkline::lesson {

/// The names of the two real parameters that have the values x and y. Of several, those whose names
/// differ only by x and y, as start_x and start_y do. None where that leaves a choice, or where one
/// parameter would be both.
std::optional<std::pair<std::string, std::string>> parameters_of_point(
    double x, double y, const std::vector<record::ParameterRecord>& parameters);

}  // namespace chalkline::lesson
