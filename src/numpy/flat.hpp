// What a function takes that asks for numbers, but not for their shape.
#pragma once

#include <initializer_list>
#include <span>
#include <vector>

#include "array.hpp"
#include "elements.hpp"

namespace chalkline::numpy {

/// The elements of an array of any shape, row by row, as doubles: of a Vector, a Matrix, an
/// expression of such, a std::vector, numbers in braces. It is made where a function is called and
/// used until that returns: a Vector or Matrix is looked at, not copied.
class Flat {
 public:
  Flat(const Vector& a) : values_(a.data(), a.size()) {}
  Flat(const Matrix& a) : values_(a.data(), a.size()) {}
  Flat(std::initializer_list<double> numbers) : copy_(numbers), values_(copy_) {}

  template <Numbers T>
  Flat(const T& numbers) {
    const auto elements = elements_of(numbers);
    copy_.reserve(elements.values.size());
    for (const auto value : elements.values) copy_.push_back(static_cast<double>(value));
    values_ = copy_;
  }

  Flat(const Flat&) = delete;
  Flat& operator=(const Flat&) = delete;

  std::span<const double> values() const { return values_; }

 private:
  std::vector<double> copy_;
  std::span<const double> values_;
};

}  // namespace chalkline::numpy
