// What the layers of a figure take as numbers.
#pragma once

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <ranges>
#include <string>
#include <tuple>
#include <type_traits>
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

/// Anything but a row of texts.
template <class T>
concept NoTexts =
    !std::is_same_v<T, std::vector<std::string>> && !std::is_convertible_v<const T&, std::string>;

/// A row of numbers: a Vector or an expression of such, a std::vector, numbers in braces.
class Values {
 public:
  Values(std::initializer_list<double> numbers);
  Values(Vector numbers);

  template <NoTexts T>
  Values(const T& numbers) : vector_(read(numbers)) {}

  Vector vector() &&;
  Vector vector() const&;

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
                  "x, y and the like, of points, lines, bars..., are each a row of numbers: a "
                  "Vector, a std::vector or numbers in braces");
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

/// A row of texts: in braces, or a std::vector<std::string>.
class Labels {
 public:
  /// A text; a number is none, not even 0.
  struct Label {
    template <std::convertible_to<std::string> T>
    Label(const T& words) : text(words) {}
    std::string text;
  };
  Labels() = default;
  Labels(std::initializer_list<Label> texts);
  Labels(std::vector<std::string> texts);

  std::vector<std::string> texts() &&;

 private:
  std::vector<std::string> texts_;
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
                  "x, y and z of a surface, contours or a heat map are each a Matrix: x and y from "
                  "numpy::meshgrid, z computed from them, such as f(x, y)");
    if constexpr (expression)
      return samples;
    else
      return {};
  }

  Matrix matrix_;
};

}  // namespace chalkline::plot
