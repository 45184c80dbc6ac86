#include "optimize/hyperparameter.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <string>

namespace chalkline::optimize {

namespace {

[[noreturn]] void refuse(const char* optimizer, const char* parameter, const char* allowed,
                         double value) {
  std::array<char, 32> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  throw std::invalid_argument(std::string(optimizer) + ": " + parameter + " must be " + allowed +
                              ", but is " + std::string(text.data(), end));
}

}  // namespace

void require_positive(const char* optimizer, const char* parameter, double value) {
  if (!(value > 0.0 && std::isfinite(value))) refuse(optimizer, parameter, "> 0 and finite", value);
}

void require_not_negative(const char* optimizer, const char* parameter, double value) {
  if (!(value >= 0.0 && std::isfinite(value)))
    refuse(optimizer, parameter, ">= 0 and finite", value);
}

void require_decay(const char* optimizer, const char* parameter, double value) {
  if (!(value >= 0.0 && value < 1.0)) refuse(optimizer, parameter, ">= 0 and < 1", value);
}

}  // namespace chalkline::optimize
