#include "numpy/array_print.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

namespace chalkline::numpy {

namespace {

// NumPy's default print options.
constexpr int kPrecision = 8;
constexpr std::size_t kThreshold = 1000;
constexpr std::size_t kEdgeItems = 3;
constexpr std::size_t kLineWidth = 75;

/// A number's text cut at its point and exponent: "-1", "25", "+05" for -1.25e+05; no exponent if
/// fixed.
struct Digits {
  std::string integer;
  std::string fraction;
  std::string exponent;
};

Digits split(std::string_view text) {
  const std::size_t e = std::min(text.find('e'), text.size());
  const std::size_t point = std::min(text.find('.'), e);
  const std::size_t fraction = std::min(point + 1, e);
  return {std::string(text.substr(0, point)), std::string(text.substr(fraction, e - fraction)),
          std::string(text.substr(std::min(e + 1, text.size())))};
}

/// The fewest digits that read back as x.
Digits shortest(double x, std::chars_format format) {
  std::array<char, 400> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), x, format).ptr;
  return split({buffer.data(), end});
}

/// x rounded from its exact value to `precision` digits after the point, ties to the even digit.
Digits rounded(double x, std::chars_format format, int precision) {
  std::array<char, 400> buffer;
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), x, format, precision).ptr;
  return split({buffer.data(), end});
}

/// The fewest digits that read back as x, but at most 8 after the point; no trailing zeros.
Digits unique_digits(double x, std::chars_format format) {
  Digits digits = shortest(x, format);
  if (digits.fraction.size() > static_cast<std::size_t>(kPrecision))
    digits = rounded(x, format, kPrecision);
  digits.fraction.erase(digits.fraction.find_last_not_of('0') + 1);
  return digits;
}

/// How all elements of one array are written: the widths that they share.
struct ElementFormat {
  bool scientific = false;
  std::size_t left = 0;      // characters before the point
  std::size_t fraction = 0;  // digits after the point
  std::size_t exponent = 0;  // digits of the exponent
  std::size_t width() const { return left + 1 + fraction + (scientific ? 2 + exponent : 0); }
};

/// Scientific if a magnitude is at least 1e8 or below 1e-4, or if magnitudes differ more than
/// 1000-fold.
bool wants_scientific(const std::vector<double>& shown) {
  double largest = 0.0;
  double smallest = std::numeric_limits<double>::infinity();
  for (const double x : shown) {
    if (!std::isfinite(x) || x == 0.0) continue;
    largest = std::max(largest, std::abs(x));
    smallest = std::min(smallest, std::abs(x));
  }
  if (largest == 0.0) return false;
  return largest >= 1e8 || smallest < 1e-4 || largest / smallest > 1000.0;
}

/// The format in which every element of `shown` fits.
ElementFormat element_format(const std::vector<double>& shown) {
  ElementFormat format;
  format.scientific = wants_scientific(shown);
  const auto notation =
      format.scientific ? std::chars_format::scientific : std::chars_format::fixed;
  std::size_t widest_word = 0;  // nan, inf, -inf
  for (const double x : shown) {
    if (!std::isfinite(x)) {
      widest_word = std::max<std::size_t>(widest_word, !std::isnan(x) && x < 0 ? 4 : 3);
      continue;
    }
    const Digits digits = unique_digits(x, notation);
    format.left = std::max(format.left, digits.integer.size());
    format.fraction = std::max(format.fraction, digits.fraction.size());
    format.exponent =
        std::max(format.exponent, digits.exponent.size() - (digits.exponent.empty() ? 0 : 1));
  }
  if (widest_word > format.width()) format.left += widest_word - format.width();
  return format;
}

std::string pad_left(std::string text, std::size_t width) {
  if (text.size() < width) text.insert(0, width - text.size(), ' ');
  return text;
}

/// One element, exactly format.width() characters.
std::string element_text(double x, const ElementFormat& format) {
  if (std::isnan(x)) return pad_left("nan", format.width());
  if (std::isinf(x)) return pad_left(x < 0 ? "-inf" : "inf", format.width());
  if (!format.scientific) {
    Digits digits = unique_digits(x, std::chars_format::fixed);
    digits.fraction.resize(format.fraction, ' ');
    return pad_left(std::move(digits.integer), format.left) + '.' + digits.fraction;
  }
  Digits digits = rounded(x, std::chars_format::scientific, static_cast<int>(format.fraction));
  const std::size_t exponent_digits = digits.exponent.size() - 1;
  digits.exponent.insert(1, format.exponent - exponent_digits, '0');
  return pad_left(std::move(digits.integer), format.left) + '.' + digits.fraction + 'e' +
         digits.exponent;
}

/// The indices 0 to n - 1 that are printed; `summarized` leaves out the middle of more than 6.
struct ShownRange {
  std::vector<std::size_t> indices;
  bool gap = false;  // "..." stands before the fourth
};

ShownRange shown_range(std::size_t n, bool summarized) {
  ShownRange range;
  range.gap = summarized && n > 2 * kEdgeItems;
  for (std::size_t i = 0; i < n; ++i) {
    if (!range.gap || i < kEdgeItems || i >= n - kEdgeItems) range.indices.push_back(i);
  }
  return range;
}

void trim_right(std::string& text) { text.erase(text.find_last_not_of(' ') + 1); }

/// Words on lines of at most `width` columns, continued under the first; `indent` brackets stand
/// before it.
std::string bracketed_row(const std::vector<std::string>& words, std::size_t indent,
                          std::size_t width) {
  const std::string margin(indent, ' ');
  std::string finished;
  std::string line = margin;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) line += ' ';
    // A word that is alone on its line stays there, however long it is.
    if (line.size() + words[i].size() > width && line.size() > indent) {
      trim_right(line);
      finished += line + '\n';
      line = margin;
    }
    line += words[i];
  }
  finished += line;
  return '[' + finished.substr(indent) + ']';
}

/// One row of numbers, `indent` opening brackets deep.
std::string print_row(const double* row, const ShownRange& columns, const ElementFormat& format,
                      std::size_t indent) {
  std::vector<std::string> words;
  for (std::size_t k = 0; k < columns.indices.size(); ++k) {
    if (columns.gap && k == kEdgeItems) words.emplace_back("...");
    words.push_back(element_text(row[columns.indices[k]], format));
  }
  return bracketed_row(words, indent, kLineWidth - indent);  // room for the closing brackets
}

}  // namespace

std::string array_print(const Vector& a) {
  if (a.size() == 0) return "[]";
  const ShownRange columns = shown_range(a.size(), a.size() > kThreshold);
  std::vector<double> shown;
  for (const std::size_t i : columns.indices) shown.push_back(a(i));
  return print_row(a.data(), columns, element_format(shown), 1);
}

std::string array_print(const Matrix& a) {
  if (a.size() == 0) return "[]";
  const ShownRange rows = shown_range(a.shape(0), a.size() > kThreshold);
  const ShownRange columns = shown_range(a.shape(1), a.size() > kThreshold);
  std::vector<double> shown;
  for (const std::size_t i : rows.indices) {
    for (const std::size_t j : columns.indices) shown.push_back(a(i, j));
  }
  const ElementFormat format = element_format(shown);

  std::string text = "[";
  for (std::size_t k = 0; k < rows.indices.size(); ++k) {
    if (k > 0) text += "\n ";
    if (rows.gap && k == kEdgeItems) text += "...\n ";
    text += print_row(a.data() + rows.indices[k] * a.shape(1), columns, format, 2);
  }
  return text + ']';
}

}  // namespace chalkline::numpy
