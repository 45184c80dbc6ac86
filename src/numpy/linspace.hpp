#pragma once

#include <cstddef>

#include "array.hpp"

namespace chalkline::numpy {

struct LinspaceOptions {
  bool endpoint = true;  // whether `stop` is the last number, or the first that is left out
};

struct LogspaceOptions {
  bool endpoint = true;
  double base = 10.0;
};

/// `num` evenly spaced numbers from `start` to `stop`; shape (num). Bit for bit NumPy's: element i
/// is i * step + start, and the last is `stop` itself. Throws std::invalid_argument if start, stop
/// or their distance is not finite, or unless num is from 0 to 1e9.
Vector linspace(double start, double stop, std::ptrdiff_t num = 50,
                const LinspaceOptions& options = {});

/// base to the power of linspace(start, stop, num): `num` numbers from base^start to base^stop,
/// each the same factor above the one before; shape (num). Equal to NumPy's where that takes powers
/// from the C library, too; on processors with AVX-512 it has its own, which differ in the last
/// digit.
Vector logspace(double start, double stop, std::ptrdiff_t num = 50,
                const LogspaceOptions& options = {});

}  // namespace chalkline::numpy
