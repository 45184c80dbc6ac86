#include "optimize/adam.hpp"

#include <cmath>

#include "optimize/elementwise.hpp"
#include "optimize/hyperparameter.hpp"
#include "optimize/shape_check.hpp"

namespace chalkline::optimize {

Adam::Adam(const Hyperparameters& hyperparameters) : hyperparameters_(hyperparameters) {
  require_positive(name, "step_size", hyperparameters_.step_size);
  require_decay(name, "beta1", hyperparameters_.beta1);
  require_decay(name, "beta2", hyperparameters_.beta2);
  require_not_negative(name, "epsilon", hyperparameters_.epsilon);
}

CHALKLINE_ALSO_FOR_AVX2
void Adam::step(Vector& x, const Vector& gradient) {
  require_gradient_of(name, x, gradient);
  require_state_for(name, x, mean_);
  require_state_for(name, x, mean_square_);
  const double step_size = hyperparameters_.step_size;
  const double beta1 = hyperparameters_.beta1;
  const double beta2 = hyperparameters_.beta2;
  const double epsilon = hyperparameters_.epsilon;
  beta1_power_ *= beta1;
  beta2_power_ *= beta2;
  const double mean_correction = 1.0 - beta1_power_;
  const double square_correction = 1.0 - beta2_power_;
  const double beta1_rest = 1.0 - beta1;
  const double beta2_rest = 1.0 - beta2;
  const double* g = gradient.data();
  double* m = mean_.data();
  double* v = mean_square_.data();
  double* at = x.data();
  for_each_element(x.size(), [=](std::size_t i) {
    m[i] = m[i] * beta1 + g[i] * beta1_rest;
    v[i] = v[i] * beta2 + (g[i] * g[i]) * beta2_rest;
    at[i] = at[i] -
            step_size * (m[i] / mean_correction) / (epsilon + std::sqrt(v[i] / square_correction));
  });
}

}  // namespace chalkline::optimize
