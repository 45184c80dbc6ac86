// xtensor with its checks of indices and shapes on, told in NumPy's words. This comes before every
// other header of xtensor, and in every file alike, lest one function be compiled in two ways.
//
// An index counts from 0 and lies inside of its axis, and an array takes as many of them as it has
// axes. xtensor itself is more generous: it repeats an axis of length 1 and leaves out indices in
// front, since the operands of an expression are broadcast in this way. They alone still are.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>
#include <xtensor/xexception.hpp>

#include "shape.hpp"

namespace xt {
template <class D>
class xcontainer;
}  // namespace xt

namespace chalkline::numpy {

/// An index outside of its array, or too few or too many of them.
class IndexError : public std::out_of_range {
  using std::out_of_range::out_of_range;
};

/// Arrays whose shapes do not go together.
class ShapeError : public std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};

/// Throws IndexError unless there is an index for each axis and it is inside.
void require_inside(std::span<const std::ptrdiff_t> indices, const Shape& shape);

/// The same where axes of length 1 are repeated and the first of too many indices ignored.
void require_broadcast_inside(std::span<const std::ptrdiff_t> indices, const Shape& shape);

/// Throws ShapeError with xtensor's own words about what does not hold; IndexError for flat().
[[noreturn]] void refuse_shape(const char* reason);

/// Throws xt::broadcast_error, naming both shapes.
[[noreturn]] void refuse_broadcast(const Shape& one, const Shape& other);

template <class Shaped>
Shape shape_of(const Shaped& shape) {
  return Shape(shape.begin(), shape.end());
}

/// How many expressions around the running access look up their operands.
inline thread_local int expressions_around = 0;

/// An element of an array is being looked up.
struct ElementAccess {
  template <class Shaped, class... Indices>
  bool check_index(const Shaped& shape, Indices... indices) const {
    if constexpr ((std::integral<Indices> && ...)) {
      if (is_inside(shape, indices...)) return true;
      const std::array<std::ptrdiff_t, sizeof...(Indices)> all = {
          static_cast<std::ptrdiff_t>(indices)...};
      if (expressions_around == 0 && sizeof...(Indices) > 0)
        require_inside(all, shape_of(shape));
      else
        require_broadcast_inside(all, shape_of(shape));
    }
    return true;
  }

  template <class Shaped, class Iterator>
  bool check_element_index(const Shaped& shape, Iterator first, Iterator last) const {
    std::vector<std::ptrdiff_t> all;
    for (; first != last; ++first) all.push_back(static_cast<std::ptrdiff_t>(*first));
    require_broadcast_inside(all, shape_of(shape));
    return true;
  }

 private:
  template <class Shaped, class... Indices>
  static bool is_inside(const Shaped& shape, Indices... indices) {
    if (sizeof...(Indices) != shape.size()) return false;
    std::size_t axis = 0;
    return ((static_cast<std::size_t>(indices) < static_cast<std::size_t>(shape[axis++])) && ...);
  }
};

/// An element of an expression is being looked up, which then looks up those of its operands.
struct ExpressionAccess {
  ExpressionAccess() { ++expressions_around; }
  ~ExpressionAccess() { --expressions_around; }
  ExpressionAccess(const ExpressionAccess&) = delete;
  ExpressionAccess& operator=(const ExpressionAccess&) = delete;
};

template <class D>
ElementAccess access_of(const xt::xcontainer<D>&) {
  return {};
}

/// Checks the access to an expression itself and stands until the access is over.
struct CheckedExpression {
  template <class... Arguments>
  [[nodiscard]] ExpressionAccess check_index(const Arguments&... arguments) const {
    ElementAccess().check_index(arguments...);
    return {};
  }
  template <class... Arguments>
  [[nodiscard]] ExpressionAccess check_element_index(const Arguments&... arguments) const {
    ElementAccess().check_element_index(arguments...);
    return {};
  }
};

template <class Expression>
CheckedExpression access_of(const Expression&) {
  return {};
}

/// `index` of an axis, from its end if it is negative; throws IndexError if it lies outside.
std::ptrdiff_t inside_axis(std::ptrdiff_t index, std::size_t axis, const Shape& shape);

}  // namespace chalkline::numpy

namespace xt {

/// Chosen before xtensor's own, which has no words in a release build.
template <class One, class Other>
requires true [[noreturn]] void throw_broadcast_error(const One& one, const Other& other) {
  chalkline::numpy::refuse_broadcast(chalkline::numpy::shape_of(one),
                                     chalkline::numpy::shape_of(other));
}

namespace detail {
template <class T>
struct slice_implementation_getter;

/// The index of a row or column that a view shows.
template <std::integral T>
struct slice_implementation_getter<T> {
  template <class E, class Index>
  auto operator()(E& e, Index&& index, std::size_t axis) const {
    using Result = std::conditional_t<std::signed_integral<T>, std::ptrdiff_t, T>;
    return static_cast<Result>(chalkline::numpy::inside_axis(
        static_cast<std::ptrdiff_t>(index), axis, chalkline::numpy::shape_of(e.shape())));
  }
};
}  // namespace detail

}  // namespace xt

#undef XTENSOR_TRY
#define XTENSOR_TRY(check) \
  [[maybe_unused]] const auto& chalkline_access = ::chalkline::numpy::access_of(*this).check
// One use of these has no semicolon behind it.
#undef XTENSOR_ASSERT
#define XTENSOR_ASSERT(condition)                                   \
  {                                                                 \
    if (!(condition)) ::chalkline::numpy::refuse_shape(#condition); \
  }
#undef XTENSOR_ASSERT_MSG
#define XTENSOR_ASSERT_MSG(condition, reason)                   \
  {                                                             \
    if (!(condition)) ::chalkline::numpy::refuse_shape(reason); \
  }
