// Places and lengths that follow from a layer's own numbers.
#pragma once

#include <optional>
#include <utility>

#include "plot/layers.hpp"

namespace chalkline::plot {

/// The axes of a grid in xy order: x of its columns, y of its rows.
Vector axis_of_columns(const Matrix& x);
Vector axis_of_rows(const Matrix& y);

/// The borders of the cells around samples at increasing places: halfway between them, and as far
/// beyond the first and the last one. (n) to (n + 1).
Vector cell_borders(const Vector& places);

/// The least distance between bars; 1 for a single one.
double bar_distance(const Vector& x);

/// The last point of a curve that can be drawn.
std::optional<std::pair<double, double>> last_point(const Vector& x, const Vector& y);

/// What dx and dy are multiplied by: the scale that is asked for, else one with which the longest
/// arrow reaches about as far as the next one begins.
double arrow_scale(const Arrows& arrows);

/// The logarithms to base 10; NaN for what is not above 0.
Matrix decades(Matrix z);

/// The value times 10^exponent.
double times_power_of_ten(double value, int exponent);

/// Divides what the layer has along x, y and z by these powers of ten.
void divide(Layer& layer, int x_unit, int y_unit, int z_unit);

}  // namespace chalkline::plot
