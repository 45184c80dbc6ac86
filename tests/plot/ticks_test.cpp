#include "plot/ticks.hpp"

#include <cmath>
#include <random>

#include "catch.hpp"

using namespace chalkline::plot;

namespace {

/// "0 1 2 | ×10⁵"
std::string ticks_text(const Ticks& ticks) {
  std::string text;
  for (const Tick& tick : ticks.major) text += (text.empty() ? "" : " ") + tick.label;
  return ticks.common.empty() ? text : text + " | " + ticks.common;
}

std::string linear(double low, double high, int unit = 0) {
  return ticks_text(linear_ticks(low, high, 7, unit));
}

std::string logarithmic(double low, double high) {
  return ticks_text(logarithmic_ticks(low, high, 8));
}

}  // namespace

TEST_CASE("ticks are round numbers with as many digits as tell them apart") {
  CHECK(linear(0.0, 1.0) == "0.0 0.2 0.4 0.6 0.8 1.0");
  CHECK(linear(-1.2, 31.2) == "0 5 10 15 20 25 30");
  CHECK(linear(-0.6, 0.6) == "−0.6 −0.4 −0.2 0.0 0.2 0.4 0.6");
  CHECK(linear(0.69314, 0.69316) == "0.693140 0.693145 0.693150 0.693155 0.693160");
  CHECK(linear(0.0, 20000.0) == "0 5000 10000 15000 20000");
}

TEST_CASE("what long labels have in common is written once") {
  CHECK(linear(0.0, 300000.0) == "0.0 0.5 1.0 1.5 2.0 2.5 3.0 | ×10⁵");
  CHECK(linear(0.0, 0.0003) == "0.0 0.5 1.0 1.5 2.0 2.5 3.0 | ×10⁻⁴");
  CHECK(linear(1e6, 1e6 + 1.0) == "0.0 0.2 0.4 0.6 0.8 1.0 | + 10⁶");
  CHECK(linear(999999.0, 1000001.0) == "−1.0 −0.5 0.0 0.5 1.0 | + 10⁶");
  CHECK(linear(-1e6 - 1.0, -1e6) == "−1.0 −0.8 −0.6 −0.4 −0.2 0.0 | − 10⁶");
  CHECK(linear(1e6, 1e6 + 1e-9) == "0.0 0.2 0.4 0.6 0.8 1.0 | ×10⁻⁹ + 10⁶");
  CHECK(linear(-1e300, 1e300) == "−1.0 −0.5 0.0 0.5 1.0 | ×10³⁰⁰");
  CHECK(linear(0.9, 4.2, -310) == "1.0 1.5 2.0 2.5 3.0 3.5 4.0 | ×10⁻³¹⁰");
}

TEST_CASE("a logarithmic axis has powers of ten, and others where there are not two") {
  CHECK(logarithmic(0.01, 12.0) == "10⁻² 10⁻¹ 10⁰ 10¹");
  CHECK(logarithmic(1e-12, 10.0) == "10⁻¹² 10⁻¹⁰ 10⁻⁸ 10⁻⁶ 10⁻⁴ 10⁻² 10⁰");
  CHECK(logarithmic(1e-300, 1e300) == "10⁻³⁰⁰ 10⁻²⁰⁰ 10⁻¹⁰⁰ 10⁰ 10¹⁰⁰ 10²⁰⁰ 10³⁰⁰");
  CHECK(logarithmic(0.5, 50.0) == "0.5 1 2 5 10 20 50");
  CHECK(logarithmic(1.0, 5.0) == "1 2 5");
  CHECK(logarithmic(1.1, 1.3) == "1.10 1.15 1.20 1.25 1.30");
  CHECK(logarithmic(5e-324, 1e-310) == "10⁻³²² 10⁻³²⁰ 10⁻³¹⁸ 10⁻³¹⁶ 10⁻³¹⁴ 10⁻³¹² 10⁻³¹⁰");
  CHECK(logarithmic_ticks(0.01, 12.0, 8).minor.size() == 24);
}

TEST_CASE("the box of a surface closes on ticks in steps of 1, 2, 2.5 or 5") {
  const auto closed = [](double low, double high) {
    const Ticks ticks = closing_ticks(low, high);
    CHECK(ticks.major.front().value == low);
    CHECK(ticks.major.back().value == high);
    return ticks_text(ticks);
  };
  CHECK(closed(-1.5, 1.5) == "−1.5 −1.0 −0.5 0.0 0.5 1.0 1.5");
  CHECK(closed(0.0, 59.0) == "0 10 20 30 40 50 60");
  CHECK(closed(-3.1e-5, 0.0) == "−3.5 −3.0 −2.5 −2.0 −1.5 −1.0 −0.5 0.0 | ×10⁻⁵");
  CHECK(closed(1e6, 1e6 + 1.0) == "0.0 0.2 0.4 0.6 0.8 1.0 | + 10⁶");
}

TEST_CASE("a number stands as one would write it") {
  CHECK(number_label(-0.5) == "−0.5");
  CHECK(number_label(20000.0) == "20000");
  CHECK(number_label(0.0) == "0");
  CHECK(number_label(3e-7) == "3×10⁻⁷");
  CHECK(number_label(-1e6) == "−10⁶");
  CHECK(number_label(5e-324) == "5×10⁻³²⁴");
}

TEST_CASE("ticks of any range lie in it, increase, and are labeled apart") {
  std::mt19937_64 engine(8);
  const auto uniform = [&](double from, double to) {
    return std::uniform_real_distribution<double>(from, to)(engine);
  };
  for (int round = 0; round < 4000; ++round) {
    const double size = std::pow(10.0, uniform(-280.0, 300.0));
    const double low = uniform(-1.0, 1.0) * size;
    const double high = low + std::fabs(low) * std::pow(10.0, uniform(-13.0, 3.0));
    CAPTURE(low, high);
    const Ticks ticks = linear_ticks(low, high, 7);
    REQUIRE(ticks.major.size() >= 2);
    double closed_low = low, closed_high = high;
    const Ticks closing = closing_ticks(closed_low, closed_high);
    const double rounding = 1e-8 * (high - low) + 4e-16 * std::fabs(low);
    REQUIRE(closed_low <= low + rounding);
    REQUIRE(closed_high >= high - rounding);
    for (const Ticks& chosen : {ticks, closing})
      for (std::size_t i = 1; i < chosen.major.size(); ++i) {
        REQUIRE(chosen.major[i - 1].value < chosen.major[i].value);
        REQUIRE(chosen.major[i - 1].label != chosen.major[i].label);
      }
  }
}
