#include "plot/values.hpp"

namespace chalkline::plot {

Values::Values(std::initializer_list<double> numbers) : vector_(numbers) {}
Values::Values(Vector numbers) : vector_(std::move(numbers)) {}
Vector Values::vector() && { return std::move(vector_); }
Vector Values::vector() const& { return vector_; }

Labels::Labels(std::initializer_list<Label> texts) {
  for (const Label& label : texts) texts_.push_back(label.text);
}
Labels::Labels(std::vector<std::string> texts) : texts_(std::move(texts)) {}
std::vector<std::string> Labels::texts() && { return std::move(texts_); }

Grid::Grid(std::initializer_list<std::initializer_list<double>> rows) : matrix_(rows) {}
Grid::Grid(Matrix samples) : matrix_(std::move(samples)) {}
Matrix Grid::matrix() && { return std::move(matrix_); }

}  // namespace chalkline::plot
