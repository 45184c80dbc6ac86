#include "plot/curve_style.hpp"

#include <array>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

#include "catch.hpp"
#include "plot/palette.hpp"

using namespace chalkline::plot;

namespace {

using Triple = std::array<double, 3>;
using Matrix3 = std::array<Triple, 3>;

// Linear light as those see it who cannot tell by red's or green's receptor (Machado, Oliveira and
// Fernandes, 2009, severity 1), and without color.
constexpr Matrix3 normal = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix3 deuteranopia = {{{0.367322, 0.860646, -0.227968},
                                   {0.280085, 0.672501, 0.047413},
                                   {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix3 protanopia = {{{0.152286, 1.052583, -0.204868},
                                 {0.114503, 0.786281, 0.099216},
                                 {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix3 grayscale = {
    {{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}}};

Triple seen(Rgb color, const Matrix3& eye) {
  Triple light{}, out{};
  const std::uint8_t channels[] = {color.red, color.green, color.blue};
  for (std::size_t i = 0; i < 3; ++i) {
    const double c = channels[i] / 255.0;
    light[i] = c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  }
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) out[i] += eye[i][j] * light[j];
    out[i] = std::min(1.0, std::max(0.0, out[i]));
  }
  return out;
}

Triple lab(const Triple& c) {
  const auto f = [](double t) {
    return t > 216.0 / 24389.0 ? std::cbrt(t) : (24389.0 / 27.0 * t + 16.0) / 116.0;
  };
  const double x = f((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047),
               y = f(0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]),
               z = f((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
  return {116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)};
}

double radians(double degrees) { return degrees * 3.14159265358979323846 / 180.0; }

double hue(double a, double b) {
  const double h = std::atan2(b, a) * 180.0 / 3.14159265358979323846;
  return h < 0.0 ? h + 360.0 : h;
}

/// CIEDE2000 (Sharma, Wu and Dalal, 2005).
double difference(const Triple& p, const Triple& q) {
  const double chroma = (std::hypot(p[1], p[2]) + std::hypot(q[1], q[2])) / 2.0;
  const double seventh = std::pow(chroma, 7.0);
  const double g = 1.5 - 0.5 * std::sqrt(seventh / (seventh + std::pow(25.0, 7.0)));
  const double c1 = std::hypot(g * p[1], p[2]), c2 = std::hypot(g * q[1], q[2]);
  const double h1 = hue(g * p[1], p[2]), h2 = hue(g * q[1], q[2]);
  const bool gray = c1 * c2 == 0.0;
  double dh = gray ? 0.0 : h2 - h1;
  if (dh > 180.0) dh -= 360.0;
  if (dh < -180.0) dh += 360.0;
  const double dl = q[0] - p[0], dc = c2 - c1,
               dbig = 2.0 * std::sqrt(c1 * c2) * std::sin(radians(dh) / 2.0);
  const double l = (p[0] + q[0]) / 2.0, c = (c1 + c2) / 2.0;
  double h = h1 + h2;
  if (!gray) {
    h /= 2.0;
    if (std::fabs(h1 - h2) > 180.0) h += h1 + h2 < 360.0 ? 180.0 : -180.0;
  }
  const double t = 1.0 - 0.17 * std::cos(radians(h - 30.0)) + 0.24 * std::cos(radians(2.0 * h)) +
                   0.32 * std::cos(radians(3.0 * h + 6.0)) -
                   0.20 * std::cos(radians(4.0 * h - 63.0));
  const double turn = 30.0 * std::exp(-std::pow((h - 275.0) / 25.0, 2.0));
  const double c7 = std::pow(c, 7.0);
  const double sl = 1.0 +
                    0.015 * std::pow(l - 50.0, 2.0) / std::sqrt(20.0 + std::pow(l - 50.0, 2.0)),
               sc = 1.0 + 0.045 * c, sh = 1.0 + 0.015 * c * t;
  const double rt =
      -std::sin(radians(2.0 * turn)) * 2.0 * std::sqrt(c7 / (c7 + std::pow(25.0, 7.0)));
  return std::sqrt(std::pow(dl / sl, 2.0) + std::pow(dc / sc, 2.0) + std::pow(dbig / sh, 2.0) +
                   rt * dc / sc * dbig / sh);
}

double difference(Rgb a, Rgb b, const Matrix3& eye) {
  return difference(lab(seen(a, eye)), lab(seen(b, eye)));
}

const std::vector<std::string> optimizers = {"gradient descent", "momentum", "AdaGrad", "RMSProp",
                                             "Adam"};

std::vector<Rgb> curve_colors() {
  std::vector<Rgb> colors;
  for (std::size_t k = 0; k < curve_styles; ++k) colors.push_back(curve_style(k).color);
  for (const std::string& name : optimizers) colors.push_back(optimizer_color(name).rgb());
  for (const char* name :
       {"white", "black", "gray", "blue", "orange", "green", "red", "purple", "sky", "yellow"})
    colors.push_back(Color(name).rgb());
  return colors;
}

}  // namespace

TEST_CASE("the measure of differences is the published one") {
  // Pairs 1, 9 and 17 of the paper's test data.
  CHECK(difference({50.0, 2.6772, -79.7751}, {50.0, 0.0, -82.7485}) == Approx(2.0425).margin(5e-5));
  CHECK(difference({50.0, 2.49, -0.001}, {50.0, -2.49, 0.0009}) == Approx(7.1792).margin(5e-5));
  CHECK(difference({50.0, 2.5, 0.0}, {73.0, 25.0, -18.0}) == Approx(27.1492).margin(5e-5));
}

TEST_CASE("any two styles differ in their dashes, or for every eye and in gray") {
  for (std::size_t i = 0; i < curve_styles; ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const CurveStyle a = curve_style(i), b = curve_style(j);
      if (a.dash != b.dash) continue;
      for (const Matrix3& eye : {normal, deuteranopia, protanopia, grayscale}) {
        INFO(i << " and " << j << ", eye " << eye[0][0]);
        CHECK(difference(a.color, b.color, eye) >= 20.0);
      }
    }
  CHECK(curve_style(curve_styles).color == curve_style(0).color);
}

TEST_CASE("the first five colors, and the optimizers', are told apart by the color-blind") {
  std::vector<std::vector<Rgb>> sets(2);
  for (std::size_t k = 0; k < 5; ++k) sets[0].push_back(curve_style(k).color);
  for (const std::string& name : optimizers) sets[1].push_back(optimizer_color(name).rgb());
  for (const auto& colors : sets)
    for (std::size_t i = 0; i < 5; ++i) {
      CHECK(contrast(colors[i], {255, 255, 255}) >= 3.0);
      for (std::size_t j = 0; j < i; ++j)
        for (const Matrix3& eye : {normal, deuteranopia, protanopia})
          CHECK(difference(colors[i], colors[j], eye) >= 20.0);
    }
}

TEST_CASE("on every band of every palette a curve or its casing has a contrast of 3:1") {
  for (const std::string& name : palette_names())
    for (const Rgb curve : curve_colors()) {
      const Casing c = casing(curve);
      double least = 21.0;
      for (int i = 0; i <= 1000; ++i) {
        const Rgb band = color(palette_from_name(name), i / 1000.0);
        const double best = std::max({contrast(curve, band), contrast(c.inner, band),
                                      c.outer ? contrast(*c.outer, band) : 1.0});
        least = std::min(least, best);
      }
      INFO(name << " under " << hex(curve));
      CHECK(least >= 3.0);
      CHECK(contrast(curve, c.inner) >= 3.0);
    }
}

TEST_CASE(
    "an optimizer's color is found by its name however it is written, and there is no other") {
  CHECK(optimizer_color("RMSProp").rgb() == optimizer_color("rmsprop").rgb());
  CHECK(optimizer_color("GradientDescent").rgb() == optimizer_color("gradient descent").rgb());
  CHECK_THROWS_WITH(optimizer_color("SGD"),
                    "'SGD' has no color of its own; optimizers that have one are gradient descent, "
                    "momentum, AdaGrad, RMSProp and Adam");
}
