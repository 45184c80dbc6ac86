// Where a figure's data lies in its picture, and which of its points are handles.
#pragma once

#include <vector>

#include "plot/figure.hpp"
#include "plot/panels.hpp"
#include "record/run_record.hpp"

namespace chalkline::lesson {

/// Adds the planes of a figure or panels to what is told of it, and their handles: layers of one
/// point whose coordinates are the values of two real parameters.
void add_planes(record::FigureDisplay& display, const plot::Figure& figure,
                const std::vector<record::ParameterRecord>& parameters);
void add_planes(record::FigureDisplay& display, const plot::Panels& panels,
                const std::vector<record::ParameterRecord>& parameters);

}  // namespace chalkline::lesson
