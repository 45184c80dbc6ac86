// What counts as an array of numbers, besides Vector and Matrix, and its elements in one row.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <type_traits>
#include <utility>
#include <vector>

#include "array.hpp"
#include "shape.hpp"

namespace chalkline::numpy {

/// A number or a truth value; a char is text.
template <class T>
concept Number = std::is_arithmetic_v<T> && !std::same_as<T, char>;

/// An array of xtensor's or an expression of such, of any number of axes: x, x > 1.5.
template <class T>
concept NumberExpression = xt::is_xexpression<T>::value && Number<typename T::value_type>;

template <class T>
struct IsNumberRange : std::false_type {};
template <class T>
requires(std::ranges::input_range<const T> && !NumberExpression<T>) struct IsNumberRange<T> {
  using Item = std::ranges::range_value_t<const T>;
  static constexpr bool value = [] {
    if constexpr (std::same_as<Item, T>)
      return false;  // a std::filesystem::path consists of paths
    else
      return Number<Item> || NumberExpression<Item> || IsNumberRange<Item>::value;
  }();
};

/// A std::vector of numbers or the like, also one of rows.
template <class T>
concept NumberRange = IsNumberRange<T>::value;

template <class T>
concept Numbers = Number<T> || NumberExpression<T> || NumberRange<T>;

/// The type in which NumPy holds a C++ number.
template <Number T>
using Element = std::conditional_t<
    std::same_as<T, bool> || std::same_as<T, float>, T,
    std::conditional_t<std::floating_point<T>, double,
                       std::conditional_t<std::signed_integral<T>, std::int64_t, std::uint64_t>>>;

/// Elements in row-major order and their shape.
template <class T>
struct Elements {
  std::vector<T> values;
  Shape shape;
};

template <Number T>
Elements<Element<T>> elements_of(T number) {
  return {{static_cast<Element<T>>(number)}, {}};
}

template <NumberExpression T>
auto elements_of(const T& expression) {
  using Value = Element<typename T::value_type>;
  Elements<Value> elements{{}, Shape(expression.shape().begin(), expression.shape().end())};
  const auto end = expression.template end<xt::layout_type::row_major>();
  for (auto at = expression.template begin<xt::layout_type::row_major>(); at != end; ++at)
    elements.values.push_back(static_cast<Value>(*at));
  return elements;
}

/// Throws std::invalid_argument if rows have different shapes.
void require_same_shape(std::size_t row, const Shape& shape, const Shape& first);

template <NumberRange T>
auto elements_of(const T& range) {
  using Item = std::ranges::range_value_t<const T>;
  decltype(elements_of(std::declval<const Item&>())) elements;
  Shape row_shape;
  std::size_t rows = 0;
  for (const auto& item : range) {
    const auto row = elements_of(static_cast<const Item&>(item));
    if (rows == 0) row_shape = row.shape;
    require_same_shape(rows++, row.shape, row_shape);
    elements.values.insert(elements.values.end(), row.values.begin(), row.values.end());
  }
  elements.shape = {rows};
  elements.shape.insert(elements.shape.end(), row_shape.begin(), row_shape.end());
  return elements;
}

}  // namespace chalkline::numpy
