#include "optimize/minimize.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "numpy/array_print.hpp"
#include "optimize/shape_check.hpp"

namespace chalkline::optimize {

namespace {

std::string number_text(double value) {
  std::array<char, 32> text;
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, 6)
          .ptr;
  return {text.data(), end};
}

}  // namespace

std::string message(const Outcome& outcome) {
  const std::string place =
      "f(" + numpy::array_print(outcome.x) + ") = " + number_text(outcome.value);
  const std::string iterations = std::to_string(outcome.iterations);
  if (outcome.status == Status::completed)
    return "completed " + iterations +
           (outcome.iterations == 1 ? " iteration: " : " iterations: ") + place;
  return "diverged at iteration " + iterations +
         ": a number was no longer finite; the last finite point is " + place +
         "; a smaller step size may help";
}

bool all_finite(const Vector& a) {
  return std::all_of(a.data(), a.data() + a.size(),
                     [](double element) { return std::isfinite(element); });
}

void require_start(const Objective& objective, const Vector& x0) {
  if (!objective.function || !objective.gradient)
    throw std::invalid_argument("minimize: the objective '" + objective.name + "' lacks its " +
                                (objective.function ? "gradient" : "function"));
  if (x0.size() != objective.dimension())
    throw std::invalid_argument("minimize: x0 has shape " + shape_text(x0) + ", but " +
                                objective.name + " needs shape (" +
                                std::to_string(objective.dimension()) + ")");
  if (!all_finite(x0))
    throw std::invalid_argument("minimize: x0 must be finite, but is " + numpy::array_print(x0));
}

}  // namespace chalkline::optimize
