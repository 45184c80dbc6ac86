#include "numpy/random_state.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <string>

namespace chalkline::numpy {

namespace {

std::uint32_t checked_seed(std::int64_t seed) {
  if (seed < 0 || seed > std::numeric_limits<std::uint32_t>::max())
    throw std::invalid_argument("RandomState: seed must be from 0 to 4294967295, but is " +
                                std::to_string(seed));
  return static_cast<std::uint32_t>(seed);
}

}  // namespace

RandomState::RandomState(std::int64_t seed) : generator_(checked_seed(seed)) {}

void RandomState::seed(std::int64_t seed) { generator_.seed(checked_seed(seed)); }

double RandomState::rand() {
  const auto high = static_cast<double>(generator_() >> 5U);  // 27 bits
  const auto low = static_cast<double>(generator_() >> 6U);   // 26 bits
  return (high * 67108864.0 + low) / 9007199254740992.0;      // (high * 2^26 + low) / 2^53
}

Vector RandomState::rand(std::size_t n) {
  Vector result = Vector::from_shape({n});
  std::generate(result.storage().begin(), result.storage().end(), [this] { return rand(); });
  return result;
}

Matrix RandomState::rand(std::size_t rows, std::size_t columns) {
  Matrix result = Matrix::from_shape({rows, columns});
  std::generate(result.storage().begin(), result.storage().end(), [this] { return rand(); });
  return result;
}

}  // namespace chalkline::numpy
