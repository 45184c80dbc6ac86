#include "numpy/random_state.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <sstream>
#include <stdexcept>
#include <string>

#include "numpy/shape.hpp"

namespace chalkline::numpy {

namespace {

std::uint32_t checked_seed(std::int64_t seed) {
  if (seed < 0 || seed > std::numeric_limits<std::uint32_t>::max())
    throw std::invalid_argument("RandomState: seed must be from 0 to 4294967295, but is " +
                                std::to_string(seed));
  return static_cast<std::uint32_t>(seed);
}

void require_scale(double scale) {
  if (std::isnan(scale) || !std::signbit(scale)) return;
  std::ostringstream message;
  message << "normal: scale, the standard deviation, must be at least 0, but is " << scale;
  throw std::invalid_argument(message.str());
}

void require_distance(double low, double high) {
  if (std::isfinite(high - low)) return;
  std::ostringstream message;
  message << "uniform: low, high and their distance must be finite, but they are " << low << " and "
          << high;
  throw std::invalid_argument(message.str());
}

void require_order(std::int64_t low, std::int64_t high) {
  if (low < high) return;
  const std::string low_text = std::to_string(low);
  const std::string high_text = std::to_string(high);
  throw std::invalid_argument("randint: low must be below high, which is never drawn, but low is " +
                              low_text + " and high " + high_text + "; " + high_text +
                              " numbers below " + low_text + " are randint(0, " + low_text + ", " +
                              high_text + ")");
}

/// An array of shape (n) or (rows, columns), filled by `draw`.
template <class Array, class Draw, class... Sizes>
Array filled(const char* call, Draw draw, Sizes... sizes) {
  const std::array<std::size_t, sizeof...(Sizes)> shape{checked_size(sizes, call)...};
  std::ptrdiff_t all = 1;
  for (const std::size_t size : shape) all *= static_cast<std::ptrdiff_t>(size);
  checked_size(all, call);
  Array result = Array::from_shape(shape);
  std::generate(result.storage().begin(), result.storage().end(), draw);
  return result;
}

}  // namespace

RandomState::RandomState(std::int64_t seed) : generator_(checked_seed(seed)) {}

void RandomState::seed(std::int64_t seed) {
  generator_.seed(checked_seed(seed));
  next_normal_.reset();
}

double RandomState::rand() {
  const auto high = static_cast<double>(next_32_bits() >> 5U);  // 27 bits
  const auto low = static_cast<double>(next_32_bits() >> 6U);   // 26 bits
  return (high * 67108864.0 + low) / 9007199254740992.0;        // (high * 2^26 + low) / 2^53
}

Vector RandomState::rand(std::ptrdiff_t n) {
  return filled<Vector>(
      "rand", [this] { return rand(); }, n);
}

Matrix RandomState::rand(std::ptrdiff_t rows, std::ptrdiff_t columns) {
  return filled<Matrix>(
      "rand", [this] { return rand(); }, rows, columns);
}

double RandomState::randn() {
  if (next_normal_) return *std::exchange(next_normal_, std::nullopt);
  // Marsaglia's polar method: a point that is uniform in the unit disk.
  double x = 0.0;
  double y = 0.0;
  double square = 0.0;
  do {
    x = 2.0 * rand() - 1.0;
    y = 2.0 * rand() - 1.0;
    square = x * x + y * y;
  } while (square >= 1.0 || square == 0.0);
  const double factor = std::sqrt(-2.0 * std::log(square) / square);
  next_normal_ = factor * x;
  return factor * y;
}

Vector RandomState::randn(std::ptrdiff_t n) {
  return filled<Vector>(
      "randn", [this] { return randn(); }, n);
}

Matrix RandomState::randn(std::ptrdiff_t rows, std::ptrdiff_t columns) {
  return filled<Matrix>(
      "randn", [this] { return randn(); }, rows, columns);
}

double RandomState::normal(double loc, double scale) {
  require_scale(scale);
  return loc + scale * randn();
}

Vector RandomState::normal(double loc, double scale, std::ptrdiff_t n) {
  require_scale(scale);
  return filled<Vector>(
      "normal", [=, this] { return loc + scale * randn(); }, n);
}

Matrix RandomState::normal(double loc, double scale, std::ptrdiff_t rows, std::ptrdiff_t columns) {
  require_scale(scale);
  return filled<Matrix>(
      "normal", [=, this] { return loc + scale * randn(); }, rows, columns);
}

double RandomState::uniform(double low, double high) {
  require_distance(low, high);
  return low + (high - low) * rand();
}

Vector RandomState::uniform(double low, double high, std::ptrdiff_t n) {
  require_distance(low, high);
  return filled<Vector>(
      "uniform", [=, this] { return low + (high - low) * rand(); }, n);
}

Matrix RandomState::uniform(double low, double high, std::ptrdiff_t rows, std::ptrdiff_t columns) {
  require_distance(low, high);
  return filled<Matrix>(
      "uniform", [=, this] { return low + (high - low) * rand(); }, rows, columns);
}

std::uint64_t RandomState::next_64_bits() {
  const std::uint64_t high = next_32_bits();
  return high << 32U | next_32_bits();
}

std::uint64_t RandomState::number_to(std::uint64_t greatest) {
  if (greatest == 0) return 0;
  // As many bits as it takes, drawn again until they are no more than `greatest`.
  const std::uint64_t mask = ~std::uint64_t{0} >> std::countl_zero(greatest);
  const bool short_number = greatest <= std::numeric_limits<std::uint32_t>::max();
  while (true) {
    const std::uint64_t number = (short_number ? next_32_bits() : next_64_bits()) & mask;
    if (number <= greatest) return number;
  }
}

std::size_t RandomState::index_to(std::size_t greatest) {
  return static_cast<std::size_t>(number_to(greatest));
}

std::int64_t RandomState::randint(std::int64_t high) {
  if (high >= 1) return randint(0, high);
  throw std::invalid_argument("randint: high, which is never drawn, must be at least 1, but is " +
                              std::to_string(high));
}

std::int64_t RandomState::randint(std::int64_t low, std::int64_t high) {
  require_order(low, high);
  // Unsigned numbers go round, so that no distance is too large.
  const auto first = static_cast<std::uint64_t>(low);
  return static_cast<std::int64_t>(first + number_to(static_cast<std::uint64_t>(high) - first - 1));
}

IntVector RandomState::randint(std::int64_t low, std::int64_t high, std::ptrdiff_t n) {
  require_order(low, high);
  return filled<IntVector>(
      "randint", [=, this] { return randint(low, high); }, n);
}

IntMatrix RandomState::randint(std::int64_t low, std::int64_t high, std::ptrdiff_t rows,
                               std::ptrdiff_t columns) {
  require_order(low, high);
  return filled<IntMatrix>(
      "randint", [=, this] { return randint(low, high); }, rows, columns);
}

}  // namespace chalkline::numpy
