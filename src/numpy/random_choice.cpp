// What a RandomState does with elements that are there: shuffles and chooses.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <sstream>
#include <stdexcept>
#include <string>

#include "numpy/random_state.hpp"
#include "numpy/shape.hpp"

namespace chalkline::numpy {

namespace {

[[noreturn]] void refuse(const std::string& reason) {
  throw std::invalid_argument("choice: " + reason);
}

/// Kahan's sum, by which NumPy decides whether probabilities add up.
double compensated_sum(const Vector& p) {
  double sum = 0.0;
  double lost = 0.0;
  for (const double x : p.storage()) {
    const double corrected = x - lost;
    const double next = sum + corrected;
    lost = (next - sum) - corrected;
    sum = next;
  }
  return sum;
}

void require_probabilities(const Vector& p, std::int64_t n) {
  if (static_cast<std::int64_t>(p.size()) != n)
    refuse("p must have a probability for each of " + std::to_string(n) + " elements, but has " +
           std::to_string(p.size()));
  for (std::size_t i = 0; i < p.size(); ++i) {
    if (p(i) >= 0.0) continue;
    std::ostringstream reason;
    reason << "a probability must be at least 0, but p(" << i << ") is " << p(i);
    refuse(reason.str());
  }
  const double sum = compensated_sum(p);
  if (std::abs(sum - 1.0) <= std::sqrt(std::numeric_limits<double>::epsilon())) return;
  std::ostringstream reason;
  reason << "the sum of p must be 1, but is " << sum << "; divide p by its sum";
  refuse(reason.str());
}

/// The sums of the first 1, 2, ... elements, divided by the sum of all.
Vector cumulative(const Vector& p) {
  Vector sums = p;
  for (std::size_t i = 1; i < p.size(); ++i) sums.storage()[i] += sums.storage()[i - 1];
  const double all = sums.storage().back();
  for (double& sum : sums.storage()) sum /= all;
  return sums;
}

/// The first element whose cumulative probability is above `x`.
std::int64_t index_at(const Vector& cumulative, double x) {
  const auto begin = cumulative.storage().begin();
  return std::upper_bound(begin, cumulative.storage().end(), x) - begin;
}

}  // namespace

template <class Array>
void RandomState::shuffle_elements(Array& x) {
  for (std::size_t i = x.size(); i-- > 1;) std::swap(x.storage()[i], x.storage()[index_to(i)]);
}

void RandomState::shuffle(Vector& x) { shuffle_elements(x); }

void RandomState::shuffle(IntVector& x) { shuffle_elements(x); }

void RandomState::shuffle(Matrix& x) {
  const std::size_t columns = x.shape(1);
  for (std::size_t i = x.shape(0); i-- > 1;) {
    const std::size_t j = index_to(i);
    if (i != j)
      std::swap_ranges(x.data() + i * columns, x.data() + (i + 1) * columns,
                       x.data() + j * columns);
  }
}

IntVector RandomState::permutation(std::ptrdiff_t n) {
  IntVector result = IntVector::from_shape({checked_size(n, "permutation")});
  std::iota(result.storage().begin(), result.storage().end(), std::int64_t{0});
  shuffle(result);
  return result;
}

Vector RandomState::permutation(const Vector& x) {
  Vector result = x;
  shuffle(result);
  return result;
}

IntVector RandomState::permutation(const IntVector& x) {
  IntVector result = x;
  shuffle(result);
  return result;
}

Matrix RandomState::permutation(const Matrix& x) {
  Matrix result = x;
  shuffle(result);
  return result;
}

IntVector RandomState::weighted_indices(Vector p, std::size_t size) {
  const Vector sums = cumulative(p);
  IntVector indices = IntVector::from_shape({size});
  std::generate(indices.storage().begin(), indices.storage().end(),
                [&] { return index_at(sums, rand()); });
  return indices;
}

/// Draws as many as are missing, keeps the new ones, gives these the probability 0, and draws
/// again.
IntVector RandomState::different_weighted_indices(Vector p, std::size_t size) {
  const auto possible =
      p.size() - static_cast<std::size_t>(std::count(p.storage().begin(), p.storage().end(), 0.0));
  if (possible < size)
    refuse("only " + std::to_string(possible) +
           " of the elements have a probability above 0, too few " + "to choose " +
           std::to_string(size) + " without .replace");
  IntVector indices = IntVector::from_shape({size});
  auto& found = indices.storage();
  for (std::size_t n = 0; n < size;) {
    const Vector sums = cumulative(p);
    const Vector draws = rand(static_cast<std::ptrdiff_t>(size - n));
    for (const double x : draws.storage()) {
      const std::int64_t index = index_at(sums, x);
      double& probability = p.storage()[static_cast<std::size_t>(index)];
      if (probability == 0.0) continue;  // found before in these draws
      probability = 0.0;
      found[n++] = index;
    }
  }
  return indices;
}

IntVector RandomState::choice(std::int64_t n, std::ptrdiff_t size, const ChoiceOptions& options) {
  const std::size_t count = checked_size(size, "choice");
  if (n <= 0 && size > 0) refuse("there is nothing to choose from");
  if (options.p.size() > 0) require_probabilities(options.p, n);
  if (!options.replace && size > n)
    refuse("of " + std::to_string(n) + " elements, " + std::to_string(size) +
           " can only be chosen with .replace = true, some of them again");
  if (options.p.size() > 0) {
    return options.replace ? weighted_indices(options.p, count)
                           : different_weighted_indices(options.p, count);
  }
  if (options.replace) return size == 0 ? IntVector::from_shape({0}) : randint(0, n, size);
  const IntVector all = permutation(static_cast<std::ptrdiff_t>(n));
  IntVector result = IntVector::from_shape({count});
  std::copy_n(all.storage().begin(), count, result.storage().begin());
  return result;
}

template <class Array>
Array RandomState::chosen_elements(const Array& a, std::ptrdiff_t size,
                                   const ChoiceOptions& options) {
  const IntVector indices = choice(static_cast<std::int64_t>(a.size()), size, options);
  Array result = Array::from_shape({indices.size()});
  for (std::size_t i = 0; i < indices.size(); ++i)
    result.storage()[i] = a.storage()[static_cast<std::size_t>(indices.storage()[i])];
  return result;
}

std::int64_t RandomState::choice(std::int64_t n, const ChoiceOptions& options) {
  return choice(n, 1, options)(0);
}

double RandomState::choice(const Vector& a, const ChoiceOptions& options) {
  return chosen_elements(a, 1, options)(0);
}

Vector RandomState::choice(const Vector& a, std::ptrdiff_t size, const ChoiceOptions& options) {
  return chosen_elements(a, size, options);
}

std::int64_t RandomState::choice(const IntVector& a, const ChoiceOptions& options) {
  return chosen_elements(a, 1, options)(0);
}

IntVector RandomState::choice(const IntVector& a, std::ptrdiff_t size,
                              const ChoiceOptions& options) {
  return chosen_elements(a, size, options);
}

}  // namespace chalkline::numpy
