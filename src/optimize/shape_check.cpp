#include "optimize/shape_check.hpp"

#include <stdexcept>

namespace chalkline::optimize {

namespace {

[[noreturn]] void refuse_gradient(const char* optimizer, const Vector& x, const Vector& gradient) {
  throw std::invalid_argument(std::string(optimizer) + ": the gradient has shape " +
                              shape_text(gradient) + ", but x has shape " + shape_text(x));
}

[[noreturn]] void refuse_state(const char* optimizer, const Vector& x, const Vector& state) {
  throw std::invalid_argument(std::string(optimizer) + ": x has shape " + shape_text(x) +
                              ", but this search began with shape " + shape_text(state) +
                              "; use a new optimizer for another problem");
}

}  // namespace

std::string shape_text(const Vector& a) {
  std::string text = "(";
  text += std::to_string(a.shape(0));
  return text += ")";
}

std::string shape_text(const Matrix& a) {
  std::string text = "(";
  text += std::to_string(a.shape(0));
  text += ", ";
  text += std::to_string(a.shape(1));
  return text += ")";
}

void require_gradient_of(const char* optimizer, const Vector& x, const Vector& gradient) {
  if (gradient.shape(0) != x.shape(0)) refuse_gradient(optimizer, x, gradient);
}

void require_state_for(const char* optimizer, const Vector& x, Vector& state) {
  if (state.shape(0) == x.shape(0)) return;
  if (state.shape(0) != 0) refuse_state(optimizer, x, state);
  state.resize({x.shape(0)});
  state.fill(0.0);
}

}  // namespace chalkline::optimize
