#include "numpy/element_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

namespace chalkline::numpy {

namespace {

constexpr int kPrecision = 8;  // NumPy's default

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
template <class Float>
Digits shortest(Float x, std::chars_format format) {
  std::array<char, 400> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), x, format).ptr;
  return split({buffer.data(), end});
}

/// x rounded from its exact value to `precision` digits after the point, ties to the even digit.
template <class Float>
Digits rounded(Float x, std::chars_format format, int precision) {
  std::array<char, 400> buffer;
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), x, format, precision).ptr;
  return split({buffer.data(), end});
}

/// The fewest digits that read back as x, but at most 8 after the point; no trailing zeros.
template <class Float>
Digits unique_digits(Float x, std::chars_format format) {
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
template <class Float>
bool wants_scientific(const std::vector<Float>& shown) {
  Float largest = 0;
  Float smallest = std::numeric_limits<Float>::infinity();
  for (const Float x : shown) {
    if (!std::isfinite(x) || x == 0) continue;
    largest = std::max(largest, std::abs(x));
    smallest = std::min(smallest, std::abs(x));
  }
  if (largest == 0) return false;
  return largest >= 1e8 || smallest < 1e-4 || largest / smallest > 1000.0;
}

/// The format in which every element of `shown` fits.
template <class Float>
ElementFormat element_format(const std::vector<Float>& shown) {
  ElementFormat format;
  format.scientific = wants_scientific(shown);
  const auto notation =
      format.scientific ? std::chars_format::scientific : std::chars_format::fixed;
  std::size_t widest_word = 0;  // nan, inf, -inf
  for (const Float x : shown) {
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
template <class Float>
std::string element_text(Float x, const ElementFormat& format) {
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

template <class Float>
std::vector<std::string> float_texts(const std::vector<Float>& shown) {
  const ElementFormat format = element_format(shown);
  std::vector<std::string> texts;
  for (const Float x : shown) texts.push_back(element_text(x, format));
  return texts;
}

template <class Integer>
std::vector<std::string> integer_texts(const std::vector<Integer>& shown) {
  std::vector<std::string> texts;
  std::size_t width = 0;
  for (const Integer x : shown)
    width = std::max(width, texts.emplace_back(std::to_string(x)).size());
  for (std::string& text : texts) text = pad_left(std::move(text), width);
  return texts;
}

/// Scientific below 1e-4 and from 1e16 on.
template <class Float>
std::string float_text(Float x) {
  if (std::isnan(x)) return "nan";
  if (std::isinf(x)) return x < 0 ? "-inf" : "inf";
  const long double magnitude = std::abs(x);
  if (magnitude == 0 || (magnitude >= 1e-4L && magnitude < 1e16L)) {
    Digits digits = shortest(x, std::chars_format::fixed);
    // Unlike in arrays, zeros stand for the digits before the point that are not needed.
    const Digits needed = shortest(x, std::chars_format::scientific);
    const std::string leading = needed.integer + needed.fraction;
    if (leading.size() < digits.integer.size())
      digits.integer = leading + std::string(digits.integer.size() - leading.size(), '0');
    return digits.integer + '.' + (digits.fraction.empty() ? "0" : digits.fraction);
  }
  const Digits digits = shortest(x, std::chars_format::scientific);
  return digits.integer + (digits.fraction.empty() ? "" : "." + digits.fraction) + 'e' +
         digits.exponent;
}

}  // namespace

std::vector<std::string> element_texts(const std::vector<double>& shown) {
  return float_texts(shown);
}

std::vector<std::string> element_texts(const std::vector<float>& shown) {
  return float_texts(shown);
}

std::vector<std::string> element_texts(const std::vector<std::int64_t>& shown) {
  return integer_texts(shown);
}

std::vector<std::string> element_texts(const std::vector<std::uint64_t>& shown) {
  return integer_texts(shown);
}

std::vector<std::string> element_texts(const std::vector<bool>& shown) {
  std::vector<std::string> texts;
  for (const bool x : shown) texts.emplace_back(x ? " True" : "False");
  return texts;
}

std::string scalar_text(double x) { return float_text(x); }
std::string scalar_text(float x) { return float_text(x); }
std::string scalar_text(std::int64_t x) { return std::to_string(x); }
std::string scalar_text(std::uint64_t x) { return std::to_string(x); }
std::string scalar_text(bool x) { return x ? "True" : "False"; }

}  // namespace chalkline::numpy
