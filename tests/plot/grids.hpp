// Sample grids for the tests of figures.
#pragma once

#include <cmath>
#include <functional>
#include <limits>
#include <string>

#include "numpy/array.hpp"

namespace chalkline::test {

inline constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

struct Samples {
  Vector x_axis, y_axis;
  Matrix x, y, z;
};

/// f sampled on columns x rows points over [x_low, x_high] x [y_low, y_high], in xy order.
inline Samples sample(const std::function<double(double, double)>& f, std::size_t columns,
                      std::size_t rows, double x_low, double x_high, double y_low, double y_high) {
  Samples s{Vector::from_shape({columns}), Vector::from_shape({rows}),
            Matrix::from_shape({rows, columns}), Matrix::from_shape({rows, columns}),
            Matrix::from_shape({rows, columns})};
  for (std::size_t j = 0; j < columns; ++j)
    s.x_axis(j) =
        x_low + (x_high - x_low) * static_cast<double>(j) / static_cast<double>(columns - 1);
  for (std::size_t i = 0; i < rows; ++i)
    s.y_axis(i) = y_low + (y_high - y_low) * static_cast<double>(i) / static_cast<double>(rows - 1);
  for (std::size_t i = 0; i < rows; ++i)
    for (std::size_t j = 0; j < columns; ++j) {
      s.x(i, j) = s.x_axis(j);
      s.y(i, j) = s.y_axis(i);
      s.z(i, j) = f(s.x_axis(j), s.y_axis(i));
    }
  return s;
}

inline double bowl(double x, double y) { return x * x + y * y; }
inline double saddle(double x, double y) { return x * y; }
inline double himmelblau(double x, double y) {
  return std::pow(x * x + y - 11.0, 2) + std::pow(x + y * y - 7.0, 2);
}
inline double rastrigin(double x, double y) {
  constexpr double tau = 6.283185307179586;
  return 20.0 + x * x - 10.0 * std::cos(tau * x) + y * y - 10.0 * std::cos(tau * y);
}
inline double asymmetric(double x, double y) { return x + 3.0 * y * y * y + 0.5 * x * x; }

/// The bowl of the course: arange(-1, 1, 0.1) on both axes.
inline Samples course_bowl() {
  Samples s = sample(bowl, 20, 20, -1.0, 0.9, -1.0, 0.9);
  const double delta = (-1.0 + 0.1) - -1.0;
  for (std::size_t i = 0; i < 20; ++i)
    s.x_axis(i) = s.y_axis(i) = -1.0 + static_cast<double>(i) * delta;
  for (std::size_t i = 0; i < 20; ++i)
    for (std::size_t j = 0; j < 20; ++j) {
      s.x(i, j) = s.x_axis(j);
      s.y(i, j) = s.y_axis(i);
      s.z(i, j) = bowl(s.x(i, j), s.y(i, j));
    }
  return s;
}

/// Whether the part occurs in the text.
inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace chalkline::test
