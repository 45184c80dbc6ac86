#include "plot/ticks.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>

namespace chalkline::plot {
namespace {

using Integer = std::int64_t;

constexpr std::string_view minus = "−", times_ten = "×10";

/// count × 10^exponent, exactly.
struct Decimal {
  Integer count;
  int exponent;
};

/// A distance of ticks: digits × 10^exponent with digits 1, 2, 5 or 25.
using Step = Decimal;

double value_of(Decimal d) {
  if (d.count == 0) return 0.0;
  const std::string text = std::to_string(d.count) + "e" + std::to_string(d.exponent);
  return std::strtod(text.c_str(), nullptr);
}

std::string superscript(int exponent) {
  constexpr std::array digits = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text = exponent < 0 ? "⁻" : "";
  for (const char c : std::to_string(std::abs(exponent)))
    text += digits[static_cast<std::size_t>(c - '0')];
  return text;
}

std::string power_of_ten(int exponent) { return "10" + superscript(exponent); }

int digits_of(Integer count) { return static_cast<int>(std::to_string(std::abs(count)).size()); }

/// The exponent of the leading digit.
int magnitude(Decimal d) { return digits_of(d.count) - 1 + d.exponent; }

/// Without zeros at the end of the count.
Decimal shortened(Decimal d) {
  while (d.count != 0 && d.count % 10 == 0) d.count /= 10, ++d.exponent;
  return d;
}

/// In full, with `decimals` digits after the point; d.exponent is -decimals, or more.
std::string fixed(Decimal d, int decimals) {
  std::string digits = std::to_string(std::abs(d.count));
  if (d.count != 0) digits.append(static_cast<std::size_t>(d.exponent + decimals), '0');
  const auto after = static_cast<std::size_t>(decimals);
  if (digits.size() <= after) digits.insert(0, after + 1 - digits.size(), '0');
  if (after > 0) digits.insert(digits.size() - after, ".");
  return (d.count < 0 ? std::string(minus) : "") + digits;
}

/// Whether numbers of this magnitude, to this exponent, are easily read in full.
bool reads_in_full(int leading, int last) { return leading < 5 && leading >= -3 && last >= -6; }

/// As short as it tells the number: in full or times a power of ten.
std::string written(Decimal d) {
  d = shortened(d);
  if (d.count == 0) return "0";
  const int leading = magnitude(d);
  const bool in_full = leading <= 5 && leading >= -4 && leading - d.exponent <= 16;
  if (in_full) return fixed(d, std::max(0, -d.exponent));
  const std::string power = power_of_ten(leading);
  if (std::abs(d.count) == 1) return (d.count < 0 ? std::string(minus) : "") + power;
  const int decimals = leading - d.exponent;
  return fixed({d.count, -decimals}, decimals) + std::string(times_ten) + superscript(leading);
}

/// A number near the counts that has as few digits as can be: what is taken out of them.
Integer roundest(Integer low, Integer high) {
  const Integer span = high - low;
  Integer from = low - span, to = high;
  if (from <= 0 && to >= 0) return 0;
  Integer best = low;
  for (Integer power = 1; power <= std::max(std::abs(from), std::abs(to)); power *= 10) {
    const Integer up = from > 0 ? (from + power - 1) / power : -((-from) / power);
    const Integer down = to > 0 ? to / power : -((-to + power - 1) / power);
    if (up > down) break;
    best = (from > 0 ? down : up) * power;
    if (power > std::numeric_limits<Integer>::max() / 10) break;
  }
  return best;
}

/// The labels of counts × 10^exponent, each to be written alike.
Ticks labeled(const std::vector<Integer>& counts, int exponent, int unit) {
  Ticks ticks;
  const auto [least, most] = std::minmax_element(counts.begin(), counts.end());
  Integer largest = std::max(std::abs(*least), std::abs(*most)), common = 0;
  if (digits_of(largest) > 6) {
    common = roundest(*least, *most);
    largest = std::max(std::abs(*least - common), std::abs(*most - common));
  }
  // Zeros at the end of all of them need not be written.
  int zeros = 0;
  const auto ends_with_zeros = [&](Integer power) {
    return std::all_of(counts.begin(), counts.end(),
                       [&](Integer c) { return (c - common) % power == 0; });
  };
  for (Integer power = 10; largest >= power && ends_with_zeros(power); power *= 10) ++zeros;
  const int last = exponent + zeros + unit, leading = magnitude({largest, exponent + unit});
  const bool in_full = reads_in_full(leading, last);
  const int factor = in_full ? 0 : leading;
  const int decimals = std::max(0, factor - last);
  for (const Integer count : counts) {
    Integer rest = count - common;
    for (int i = 0; i < zeros; ++i) rest /= 10;
    ticks.major.push_back({value_of({count, exponent}), fixed({rest, last - factor}, decimals)});
  }
  if (factor != 0) ticks.common = std::string(times_ten) + superscript(factor);
  if (common != 0) {
    if (!ticks.common.empty()) ticks.common += " ";
    ticks.common += common < 0 ? std::string(minus) : "+";
    ticks.common += " " + written({std::abs(common), exponent + unit});
  }
  return ticks;
}

/// Every layout asks for these many times.
long double ten_to_the(int exponent) {
  constexpr int most = 20;
  static const auto known = [] {
    std::array<long double, 2 * most + 1> powers{};
    for (int e = -most; e <= most; ++e)
      powers[static_cast<std::size_t>(e + most)] = std::pow(10.0L, static_cast<long double>(e));
    return powers;
  }();
  if (std::abs(exponent) <= most) return known[static_cast<std::size_t>(exponent + most)];
  return std::pow(10.0L, static_cast<long double>(exponent));
}

/// Multiples of a step, from the first to the last.
struct Multiples {
  Step step;
  Integer first = 0, last = -1;

  Integer size() const { return last - first + 1; }
  /// Of 10^exponent.
  std::vector<Integer> counts() const {
    std::vector<Integer> all;
    for (Integer k = first; k <= last; ++k) all.push_back(k * step.count);
    return all;
  }
};

/// Those within [low, high], at most a thousand; what is a rounding error away counts as within.
Multiples multiples_within(double low, double high, Step step) {
  const long double size = static_cast<long double>(step.count) * ten_to_the(step.exponent);
  const auto first = static_cast<Integer>(std::ceil(low / size - 1e-9L));
  const auto last = static_cast<Integer>(std::floor(high / size + 1e-9L));
  return {step, first, std::min(last, first + 999)};
}

/// Steps that are no shorter than a thousandth of the range, nor than doubles of its size can tell
/// apart (what also keeps every count below 10^18), in order.
std::vector<Step> steps_for(double low, double high) {
  const int power = static_cast<int>(std::floor(std::log10(high - low)));
  const double largest = std::max(std::fabs(low), std::fabs(high));
  const int finest = static_cast<int>(std::floor(std::log10(largest))) - 16;
  std::vector<Step> steps;
  for (int e = std::max(power - 3, finest); e <= power + 1; ++e)
    for (const Step step : {Step{1, e}, Step{2, e}, Step{25, e - 1}, Step{5, e}})
      steps.push_back(step);
  return steps;
}

/// 1, 2 and 5 times powers of ten.
Ticks ticks_within_a_decade(double low, double high, int most, int unit) {
  Ticks ticks;
  const int first = static_cast<int>(std::floor(std::log10(low))) - 1,
            last = static_cast<int>(std::ceil(std::log10(high))) + 1;
  for (int e = first; e <= last; ++e)
    for (const Integer digit : {1, 2, 3, 4, 5, 6, 7, 8, 9}) {
      const double value = value_of({digit, e});
      if (value < low * (1.0 - 1e-12) || value > high * (1.0 + 1e-12)) continue;
      if (digit == 1 || digit == 2 || digit == 5)
        ticks.major.push_back({value, written({digit, e + unit})});
      else
        ticks.minor.push_back(value);
    }
  const auto count = static_cast<int>(ticks.major.size());
  return count >= 3 && count <= std::max(most, 3) ? ticks : Ticks{};
}

}  // namespace

Ticks with_fewer_labels(const Ticks& ticks, std::size_t every) {
  Ticks fewer{{}, ticks.minor, ticks.common};
  for (std::size_t i = 0; i < ticks.major.size(); ++i) {
    if (i % every == 0)
      fewer.major.push_back(ticks.major[i]);
    else
      fewer.minor.push_back(ticks.major[i].value);
  }
  return fewer;
}

std::string number_label(double value) {
  std::array<char, 32> text{};
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific)
          .ptr;
  std::string digits(text.data(), end);
  const std::size_t e = digits.find('e');
  int exponent = std::atoi(digits.c_str() + e + 1);
  digits.resize(e);
  if (const std::size_t point = digits.find('.'); point != digits.npos) {
    exponent -= static_cast<int>(digits.size() - point - 1);
    digits.erase(point, 1);
  }
  return written({std::strtoll(digits.c_str(), nullptr, 10), exponent});
}

std::vector<std::string> number_labels(const std::vector<double>& values) {
  double gap = std::numeric_limits<double>::infinity();
  for (std::size_t i = 1; i < values.size(); ++i)
    gap = std::min(gap, std::fabs(values[i] - values[i - 1]));
  const bool around_zero = !values.empty() && values.front() < 0.0 && std::isfinite(gap);
  std::vector<std::string> all, rounded;
  for (const double value : values) {
    all.push_back(number_label(value));
    char text[32];
    *std::to_chars(text, text + sizeof text, value, std::chars_format::scientific, 11).ptr = '\0';
    const bool is_zero = around_zero && std::fabs(value) < 1e-12 * gap;
    rounded.push_back(number_label(is_zero ? 0.0 : std::strtod(text, nullptr)));
  }
  return std::adjacent_find(rounded.begin(), rounded.end()) == rounded.end() ? rounded : all;
}

Ticks linear_ticks(double low, double high, int most, int unit) {
  Multiples chosen{};
  for (const Step step : steps_for(low, high)) {
    const Multiples coarser = multiples_within(low, high, step);
    if (coarser.size() < 2) break;
    chosen = coarser;
    if (chosen.size() <= most) break;
  }
  return labeled(chosen.counts(), chosen.step.exponent, unit);
}

Ticks logarithmic_ticks(double low, double high, int most, int unit) {
  const double bottom = std::log10(low), top = std::log10(high);
  const int first = static_cast<int>(std::ceil(bottom - 1e-9)),
            last = static_cast<int>(std::floor(top + 1e-9));
  if (last - first < 2) {
    Ticks ticks = ticks_within_a_decade(low, high, most, unit);
    if (ticks.major.empty() && last - first < 1) ticks = linear_ticks(low, high, most, unit);
    if (!ticks.major.empty()) return ticks;
  }
  Ticks ticks;
  int every = 1;
  for (const int candidate : {1, 2, 3, 5, 10, 20, 50, 100, 200, 300}) {
    every = candidate;
    if ((last - first) / every + 1 <= most) break;
  }
  const int from =
      static_cast<int>(std::ceil(static_cast<double>(first + unit) / every)) * every - unit;
  for (int e = from; e <= last; e += every)
    ticks.major.push_back({value_of({1, e}), power_of_ten(e + unit)});
  if (every == 1 && last - first <= 8)
    for (int e = first - 1; e <= last; ++e)
      for (Integer digit = 2; digit <= 9; ++digit)
        if (const double v = value_of({digit, e}); v >= low && v <= high) ticks.minor.push_back(v);
  return ticks;
}

Ticks closing_ticks(double& low, double& high, int unit) {
  const double span = high - low;
  Step best{1, 0};
  double least = std::numeric_limits<double>::infinity(), first = 0.0, last = 1.0;
  for (const Step step : steps_for(low, high)) {
    const double tic = value_of(step);
    const double from = std::floor(low / tic + 1e-9), to = std::ceil(high / tic - 1e-9);
    const double price = (to - from) * tic / span + 0.02 * std::fabs(to - from - 5.0);
    if (to - from < 3.0 || to - from > 7.0 || price >= least) continue;
    best = step, first = from, last = to, least = price;
  }
  std::vector<Integer> counts;
  for (auto k = static_cast<Integer>(first); k <= static_cast<Integer>(last); ++k)
    counts.push_back(k * best.count);
  Ticks ticks = labeled(counts, best.exponent, unit);
  low = ticks.major.front().value, high = ticks.major.back().value;
  return ticks;
}

}  // namespace chalkline::plot
