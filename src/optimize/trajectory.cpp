#include "optimize/trajectory.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "optimize/shape_check.hpp"

namespace chalkline::optimize {

void Trajectory::operator()(std::size_t iteration, const Vector& x, double value) {
  if (values_.empty()) begin(x);
  if (iteration != values_.size() || x.shape(0) != dimension_) refuse(iteration, x);
  const double* coordinate = x.data();
  for (std::size_t j = 0; j < dimension_; ++j) coordinates_.push_back(coordinate[j]);
  values_.push_back(value);
}

void Trajectory::begin(const Vector& x) {
  dimension_ = x.shape(0);
  coordinates_.reserve(expected_ * dimension_);
  values_.reserve(expected_);
}

void Trajectory::refuse(std::size_t iteration, const Vector& x) const {
  if (iteration != values_.size())
    throw std::invalid_argument("Trajectory: the next iteration is " +
                                std::to_string(values_.size()) + ", but came " +
                                std::to_string(iteration) + "; a trajectory records one search");
  throw std::invalid_argument("Trajectory: x has shape " + shape_text(x) +
                              ", but the first iterate has shape (" + std::to_string(dimension_) +
                              ")");
}

Matrix Trajectory::points() const {
  Matrix result = Matrix::from_shape({size(), dimension_});
  std::copy(coordinates_.begin(), coordinates_.end(), result.data());
  return result;
}

Vector Trajectory::values() const {
  Vector result = Vector::from_shape({size()});
  std::copy(values_.begin(), values_.end(), result.data());
  return result;
}

Vector Trajectory::coordinate(std::size_t j) const {
  if (j >= dimension_)
    throw std::out_of_range("Trajectory: coordinate must be less than " +
                            std::to_string(dimension_) + ", but is " + std::to_string(j));
  Vector result = Vector::from_shape({size()});
  for (std::size_t i = 0; i < size(); ++i) result(i) = coordinates_[i * dimension_ + j];
  return result;
}

}  // namespace chalkline::optimize
