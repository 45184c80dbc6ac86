// What all five optimizers have in common, and that each computes its formula to the last bit.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include "catch.hpp"
#include "error_text.hpp"
#include "numpy/random_state.hpp"
#include "numpy/reference_data.hpp"
#include "numpy/same_bits.hpp"
#include "optimize/adagrad.hpp"
#include "optimize/adam.hpp"
#include "optimize/gradient_descent.hpp"
#include "optimize/momentum.hpp"
#include "optimize/objective.hpp"
#include "optimize/rmsprop.hpp"

using namespace chalkline;
using namespace chalkline::optimize;

namespace {

// One coordinate of each method, as a lesson writes it: state, then a step from x along g.
struct PlainGradientDescent {
  double step(double x, double g) { return x - 0.03 * g; }
};
struct PlainMomentum {
  double v = 0.0;
  double step(double x, double g) {
    v = v * 0.8 + g;
    return x - 0.03 * v;
  }
};
struct PlainAdaGrad {
  double s = 0.0;
  double step(double x, double g) {
    s = s + g * g;
    return x - (0.03 / (1e-6 + std::sqrt(s))) * g;
  }
};
struct PlainRMSProp {
  double s = 0.0;
  double step(double x, double g) {
    s = (s * 0.97) + ((g * g) * (1.0 - 0.97));
    return x - (0.03 / (1e-6 + std::sqrt(s))) * g;
  }
};
struct PlainAdam {
  double m = 0.0, v = 0.0, beta1_power = 1.0, beta2_power = 1.0;
  double step(double x, double g) {
    beta1_power *= 0.8;
    beta2_power *= 0.97;
    m = m * 0.8 + g * (1.0 - 0.8);
    v = v * 0.97 + (g * g) * (1.0 - 0.97);
    return x - 0.03 * (m / (1.0 - beta1_power)) / (1e-6 + std::sqrt(v / (1.0 - beta2_power)));
  }
};

/// Numbers of both signs and of very different sizes, some of them 0.
Vector scattered(numpy::RandomState& random, std::size_t n) {
  Vector result = random.rand(n);
  for (double& x : result) x = x < 0.1 ? 0.0 : (x - 0.5) * std::exp(40.0 * (random.rand() - 0.5));
  return result;
}

template <class Plain, class Optimizer>
void check_length(const Optimizer& start, std::size_t n) {
  Optimizer optimizer = start;
  numpy::RandomState random(static_cast<std::int64_t>(n));
  Vector x = scattered(random, n);
  Vector expected = x;
  std::vector<Plain> plain(n);
  for (int step = 0; step < 3; ++step) {
    const Vector gradient = scattered(random, n);
    optimizer.step(x, gradient);
    for (std::size_t i = 0; i < n; ++i) expected(i) = plain[i].step(expected(i), gradient(i));
  }
  CAPTURE(Optimizer::name, n);
  REQUIRE(same_bits(x, expected));
}

template <class Plain, class Optimizer>
void check_lengths(const Optimizer& optimizer) {
  for (std::size_t n = 1; n <= 70; ++n) check_length<Plain>(optimizer, n);
  for (std::size_t n = 71; n <= 10000; n += 331) check_length<Plain>(optimizer, n);
  check_length<Plain>(optimizer, 10000);
}

template <class Optimizer>
void check_shapes(const std::string& name, bool has_state) {
  Optimizer optimizer;
  Vector two{1.0, 2.0};
  Vector three{1.0, 2.0, 3.0};
  CHECK(error_text<std::invalid_argument>([&] { optimizer.step(two, three); }) ==
        name + ": the gradient has shape (3), but x has shape (2)");
  CHECK(same_bits(two, Vector{1.0, 2.0}));
  optimizer.step(two, two);
  const Vector before = three;
  const std::string text = error_text<std::invalid_argument>([&] { optimizer.step(three, three); });
  if (!has_state) return;
  CHECK(text == name +
                    ": x has shape (3), but this search began with shape (2); use a new optimizer "
                    "for another problem");
  CHECK(same_bits(three, before));
}

template <class Optimizer>
void check_copy_is_independent() {
  const Vector gradient{0.5, -2.0};
  Optimizer original;
  Vector x{1.0, 1.0};
  original.step(x, gradient);
  Optimizer copy = original;
  Vector of_copy = x;
  for (int i = 0; i < 5; ++i) copy.step(of_copy, {100.0, 100.0});
  Optimizer fresh;
  Vector expected{1.0, 1.0};
  fresh.step(expected, gradient);
  fresh.step(expected, gradient);
  original.step(x, gradient);
  CHECK(same_bits(x, expected));
}

template <class Optimizer>
std::string refusal(const typename Optimizer::Hyperparameters& hyperparameters) {
  return error_text<std::invalid_argument>([&] { Optimizer optimizer(hyperparameters); });
}

constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("Every optimizer's step equals the plain loop bit for bit") {
  check_lengths<PlainGradientDescent>(GradientDescent({.step_size = 0.03}));
  check_lengths<PlainMomentum>(Momentum({.step_size = 0.03, .momentum = 0.8}));
  check_lengths<PlainAdaGrad>(AdaGrad({.step_size = 0.03, .epsilon = 1e-6}));
  check_lengths<PlainAdam>(Adam({.step_size = 0.03, .beta1 = 0.8, .beta2 = 0.97, .epsilon = 1e-6}));
}

TEST_CASE("RMSProp's step equals the plain loop bit for bit at every length") {
  const RMSProp optimizer({.step_size = 0.03, .rho = 0.97, .epsilon = 1e-6});
  for (std::size_t n = 1; n <= 1100; ++n) check_length<PlainRMSProp>(optimizer, n);
  check_lengths<PlainRMSProp>(optimizer);
}

TEST_CASE("RMSProp walks where NumPy walks") {
  Vector x;
  RMSProp optimizer;
  for (const auto& row : reference::rows("numpy-rmsprop.csv", ';')) {
    if (row[4] == "0") {
      x = -1.0 + numpy::RandomState(std::stoll(row[0])).rand(2) * 2.0;
      optimizer =
          RMSProp({.step_size = reference::number(row[2]), .rho = reference::number(row[3])});
    }
    CAPTURE(row[0], row[4]);
    optimizer.step(x, Vector(x * 2.0));
    REQUIRE(same_bits(x(0), reference::number(row[5])));
    REQUIRE(same_bits(x(1), reference::number(row[6])));
    REQUIRE(same_bits(bowl()(x), reference::number(row[7])));
  }
}

TEST_CASE("RMSProp's first step is step_size / sqrt(1 - rho), whatever the gradient") {
  Vector x{1.0, -3.0, 0.0};
  RMSProp optimizer({.step_size = 0.01, .rho = 0.99, .epsilon = 0.0});
  optimizer.step(x, {1e-3, -700.0, 1.0});
  CHECK(nearly(x(0), 0.9));
  CHECK(nearly(x(1), -2.9));
  CHECK(nearly(x(2), -0.1));
}

TEST_CASE("Adam's first step is step_size, whatever the gradient") {
  Vector x{1.0, -3.0};
  Adam optimizer({.step_size = 0.01, .epsilon = 0.0});
  optimizer.step(x, {1.0, -700.0});
  CHECK(nearly(x(0), 0.99));
  CHECK(nearly(x(1), -2.99));
}

TEST_CASE("A coordinate without slope stays, to the sign of its zero") {
  Vector x{-0.0, 5.0};
  RMSProp optimizer;
  optimizer.step(x, {0.0, 0.0});
  CHECK(std::signbit(x(0)));
  CHECK(x(1) == 5.0);
}

TEST_CASE("The gradient may be x itself") {
  Vector x = Vector::from_shape({100});
  x.fill(2.0);
  GradientDescent optimizer({.step_size = 0.25});
  optimizer.step(x, x);
  CHECK(std::all_of(x.begin(), x.end(), [](double element) { return element == 1.5; }));
}

TEST_CASE("The effective step is that of the last step") {
  AdaGrad adagrad({.step_size = 0.5, .epsilon = 1.0});
  RMSProp rmsprop({.step_size = 0.5, .rho = 0.75, .epsilon = 1.0});
  CHECK(adagrad.effective_step().size() == 0);
  CHECK(rmsprop.effective_step().size() == 0);
  Vector x{0.0, 0.0};
  adagrad.step(x, {3.0, 0.0});
  rmsprop.step(x, {6.0, 0.0});
  CHECK(same_bits(adagrad.effective_step(), Vector{0.125, 0.5}));
  CHECK(same_bits(rmsprop.effective_step(), Vector{0.125, 0.5}));
}

TEST_CASE("Shapes that do not fit are errors that leave x alone") {
  check_shapes<GradientDescent>("GradientDescent", false);
  check_shapes<Momentum>("Momentum", true);
  check_shapes<AdaGrad>("AdaGrad", true);
  check_shapes<RMSProp>("RMSProp", true);
  check_shapes<Adam>("Adam", true);
}

TEST_CASE("A copy is a search of its own") {
  check_copy_is_independent<GradientDescent>();
  check_copy_is_independent<Momentum>();
  check_copy_is_independent<AdaGrad>();
  check_copy_is_independent<RMSProp>();
  check_copy_is_independent<Adam>();
}

TEST_CASE("Hyperparameters out of range are refused by name, value and what is allowed") {
  CHECK(refusal<RMSProp>({.rho = 1.2}) == "RMSProp: rho must be >= 0 and < 1, but is 1.2");
  CHECK(refusal<RMSProp>({.rho = 1.0}) == "RMSProp: rho must be >= 0 and < 1, but is 1");
  CHECK(refusal<RMSProp>({.rho = -0.1}) == "RMSProp: rho must be >= 0 and < 1, but is -0.1");
  CHECK(refusal<RMSProp>({.rho = nan_value}) == "RMSProp: rho must be >= 0 and < 1, but is nan");
  CHECK(refusal<RMSProp>({.step_size = 0.0}) ==
        "RMSProp: step_size must be > 0 and finite, but is 0");
  CHECK(refusal<RMSProp>({.epsilon = -1e-9}) ==
        "RMSProp: epsilon must be >= 0 and finite, but is -1e-09");
  CHECK(refusal<RMSProp>({.epsilon = infinite}) ==
        "RMSProp: epsilon must be >= 0 and finite, but is inf");
  CHECK(refusal<AdaGrad>({.step_size = infinite}) ==
        "AdaGrad: step_size must be > 0 and finite, but is inf");
  CHECK(refusal<AdaGrad>({.epsilon = nan_value}) ==
        "AdaGrad: epsilon must be >= 0 and finite, but is nan");
  CHECK(refusal<GradientDescent>({.step_size = -1.0}) ==
        "GradientDescent: step_size must be > 0 and finite, but is -1");
  CHECK(refusal<Momentum>({.step_size = nan_value}) ==
        "Momentum: step_size must be > 0 and finite, but is nan");
  CHECK(refusal<Momentum>({.momentum = 1.0}) ==
        "Momentum: momentum must be >= 0 and < 1, but is 1");
  CHECK(refusal<Adam>({.step_size = -0.0}) == "Adam: step_size must be > 0 and finite, but is -0");
  CHECK(refusal<Adam>({.beta1 = 1.5}) == "Adam: beta1 must be >= 0 and < 1, but is 1.5");
  CHECK(refusal<Adam>({.beta2 = -2.0}) == "Adam: beta2 must be >= 0 and < 1, but is -2");
  CHECK(refusal<Adam>({.epsilon = -1.0}) == "Adam: epsilon must be >= 0 and finite, but is -1");
}

TEST_CASE("The ends of the allowed ranges are allowed") {
  CHECK_NOTHROW(RMSProp({.step_size = 5e-324, .rho = 0.0, .epsilon = 0.0}));
  CHECK_NOTHROW(RMSProp({.step_size = 1e308, .rho = 0.9999999999999999}));
  CHECK_NOTHROW(Momentum({.momentum = 0.0}));
  CHECK_NOTHROW(Adam({.beta1 = 0.0, .beta2 = 0.0, .epsilon = 0.0}));
}

TEST_CASE("The hyperparameters can be read back") {
  CHECK(RMSProp({.step_size = 0.25, .rho = 0.5}).hyperparameters().rho == 0.5);
  CHECK(RMSProp().hyperparameters().step_size == 0.01);
}
