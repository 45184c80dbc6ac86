// What the layers of a figure take as numbers.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <ranges>
#include <tuple>
#include <utility>
#include <vector>

#include "../numpy/array.hpp"
#include "../numpy/elements.hpp"

namespace chalkline::plot {

/// An array of xtensor's or an expression of such, unless it has another number of axes.
template <class T, std::size_t axes>
concept Expression = xt::is_xexpression<T>::value && [] {
  if constexpr (requires { std::tuple_size<typename T::shape_type>::value; })
    return std::tuple_size_v<typename T::shape_type> == axes;
  else
    return true;  // known only as it runs
}();

/// A row of numbers: a Vector or an expression of such, a std::vector, numbers in braces.
class Values {
 public:
  Values(std::initializer_list<double> numbers);
  Values(Vector numbers);

  template <class T>
  Values(const T& numbers) : vector_(read(numbers)) {}

  Vector vector() &&;

 private:
  template <class T>
  static Vector read(const T& numbers) {
    constexpr bool expression = Expression<T, 1>;
    constexpr bool range = [] {
      if constexpr (numpy::NumberRange<T>)
        return numpy::Number<std::ranges::range_value_t<const T>>;
      else
        return false;
    }();
    static_assert(expression || range,
                  "x and y of a path, points or a line are each a row of numbers: a Vector, a "
                  "std::vector or numbers in braces");
    if constexpr (expression)
      return numbers;
    else if constexpr (range)
      return row(numpy::elements_of(numbers).values);
    else
      return {};
  }

  template <class T>
  static Vector row(const std::vector<T>& numbers) {
    Vector vector = Vector::from_shape({numbers.size()});
    for (std::size_t i = 0; i < numbers.size(); ++i) vector(i) = static_cast<double>(numbers[i]);
    return vector;
  }

  Vector vector_;
};

/// Samples on a grid: a Matrix or an expression of such, rows of numbers in braces.
class Grid {
 public:
  Grid(std::initializer_list<std::initializer_list<double>> rows);
  Grid(Matrix samples);

  template <class T>
  Grid(const T& samples) : matrix_(read(samples)) {}

  Matrix matrix() &&;

 private:
  template <class T>
  static Matrix read(const T& samples) {
    constexpr bool expression = Expression<T, 2>;
    static_assert(expression,
                  "x, y and z of a surface or a filled contour are each a Matrix: x and y from "
                  "numpy::meshgrid, z computed from them, such as f(x, y)");
    if constexpr (expression)
      return samples;
    else
      return {};
  }

  Matrix matrix_;
};

}  // namespace chalkline::plot
