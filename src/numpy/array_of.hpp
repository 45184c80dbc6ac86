// Whatever holds numbers on one or two axes, evaluated into an array of our own, so that functions
// need be written for those alone.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <ranges>
#include <tuple>
#include <type_traits>
#include <vector>

#include "array.hpp"
#include "elements.hpp"

namespace chalkline::numpy {

/// The number of axes, if the type tells it and they are one or two; else 0.
template <class T>
constexpr std::size_t axes_of = 0;
template <NumberExpression T>
requires requires { std::tuple_size<typename T::shape_type>::value; }
constexpr std::size_t axes_of<T> =
    std::tuple_size_v<typename T::shape_type> <= 2 ? std::tuple_size_v<typename T::shape_type> : 0;
template <NumberRange T>
constexpr std::size_t axes_of<T> = Number<std::ranges::range_value_t<const T>> ? 1 : 0;

/// An array or expression of one or two axes, or a std::vector of numbers.
template <class T>
concept ArrayLike = axes_of<T>
!= 0;

template <class T>
struct ElementIn {
  using type = std::ranges::range_value_t<const T>;
};
template <NumberExpression T>
struct ElementIn<T> {
  using type = typename T::value_type;
};

/// `numbers` as an array of T.
template <class T, ArrayLike From>
xt::xtensor<T, axes_of<From>> array_of(const From& numbers) {
  if constexpr (NumberExpression<From>) {
    return numbers;
  } else {
    auto array = xt::xtensor<T, 1>::from_shape({std::ranges::size(numbers)});
    std::size_t i = 0;
    for (const auto number : numbers) array.storage()[i++] = static_cast<T>(number);
    return array;
  }
}

/// `numbers` as an array of doubles, or of whole numbers if they are such in a row: functions of
/// matrices are written for doubles.
template <ArrayLike From>
auto array_of(const From& numbers) {
  constexpr bool whole = axes_of<From> == 1 && std::integral<typename ElementIn<From>::type>;
  return array_of<std::conditional_t<whole, std::int64_t, double>>(numbers);
}

}  // namespace chalkline::numpy
