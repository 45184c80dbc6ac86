// Which values stand along an axis, and how they are written: short, and no two alike.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace chalkline::plot {

struct Tick {
  double value;
  std::string label;
  bool operator==(const Tick&) const = default;
};

/// The ticks of an axis. Where all labels would be long, what they have in common is taken out of
/// them and written once, at the axis's end: "×10⁵", "+ 10⁶", "×10⁻⁷ + 0.5".
struct Ticks {
  std::vector<Tick> major;    ///< increasing
  std::vector<double> minor;  ///< without labels
  std::string common;         ///< empty: nothing
  bool operator==(const Ticks&) const = default;
};

/// At most `most` (>= 2) ticks in steps of 1, 2, 2.5 or 5 times a power of ten, within [low, high],
/// low < high; at least two of them. The values are in units of 10^unit, the labels are not.
Ticks linear_ticks(double low, double high, int most, int unit = 0);

/// Powers of ten within [low, high], 0 < low < high, at most `most`; 1, 2 and 5 times them, or
/// steps as on a linear axis, where there are not two. Units as above.
Ticks logarithmic_ticks(double low, double high, int most, int unit = 0);

/// Widens low and high to the next ticks: the box around a surface closes on them. Of the steps
/// that people count in, that which widens least, with about five intervals.
Ticks closing_ticks(double& low, double& high, int unit = 0);

/// Every second, third... of the labels; the other ticks stay without one.
Ticks with_fewer_labels(const Ticks& ticks, std::size_t every);

/// A number as a label shows it: "−0.5", "20000", "3×10⁻⁷".
std::string number_label(double value);
/// Of numbers that increase: without the digits that only rounding left, as in
/// 0.30000000000000004, where that leaves them different.
std::vector<std::string> number_labels(const std::vector<double>& values);

}  // namespace chalkline::plot
