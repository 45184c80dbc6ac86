// Equality that tells -0.0 from 0.0 and lets a nan equal itself, and equality up to rounding.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstring>
#include <type_traits>

#include "numpy/array.hpp"

inline bool same_bits(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

template <class Array>
bool same_bits(const Array& a, const Array& b) {
  return a.shape() == b.shape() &&
         (a.size() == 0 || std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
}

/// The same numbers, be they nan or zero of any sign, which NumPy does not define.
inline bool same_number(double a, double b) {
  return same_bits(a, b) || a == b || (std::isnan(a) && std::isnan(b));
}

/// The same elements in the same order, whatever the shapes.
template <class Array, class Other>
bool same_numbers(const Array& a, const Other& b) {
  return a.size() == b.size() &&
         std::equal(a.storage().begin(), a.storage().end(), b.storage().begin(),
                    [](auto x, auto y) { return same_number(double(x), double(y)); });
}

/// The same bits, but any nan for a nan.
inline bool same_double(double a, double b) {
  return same_bits(a, b) || (std::isnan(a) && std::isnan(b));
}

/// The same elements in the same order, to the bit, whatever the shapes.
template <class Array, class Other>
bool same_elements(const Array& a, const Other& b) {
  return a.size() == b.size() && std::equal(a.storage().begin(), a.storage().end(),
                                            b.storage().begin(), [](auto x, auto y) {
                                              if constexpr (std::is_same_v<decltype(x), double>)
                                                return same_double(x, y);
                                              else
                                                return x == y;
                                            });
}

inline bool nearly(double a, double b) { return std::abs(a - b) <= 1e-12 * std::abs(b); }
