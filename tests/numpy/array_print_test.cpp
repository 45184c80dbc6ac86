#include "numpy/array_print.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <list>
#include <string>
#include <vector>
#include <xtensor/xarray.hpp>
#include <xtensor/xmath.hpp>

#include "catch.hpp"
#include "numpy/arange.hpp"
#include "numpy/reference_data.hpp"

using namespace chalkline;
using namespace chalkline::numpy;
using numpy::array_print;

namespace {

/// The two characters \n become a line feed.
std::string unescaped(std::string text) {
  for (std::size_t at = 0; (at = text.find("\\n", at)) != std::string::npos;)
    text.replace(at, 2, "\n");
  return text;
}

/// Prints the values in the shape that the text tells: "5" or "2x3".
std::string print_shaped(const std::string& shape, const Vector& values) {
  const std::size_t cross = shape.find('x');
  if (cross == std::string::npos) return array_print(values);
  Matrix matrix = Matrix::from_shape({std::stoul(shape), std::stoul(shape.substr(cross + 1))});
  REQUIRE(matrix.size() == values.size());
  std::copy(values.data(), values.data() + values.size(), matrix.data());
  return array_print(matrix);
}

/// "2x3" as {2, 3}, "-" as {}.
Shape shape_of(const std::string& text) {
  Shape shape;
  if (text == "-") return shape;
  for (const std::string& length : reference::cells(text, 'x')) shape.push_back(std::stoul(length));
  return shape;
}

/// Prints numbers between single spaces, each read by `read`.
template <class T, class Read>
std::string print_typed(const std::string& shape, const std::string& numbers, const Read& read) {
  const auto words = numbers.empty() ? std::vector<std::string>{} : reference::cells(numbers, ' ');
  std::vector<T> elements;
  for (const std::string& word : words) elements.push_back(static_cast<T>(read(word)));
  return array_print(elements, shape_of(shape));
}

std::string print_as(const std::string& type, const std::string& shape,
                     const std::string& numbers) {
  const auto whole = [](const std::string& text) { return std::stoll(text); };
  const auto natural = [](const std::string& text) { return std::stoull(text); };
  if (type == "int") return print_typed<std::int64_t>(shape, numbers, whole);
  if (type == "uint") return print_typed<std::uint64_t>(shape, numbers, natural);
  if (type == "bool") return print_typed<bool>(shape, numbers, whole);
  if (type == "float") return print_typed<float>(shape, numbers, reference::number);
  return print_typed<double>(shape, numbers, reference::number);
}

}  // namespace

TEST_CASE("Small arrays print as NumPy prints them") {
  for (const auto& row : reference::rows("numpy-array-print.csv", ';'))
    CHECK(array_print(reference::numbers(row[0])) == row[1]);
}

TEST_CASE("Hard, long and two-dimensional arrays print as NumPy prints them") {
  for (const auto& row : reference::rows("numpy-array-print-hard.csv", ';')) {
    REQUIRE(row.size() == 3);
    CHECK(print_shaped(row[0], reference::numbers(row[1])) == unescaped(row[2]));
  }
}

TEST_CASE("Arrays of every type and number of axes, and scalars, print as NumPy prints them") {
  for (const auto& row : reference::rows("numpy-array-print-types.csv", ';')) {
    REQUIRE(row.size() == 4);
    INFO(row[0] << ' ' << row[1] << ": " << row[2]);
    CHECK(print_as(row[0], row[1], row[2]) == unescaped(row[3]));
  }
}

TEST_CASE("Whatever holds numbers prints as an array of theirs") {
  const Vector x = {1.0, 2.5};
  CHECK(array_print(x > 1.5) == "[False  True]");
  CHECK(array_print(x * 2.0) == "[2. 5.]");
  CHECK(array_print(xt::xtensor<int, 2>{{1, -20}, {3, 4}}) == "[[  1 -20]\n [  3   4]]");
  CHECK(array_print(xt::xarray<unsigned char>{1, 255}) == "[  1 255]");
  CHECK(array_print(std::vector<double>{1.0, 2.5}) == "[1.  2.5]");
  CHECK(array_print(std::vector<bool>{true, false}) == "[ True False]");
  CHECK(array_print(std::vector<Vector>{x, x}) == "[[1.  2.5]\n [1.  2.5]]");
  CHECK(array_print(std::vector<std::vector<int>>{{1, 2}, {3, 4}}) == "[[1 2]\n [3 4]]");
  CHECK(array_print(std::list<std::array<short, 1>>{{1}, {2}}) == "[[1]\n [2]]");
  CHECK(array_print(std::vector<std::vector<int>>{}) == "[]");
  CHECK(array_print(1.0) == "1.0");
  CHECK(array_print(7) == "7");
  CHECK(array_print(true) == "True");
  CHECK(array_print(0.1F) == "0.1");
  CHECK(array_print(xt::sum(x)) == "3.5");
  CHECK_THROWS_WITH(
      array_print(std::vector<std::vector<int>>{{1, 2}, {3}}),
      "row 1 has shape (1), but row 0 has shape (2); the rows of an array are as long "
      "as each other");
}

TEST_CASE("Text and paths are no numbers") {
  CHECK(!Numbers<std::string>);
  CHECK(!Numbers<const char*>);
  CHECK(!Numbers<char>);
  CHECK(!Numbers<std::filesystem::path>);
  CHECK(!Numbers<std::vector<std::string>>);
  CHECK(!Numbers<std::vector<std::complex<double>>>);
}

TEST_CASE("What has no digits prints as a word") {
  constexpr double inf = std::numeric_limits<double>::infinity();
  CHECK(array_print(Vector::from_shape({0})) == "[]");
  CHECK(array_print(Matrix::from_shape({0, 3})) == "[]");
  CHECK(array_print(Vector{std::nan(""), inf, -inf}) == "[ nan  inf -inf]");
  CHECK(array_print(Vector{-std::nan("")}) == "[nan]");
  CHECK(array_print(Vector{-0.0}) == "[-0.]");
}

TEST_CASE("Lines break at 75 columns") {
  CHECK(array_print(numpy::arange(0.0, 25.0, 1.0)) ==
        "[ 0.  1.  2.  3.  4.  5.  6.  7.  8.  9. 10. 11. 12. 13. 14. 15. 16. 17.\n"
        " 18. 19. 20. 21. 22. 23. 24.]");
}

TEST_CASE("Only the shown elements of a long array determine its format") {
  CHECK(array_print(numpy::arange(0.0, 1002.0, 1.0)) ==
        "[0.000e+00 1.000e+00 2.000e+00 ... 9.990e+02 1.000e+03 1.001e+03]");
  Vector ones = Vector::from_shape({1001});
  ones.fill(1.0);
  ones(500) = 1e-9;
  CHECK(array_print(ones) == "[1. 1. 1. ... 1. 1. 1.]");
}
