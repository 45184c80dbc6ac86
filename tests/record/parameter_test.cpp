#include "record/parameter.hpp"

#include <functional>
#include <limits>
#include <string>

#include "catch.hpp"

using namespace chalkline;
using namespace chalkline::record;

namespace {

std::string error_of(const std::function<void()>& run) {
  try {
    run();
  } catch (const ParameterError& error) {
    return error.what();
  }
  return "no error";
}

std::string error_of(const Parameter& parameter, const std::string& text) {
  return error_of([&] { parse_value(parameter, text); });
}

const Parameter rho = declare_parameter("rho", 0.99, "decay", {.min = 0, .max = open(1.0)});
const Parameter step_size = declare_parameter("step_size", 0.01, "", {.min = open(0)});
const Parameter n_iter = declare_parameter("n_iter", 50, "", {.min = 1, .max = 1'000'000});
const Parameter seed = declare_parameter("seed", 1, "", {.min = 0, .max = 4294967295u});
const Parameter verbose = declare_parameter("verbose", true, "");
const Parameter objective = declare_parameter("objective", "bowl", "", {}, {"bowl", "rosenbrock"});

}  // namespace

TEST_CASE("parameter: a kind follows from the default") {
  CHECK(rho.kind() == ParameterKind::real);
  CHECK(n_iter.kind() == ParameterKind::integer);
  CHECK(verbose.kind() == ParameterKind::boolean);
  CHECK(objective.kind() == ParameterKind::choice);
}

TEST_CASE("parameter: what is allowed") {
  CHECK(allowed(rho) == "0 <= rho < 1");
  CHECK(allowed(step_size) == "step_size > 0");
  CHECK(allowed(n_iter) == "1 <= n_iter <= 1000000");
  CHECK(allowed(seed) == "0 <= seed <= 4294967295");
  CHECK(allowed(declare_parameter("x", 0.0, "", {.max = open(2)})) == "x < 2");
  CHECK(allowed(declare_parameter("x", 0.0, "")) == "any finite number");
  CHECK(allowed(declare_parameter("x", 0, "")) == "any whole number of 64 bits");
  CHECK(allowed(verbose) == "true, false, yes, no, 1, 0");
  CHECK(allowed(objective) == "bowl, rosenbrock");
}

TEST_CASE("parameter: values are read in full and exactly") {
  CHECK(parse_value(rho, "0.9") == Value(0.9));
  CHECK(parse_value(rho, "+0.5") == Value(0.5));
  CHECK(parse_value(rho, "0") == Value(0.0));
  CHECK(parse_value(rho, "1e-400") == Value(0.0));
  CHECK(parse_value(step_size, "5e-324") == Value(5e-324));
  CHECK(parse_value(step_size, "2.2250738585072011e-308") == Value(2.2250738585072011e-308));
  CHECK(parse_value(step_size, "1.7976931348623157e308") == Value(1.7976931348623157e308));
  CHECK(parse_value(n_iter, "+75") == Value(75));
  CHECK(parse_value(n_iter, "1000000") == Value(1000000));
  CHECK(parse_value(seed, "4294967295") == Value(std::int64_t{4294967295}));
  for (const std::string yes : {"true", "yes", "1"})
    CHECK(parse_value(verbose, yes) == Value(true));
  for (const std::string no : {"false", "no", "0"}) CHECK(parse_value(verbose, no) == Value(false));
  CHECK(parse_value(objective, "rosenbrock") == Value("rosenbrock"));
}

TEST_CASE("parameter: a value that is not allowed is told with what is") {
  CHECK(error_of(rho, "1.5") == "rho: 1.5 is out of range; allowed: 0 <= rho < 1");
  CHECK(error_of(rho, "1") == "rho: 1 is out of range; allowed: 0 <= rho < 1");
  CHECK(error_of(rho, "-1e-300") == "rho: -1e-300 is out of range; allowed: 0 <= rho < 1");
  CHECK(error_of(step_size, "1e-400") ==
        "step_size: 1e-400 is out of range; allowed: step_size > 0");
  CHECK(error_of(n_iter, "abc") ==
        "n_iter: \"abc\" is not a whole number; allowed: 1 <= n_iter <= 1000000");
  CHECK(error_of(n_iter, "0") == "n_iter: 0 is out of range; allowed: 1 <= n_iter <= 1000000");
  CHECK(error_of(n_iter, "1000001") ==
        "n_iter: 1000001 is out of range; allowed: 1 <= n_iter <= 1000000");
  CHECK(error_of(n_iter, "99999999999999999999") ==
        "n_iter: 99999999999999999999 is out of range; allowed: 1 <= n_iter <= 1000000");
  for (const std::string text : {"nan", "inf", "-inf", "1e400", "-1e400"})
    CHECK(error_of(step_size, text) ==
          "step_size: \"" + text + "\" is not a finite number; allowed: step_size > 0");
  for (const std::string text : {"", " 1", "1 ", "1x", "1,5", "0x10", "--1", "+-1", "+", "e5"})
    CHECK(error_of(step_size, text) ==
          "step_size: \"" + text + "\" is not a number; allowed: step_size > 0");
  for (const std::string text : {"", "5.0", "1e3", " 5", "5 ", "0x5", "+-5", "nan"})
    CHECK(error_of(n_iter, text).find("is not a whole number; allowed: 1 <= n_iter") !=
          std::string::npos);
  CHECK(error_of(verbose, "maybe") ==
        "verbose: \"maybe\" is neither true nor false; allowed: true, false, yes, no, 1, 0");
  CHECK(error_of(objective, "bowle") == "objective: \"bowle\" is none of bowl, rosenbrock");
}

TEST_CASE("parameter: bounds of large integers are exact") {
  const std::int64_t large = 9007199254740993;  // 2^53 + 1, which no double is
  const Parameter id = declare_parameter("id", large, "", {.min = large, .max = open(large + 1)});
  CHECK(parse_value(id, "9007199254740993") == Value(large));
  CHECK(error_of(id, "9007199254740992").find("out of range") != std::string::npos);
  CHECK(error_of(id, "9007199254740994").find("out of range") != std::string::npos);
  const Parameter any = declare_parameter("any", 0, "");
  CHECK(parse_value(any, "-9223372036854775808") ==
        Value(std::numeric_limits<std::int64_t>::min()));
  CHECK(error_of(any, "9223372036854775808").find("out of range") != std::string::npos);
}

TEST_CASE("parameter: a declaration that contradicts itself is the author's error") {
  const double inf = std::numeric_limits<double>::infinity(),
               nan = std::numeric_limits<double>::quiet_NaN();
  const auto declare = [](Value value, Limits limits, std::vector<std::string> choices = {}) {
    return error_of([&] { declare_parameter("p", value, "", limits, choices); });
  };
  CHECK(declare(1.0, {.max = open(1)}) ==
        "parameter p: its default 1 is out of its own range p < 1");
  CHECK(declare(1, {.min = 2}) == "parameter p: its default 1 is out of its own range p >= 2");
  CHECK(declare(1, {.min = 2, .max = 1}) == "parameter p: its range is empty: 2 <= p <= 1");
  CHECK(declare(1, {.min = open(1), .max = 1}) == "parameter p: its range is empty: 1 < p <= 1");
  CHECK(declare(nan, {}) == "parameter p: its default is not finite");
  CHECK(declare(1.0, {.max = inf}).find("its bound is not finite") != std::string::npos);
  CHECK(declare(1, {.min = 0.5}) ==
        "parameter p: its default 1 is a whole number and its bound 0.5 a real one; write the "
        "default as 1.0, or the bound without a point");
  CHECK(declare(1, {.max = 1e300}) ==
        "parameter p: its default 1 is a whole number and its bound 1e+300 a real one; write the "
        "default as 1.0, or the bound without a point");
  for (const double bound : {inf, -inf, nan}) {
    CHECK(declare(1, {.min = bound}) ==
          "parameter p: its bound is not finite; leave it out to have none");
    CHECK(declare(1.0, {.max = bound}) == declare(1, {.min = bound}));
  }
  CHECK(declare("c", {}, {"a", "b"}) ==
        "parameter p: its default \"c\" is none of its choices (a, b)");
  CHECK(declare("c", {}).find("none of its choices") != std::string::npos);
  CHECK(declare(true, {.min = 0}) == "parameter p: only a number has bounds");
  CHECK(declare(1, {}, {"a"}) == "parameter p: only a text has choices");
}

TEST_CASE("parameter: the text of a value is read back equal") {
  CHECK(to_text(Value(0.01)) == "0.01");
  CHECK(to_text(Value(1e-8)) == "1e-08");
  CHECK(to_text(Value(false)) == "false");
  CHECK(to_text(Value(std::int64_t{-7})) == "-7");
  const Parameter any = declare_parameter("any", 0.0, "");
  for (const double value : {0.1, 1.0 / 3.0, -5e-324, 1.7976931348623157e308, 123456789.125})
    CHECK(parse_value(any, to_text(Value(value))) == Value(value));
}

TEST_CASE("parameter: an unknown name is told with the names there are") {
  const std::vector<Parameter> all{seed, n_iter, step_size, rho};
  CHECK(find_parameter(all, "rho") == rho);
  const auto error = [&](const std::string& name) {
    return error_of([&] { find_parameter(all, name); });
  };
  CHECK(
      error("roh") ==
      "there is no parameter \"roh\"; did you mean rho?; there are: seed, n_iter, step_size, rho");
  CHECK(error("stepsize").find("did you mean step_size?") != std::string::npos);
  CHECK(error("RHO").find("did you mean") == std::string::npos);
  CHECK(error("momentum") ==
        "there is no parameter \"momentum\"; there are: seed, n_iter, step_size, rho");
  CHECK(error_of([] { find_parameter({}, "rho"); }) ==
        "there is no parameter \"rho\"; this lesson has none");
}
