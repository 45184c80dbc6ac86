#include "numpy/random_state.hpp"

#include <limits>
#include <numeric>
#include <set>
#include <stdexcept>
#include <vector>

#include "catch.hpp"
#include "error_text.hpp"
#include "numpy/reference_data.hpp"
#include "numpy/same_bits.hpp"

using namespace chalkline;
using namespace chalkline::numpy;
using numpy::RandomState;
using reference::number;

namespace {

/// 0, 1/2, 1, 3/2 ...
template <class Array>
Array halves(std::size_t n) {
  Array x = Array::from_shape({n});
  std::iota(x.begin(), x.end(), 0);
  return x / 2.0;
}

/// Makes a call as tests/data/numpy-arrays.py writes it and compares its result.
bool same_as_numpy(RandomState& random, const std::vector<std::string>& call,
                   const std::string& result) {
  const std::string& name = call[0];
  const auto whole = [&](std::size_t i) { return static_cast<std::int64_t>(std::stoll(call[i])); };
  const auto is = [&](const Vector& x) { return same_bits(x, reference::numbers(result)); };
  const auto is_whole = [&](const IntVector& x) {
    return same_bits(x, reference::whole_numbers(result));
  };
  if (name == "rand") return is(random.rand(whole(1)));
  if (name == "randn") return is(random.randn(whole(1)));
  if (name == "normal") return is(random.normal(number(call[1]), number(call[2]), whole(3)));
  if (name == "uniform") return is(random.uniform(number(call[1]), number(call[2]), whole(3)));
  if (name == "randint") return is_whole(random.randint(whole(1), whole(2), whole(3)));
  if (name == "permutation") return is_whole(random.permutation(whole(1)));
  if (name == "shuffle") {
    Vector x = halves<Vector>(static_cast<std::size_t>(whole(1)));
    random.shuffle(x);
    return is(x);
  }
  if (name == "rows") {
    Matrix x = Matrix::from_shape({static_cast<std::size_t>(whole(1)), std::size_t{3}});
    std::iota(x.begin(), x.end(), 0.0);
    random.shuffle(x);
    return same_elements(x, reference::numbers(result));
  }
  if (name == "choice")
    return is_whole(random.choice(whole(1), whole(2), {.replace = whole(3) == 1}));
  const Vector p = reference::numbers(call[3]);
  return name == "choice p" && is_whole(random.choice(static_cast<std::int64_t>(p.size()), whole(1),
                                                      {.replace = whole(2) == 1, .p = p}));
}

}  // namespace

TEST_CASE("Calls of every kind, one after the other, give what NumPy's generator gives",
          "[numpy-arrays]") {
  for (const auto& c : reference::array_cases("random")) {
    RandomState random(std::stoll(c[0]));
    const auto calls = reference::cells(c[1], '|');
    const auto results = reference::cells(c[2], '|');
    for (std::size_t i = 0; i < calls.size(); ++i) {
      INFO("seed " << c[0] << ", call " << i << " of " << c[1]);
      CHECK(same_as_numpy(random, reference::cells(calls[i], ','),
                          i < results.size() ? results[i] : ""));
    }
  }
}

TEST_CASE("The first doubles of a seed are NumPy's") {
  CHECK(same_bits(RandomState(1).rand(3),
                  Vector{0.417022004702574, 0.7203244934421581, 0.00011437481734488664}));
  CHECK(same_bits(RandomState(0).rand(2), Vector{0.5488135039273248, 0.7151893663724195}));
  CHECK(same_bits(RandomState(42).rand(2), Vector{0.3745401188473625, 0.9507143064099162}));
  CHECK(same_bits(RandomState(4294967295).rand(2), Vector{0.0976320289940138, 0.9123828453026218}));
}

TEST_CASE("The thousandth double is NumPy's") {
  CHECK(RandomState(1).rand(1000)(999) == 0.7744772660150796);
}

TEST_CASE("Doubles come in one order, however they are asked for") {
  RandomState one_by_one(7);
  const Matrix matrix = RandomState(7).rand(2, 3);
  for (std::size_t i = 0; i < 2; ++i) {
    for (std::size_t j = 0; j < 3; ++j) CHECK(matrix(i, j) == one_by_one.rand());
  }
}

TEST_CASE("seed starts again, and a copy goes on by itself") {
  RandomState random(1);
  const double first = random.rand();
  RandomState copy = random;
  CHECK(copy.rand() == random.rand());
  random.seed(1);
  CHECK(random.rand() == first);
}

TEST_CASE("A seed out of range is an error") {
  CHECK(error_text<std::invalid_argument>([] { RandomState random(-1); }) ==
        "RandomState: seed must be from 0 to 4294967295, but is -1");
  RandomState random(0);
  CHECK_THROWS_AS(random.seed(4294967296), std::invalid_argument);
}

TEST_CASE("One number is the first of many, and many come row by row") {
  const auto is_one_order = [](auto one, auto many, auto rows) {
    RandomState single(5);
    RandomState vector(5);
    RandomState matrix(5);
    const auto all = many(vector);
    const auto grid = rows(matrix);
    for (std::size_t i = 0; i < 6; ++i) {
      CHECK(all(i) == one(single));
      CHECK(grid(i / 3, i % 3) == all(i));
    }
  };
  is_one_order([](RandomState& r) { return r.randn(); }, [](RandomState& r) { return r.randn(6); },
               [](RandomState& r) { return r.randn(2, 3); });
  is_one_order([](RandomState& r) { return r.normal(1.0, 2.0); },
               [](RandomState& r) { return r.normal(1.0, 2.0, 6); },
               [](RandomState& r) { return r.normal(1.0, 2.0, 2, 3); });
  is_one_order([](RandomState& r) { return r.uniform(-1.0, 1.0); },
               [](RandomState& r) { return r.uniform(-1.0, 1.0, 6); },
               [](RandomState& r) { return r.uniform(-1.0, 1.0, 2, 3); });
  is_one_order([](RandomState& r) { return r.randint(100); },
               [](RandomState& r) { return r.randint(0, 100, 6); },
               [](RandomState& r) { return r.randint(0, 100, 2, 3); });
  is_one_order([](RandomState& r) { return r.choice(100); },
               [](RandomState& r) { return r.choice(100, 6); },
               [](RandomState& r) { return r.randint(0, 100, 2, 3); });
}

TEST_CASE("The second normal number of a pair belongs to the state") {
  RandomState random(3);
  random.randn();
  RandomState copy = random;
  const double second = random.randn();
  CHECK(copy.randn() == second);
  random.randn();
  random.seed(3);
  CHECK(random.randn() == RandomState(3).randn());
}

TEST_CASE("What is shuffled or chosen keeps its type") {
  const Vector x{0.5, 1.5, 2.5, 3.5};
  const IntVector order = RandomState(4).permutation(4);
  const Vector shuffled = RandomState(4).permutation(x);
  const Vector doubled = RandomState(4).permutation(x * 2.0);
  std::vector<std::string> words{"a", "b", "c", "d"};
  RandomState(4).shuffle(words);
  for (std::size_t i = 0; i < 4; ++i) {
    const auto from = static_cast<std::size_t>(order(i));
    CHECK(shuffled(i) == x(from));
    CHECK(doubled(i) == 2.0 * x(from));
    CHECK(words[i] == std::string(1, static_cast<char>('a' + from)));
  }
  const IntVector which = RandomState(4).choice(4, 3, {.replace = false});
  CHECK(same_bits(RandomState(4).choice(x, 3, {.replace = false}),
                  Vector{x(which(0)), x(which(1)), x(which(2))}));
  CHECK(RandomState(4).choice(IntVector{7, 7}) == 7);
  CHECK(RandomState(4).choice(x, {.p = {0.0, 0.0, 1.0, 0.0}}) == 2.5);
  const Matrix rows = RandomState(4).permutation(IntMatrix{{0, 0}, {1, 1}, {2, 2}, {3, 3}} + 1);
  for (std::size_t i = 0; i < 4; ++i) CHECK(rows(i, 1) == static_cast<double>(order(i) + 1));
  CHECK(RandomState(4).choice(std::vector<int>{7, 7}, 1)(0) == 7);
}

TEST_CASE("randint reaches both ends of what a whole number can be") {
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  constexpr auto greatest = std::numeric_limits<std::int64_t>::max();
  RandomState random(0);
  CHECK(random.randint(greatest - 1, greatest) == greatest - 1);
  CHECK(random.randint(least, least + 1) == least);
  std::set<std::int64_t> drawn;
  for (int i = 0; i < 100; ++i) drawn.insert(random.randint(-1, 2));
  CHECK(drawn == std::set<std::int64_t>{-1, 0, 1});
}

TEST_CASE("Draws that cannot be made are refused with what is allowed") {
  RandomState random(0);
  const auto refusal = [](auto call) { return error_text<std::invalid_argument>(call); };
  CHECK(refusal([&] { random.rand(-1); }) == "rand: a size must be from 0 to 1e9, but is -1");
  CHECK(refusal([&] { random.randn(100000, 100000); }) ==
        "randn: a size must be from 0 to 1e9, but is 10000000000");
  CHECK(refusal([&] { random.normal(0.0, -1.0); }) ==
        "normal: scale, the standard deviation, must be at least 0, but is -1");
  CHECK(refusal([&] { random.uniform(-1e308, 1e308, 2); }) ==
        "uniform: low, high and their distance must be finite, but they are -1e+308 and 1e+308");
  CHECK(refusal([&] { random.randint(0); }) ==
        "randint: high, which is never drawn, must be at least 1, but is 0");
  CHECK(refusal([&] { random.randint(10, 5); }) ==
        "randint: low must be below high, which is never drawn, but low is 10 and high 5; "
        "5 numbers below 10 are randint(0, 10, 5)");
  CHECK(refusal([&] { random.permutation(-3); }) ==
        "permutation: a size must be from 0 to 1e9, but is -3");
  CHECK(random.rand() == RandomState(0).rand());
}

TEST_CASE("Choices that cannot be made are refused with what is allowed") {
  RandomState random(0);
  const auto refusal = [&](std::int64_t n, std::ptrdiff_t size, const ChoiceOptions& options) {
    return error_text<std::invalid_argument>([&] { random.choice(n, size, options); });
  };
  CHECK(refusal(0, 1, {}) == "choice: there is nothing to choose from");
  CHECK(refusal(3, -1, {}) == "choice: a size must be from 0 to 1e9, but is -1");
  CHECK(refusal(3, 4, {.replace = false}) ==
        "choice: of 3 elements, 4 can only be chosen with .replace = true, some of them again");
  CHECK(refusal(3, 1, {.p = {0.5, 0.5}}) ==
        "choice: p must have a probability for each of 3 elements, but has 2");
  CHECK(refusal(2, 1, {.p = {1.5, -0.5}}) ==
        "choice: a probability must be at least 0, but p(1) is -0.5");
  CHECK(refusal(2, 1, {.p = {0.5, std::nan("")}}) ==
        "choice: a probability must be at least 0, but p(1) is nan");
  CHECK(refusal(2, 1, {.p = {0.5, 0.6}}) ==
        "choice: the sum of p must be 1, but is 1.1; divide p by its sum");
  CHECK(refusal(3, 2, {.replace = false, .p = {1.0, 0.0, 0.0}}) ==
        "choice: only 1 of the elements have a probability above 0, too few to choose 2 without "
        ".replace");
  CHECK(random.choice(0, 0).size() == 0);
}
