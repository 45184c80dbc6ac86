#include "optimize/trajectory.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

#include "optimize/shape_check.hpp"

namespace chalkline::optimize {

namespace fs = std::filesystem;

namespace {

std::string csv_header(std::size_t dimension) {
  if (dimension == 2) return "iteration,x,y,value";
  std::string header = "iteration";
  for (std::size_t j = 0; j < dimension; ++j) header += ",x" + std::to_string(j);
  return header + ",value";
}

void append_number(std::string& text, double value) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                 std::chars_format::general, 17)
                       .ptr;
  text.append(digits.data(), end);
}

[[noreturn]] void cannot_write(const fs::path& path, int error) {
  throw std::runtime_error("cannot write " + path.string() + ": " + std::strerror(error));
}

/// Removes an unfinished file when the writing is left early.
struct TemporaryFile {
  fs::path path;
  ~TemporaryFile() {
    std::error_code ignored;
    if (!path.empty()) fs::remove(path, ignored);
  }
};

/// Writes the text beside `path`, then renames it into place.
void replace_file(const fs::path& path, const std::string& text) {
  TemporaryFile temporary{path.string() + "." + std::to_string(::getpid()) + ".part"};
  errno = 0;
  std::ofstream file(temporary.path, std::ios::binary);
  if (!file) {
    const int error = errno;
    temporary.path.clear();  // nothing was made
    cannot_write(path, error);
  }
  file << text;
  file.close();
  if (!file) cannot_write(path, errno);
  std::error_code error;
  fs::rename(temporary.path, path, error);
  if (error) cannot_write(path, error.value());
  temporary.path.clear();
}

/// A CSV file being read, line by line.
class CsvReader {
 public:
  explicit CsvReader(const fs::path& path) : path_(path.string()), file_(path, std::ios::binary) {
    if (!file_ || fs::is_directory(path))
      throw std::runtime_error("cannot read " + path_ + ": " +
                               std::strerror(file_ ? EISDIR : errno));
  }

  /// The next line, without its line feed and carriage return; none at the end.
  std::optional<std::string_view> next() {
    if (!std::getline(file_, line_)) return std::nullopt;
    ++number_;
    if (line_.ends_with('\r')) line_.pop_back();
    return line_;
  }

  [[noreturn]] void refuse(const std::string& what) const {
    throw std::runtime_error(path_ + ":" + std::to_string(std::max<std::size_t>(number_, 1)) +
                             ": " + what);
  }

 private:
  std::string path_;
  std::ifstream file_;
  std::string line_;
  std::size_t number_ = 0;
};

std::vector<std::string_view> cells(std::string_view line) {
  std::vector<std::string_view> result;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(',', begin), line.size());
    result.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return result;
}

/// The whole cell as a number of type Number; none if it is something else.
template <class Number>
std::optional<Number> parse(std::string_view cell) {
  Number number{};
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  if (error != std::errc{} || end != cell.data() + cell.size()) return std::nullopt;
  return number;
}

/// The dimension that the header line tells.
std::size_t read_header(CsvReader& reader) {
  const auto line = reader.next();
  if (!line)
    reader.refuse("the file is empty; the first line must be iteration,x,y,value or the like");
  const std::size_t columns = cells(*line).size();
  const std::size_t dimension = columns >= 3 ? columns - 2 : 2;
  if (*line != csv_header(dimension) && *line != csv_header(0))
    reader.refuse("the header must be " + csv_header(dimension) + ", but is " + std::string(*line));
  return *line == csv_header(0) ? 0 : dimension;
}

/// The n coordinates and the value of the line of that iteration.
std::vector<double> read_row(const CsvReader& reader, std::string_view line, std::size_t iteration,
                             std::size_t dimension) {
  const std::vector<std::string_view> row = cells(line);
  if (row.size() != dimension + 2)
    reader.refuse("must have " + std::to_string(dimension + 2) + " columns, but has " +
                  std::to_string(row.size()));
  if (parse<std::size_t>(row.front()) != iteration)
    reader.refuse("the iteration must be " + std::to_string(iteration) + ", but is '" +
                  std::string(row.front()) + "'");
  std::vector<double> numbers;
  for (std::size_t k = 1; k < row.size(); ++k) {
    const auto number = parse<double>(row[k]);
    if (!number) reader.refuse("'" + std::string(row[k]) + "' is no number");
    numbers.push_back(*number);
  }
  return numbers;
}

}  // namespace

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

void Trajectory::save_csv(const fs::path& path) const {
  std::string text = csv_header(dimension_) + '\n';
  for (std::size_t i = 0; i < size(); ++i) {
    text += std::to_string(i);
    for (std::size_t j = 0; j < dimension_; ++j)
      append_number(text += ',', coordinates_[i * dimension_ + j]);
    append_number(text += ',', values_[i]);
    text += '\n';
  }
  replace_file(path, text);
}

Trajectory Trajectory::load_csv(const fs::path& path) {
  CsvReader reader(path);
  const std::size_t dimension = read_header(reader);
  Trajectory trajectory;
  Vector x = Vector::from_shape({dimension});
  while (const auto line = reader.next()) {
    const std::vector<double> numbers = read_row(reader, *line, trajectory.size(), dimension);
    std::copy_n(numbers.begin(), dimension, x.data());
    trajectory(trajectory.size(), x, numbers.back());
  }
  trajectory.dimension_ = dimension;
  return trajectory;
}

}  // namespace chalkline::optimize
