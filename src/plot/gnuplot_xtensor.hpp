// Teaches gnuplot-iostream about Chalkline's arrays, once. Internal: includes gnuplot-iostream.h.
#pragma once

#include <gnuplot-iostream.h>

#include <array>
#include <charconv>
#include <ostream>
#include <string_view>
#include <system_error>

#include "numpy/array.hpp"
#include "plot/palette.hpp"

namespace chalkline::detail {

/// A number as it stands in a script: the shortest text that reads back equal; NaN and infinities
/// as "nan", which gnuplot skips.
struct Exact {
  double value;
  Exact(double v) : value(v) {}
};

/// A number rounded to some digits after the point, without trailing zeros: for pixels, not for
/// reading back.
struct Rounded {
  double value;
  int decimals;
};

/// A color as a number that gnuplot reads: 0x0a2b3c.
struct Hex {
  plot::Rgb color;
};

/// Exact if `decimals` is negative, else Rounded. The text stands in the buffer.
inline std::string_view number_text(std::array<char, 64>& text, double value, int decimals) {
  if (!(value - value == 0.0)) return "nan";
  char *const begin = text.data(), *const limit = begin + text.size();
  char* end = begin;
  if (decimals >= 0 && decimals <= 15 && value < 1e15 && value > -1e15) {
    end = std::to_chars(begin, limit, value, std::chars_format::fixed, decimals).ptr;
    if (decimals > 0) {
      while (end[-1] == '0') --end;
      if (end[-1] == '.') --end;
    }
    if (end == begin + 2 && begin[0] == '-' && begin[1] == '0') begin[0] = '0', --end;
  } else {
    end = std::to_chars(begin, limit, value).ptr;
  }
  return {begin, end};
}

inline void write_number(std::ostream& out, double value, int decimals) {
  std::array<char, 64> buffer;
  const std::string_view text = number_text(buffer, value, decimals);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
}

/// The rows of a matrix, as gnuplot-iostream walks them: its outer range.
class MatrixRows {
 public:
  static const bool is_container = true;
  using value_type = gnuplotio::Error_InappropriateDeref;
  using subiter_type = gnuplotio::IteratorRange<const double*, Exact>;

  MatrixRows() = default;
  explicit MatrixRows(const Matrix& m)
      : row_(m.data()), rows_left_(m.shape(0)), columns_(m.shape(1)) {}

  bool is_end() const { return rows_left_ == 0; }
  void inc() { row_ += columns_, --rows_left_; }
  subiter_type deref_subiter() const { return {row_, row_ + columns_}; }

 private:
  const double* row_ = nullptr;
  std::size_t rows_left_ = 0, columns_ = 0;
};

}  // namespace chalkline::detail

namespace gnuplotio {

template <>
struct TextSender<chalkline::detail::Exact> {
  static void send(std::ostream& out, const chalkline::detail::Exact& n) {
    chalkline::detail::write_number(out, n.value, -1);
  }
};

template <>
struct TextSender<chalkline::detail::Rounded> {
  static void send(std::ostream& out, const chalkline::detail::Rounded& n) {
    chalkline::detail::write_number(out, n.value, n.decimals);
  }
};

template <>
struct TextSender<chalkline::detail::Hex> {
  static void send(std::ostream& out, const chalkline::detail::Hex& number) {
    out << "0x" << chalkline::plot::hex(number.color).substr(1);
  }
};

// A vector is a column; std::tie(x, y) are two columns side by side.
template <>
class ArrayTraits<chalkline::Vector> : public ArrayTraitsDefaults<chalkline::detail::Exact> {
 public:
  using range_type = IteratorRange<const double*, chalkline::detail::Exact>;
  static range_type get_range(const chalkline::Vector& v) {
    return {v.data(), v.data() + v.size()};
  }
};

// A matrix is a grid: a block of lines for every row. std::tie(x, y, z) puts the three side by
// side.
template <>
class ArrayTraits<chalkline::Matrix> : public ArrayTraitsDefaults<chalkline::detail::Exact> {
 public:
  static const size_t depth = 2;
  using range_type = chalkline::detail::MatrixRows;
  static range_type get_range(const chalkline::Matrix& m) { return range_type(m); }
};

template <>
class ArrayTraits<const chalkline::Vector> : public ArrayTraits<chalkline::Vector> {};
template <>
class ArrayTraits<const chalkline::Matrix> : public ArrayTraits<chalkline::Matrix> {};

}  // namespace gnuplotio
