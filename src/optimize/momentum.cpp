#include "optimize/momentum.hpp"

#include "optimize/elementwise.hpp"
#include "optimize/hyperparameter.hpp"
#include "optimize/shape_check.hpp"

namespace chalkline::optimize {

Momentum::Momentum(const Hyperparameters& hyperparameters) : hyperparameters_(hyperparameters) {
  require_positive(name, "step_size", hyperparameters_.step_size);
  require_decay(name, "momentum", hyperparameters_.momentum);
}

void Momentum::step(Vector& x, const Vector& gradient) {
  require_gradient_of(name, x, gradient);
  require_state_for(name, x, velocity_);
  const double step_size = hyperparameters_.step_size;
  const double momentum = hyperparameters_.momentum;
  const double* g = gradient.data();
  double* v = velocity_.data();
  double* at = x.data();
  for_each_element(x.size(), [=](std::size_t i) {
    v[i] = v[i] * momentum + g[i];
    at[i] = at[i] - step_size * v[i];
  });
}

}  // namespace chalkline::optimize
