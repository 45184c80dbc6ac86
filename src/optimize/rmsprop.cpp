#include "optimize/rmsprop.hpp"

#include <cmath>

#include "optimize/elementwise.hpp"
#include "optimize/hyperparameter.hpp"
#include "optimize/shape_check.hpp"

namespace chalkline::optimize {

RMSProp::RMSProp(const Hyperparameters& hyperparameters) : hyperparameters_(hyperparameters) {
  require_positive(name, "step_size", hyperparameters_.step_size);
  require_decay(name, "rho", hyperparameters_.rho);
  require_not_negative(name, "epsilon", hyperparameters_.epsilon);
}

CHALKLINE_ALSO_FOR_AVX2
void RMSProp::step(Vector& x, const Vector& gradient) {
  require_gradient_of(name, x, gradient);
  require_state_for(name, x, mean_square_);
  const double step_size = hyperparameters_.step_size;
  const double rho = hyperparameters_.rho;
  const double epsilon = hyperparameters_.epsilon;
  const double fresh = 1.0 - rho;
  const double* g = gradient.data();
  double* s = mean_square_.data();
  double* at = x.data();
  for_each_element(x.size(), [=](std::size_t i) {
    s[i] = s[i] * rho + (g[i] * g[i]) * fresh;
    at[i] = at[i] - (step_size / (epsilon + std::sqrt(s[i]))) * g[i];
  });
}

Vector RMSProp::effective_step() const {
  return hyperparameters_.step_size / (hyperparameters_.epsilon + xt::sqrt(mean_square_));
}

}  // namespace chalkline::optimize
