// Equality that tells -0.0 from 0.0 and lets a nan equal itself, and equality up to rounding.
#pragma once

#include <cmath>
#include <cstring>

#include "numpy/array.hpp"

inline bool same_bits(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

template <class Array>
bool same_bits(const Array& a, const Array& b) {
  return a.shape() == b.shape() &&
         (a.size() == 0 || std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
}

inline bool nearly(double a, double b) { return std::abs(a - b) <= 1e-12 * std::abs(b); }
