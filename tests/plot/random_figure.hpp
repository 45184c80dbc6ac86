// Figures of any kind, size and wording, the same on every machine.
#pragma once

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "plot/figure.hpp"

namespace chalkline::test {

class RandomFigures {
 public:
  explicit RandomFigures(unsigned seed) : bits_(seed) {}

  /// The text that was set is in `texts`.
  plot::Figure next(std::vector<std::string>& texts) {
    texts.clear();
    plot::Figure figure(wording(texts, 170));
    const int kind = below(5);
    if (kind == 0)
      surface(figure);
    else if (kind == 1)
      contour(figure);
    if (kind > 0) curves(figure, kind > 1, texts);
    if (below(2)) figure.x_label(wording(texts, 130));
    if (below(2)) figure.y_label(wording(texts, 130));
    if (below(2) && kind <= 1) figure.z_label(wording(texts, 130));
    return figure;
  }

 private:
  int below(int n) { return static_cast<int>(bits_() % static_cast<unsigned>(n)); }
  double part() { return static_cast<double>(bits_()) / 4294967296.0; }
  double within(double low, double high) { return low + (high - low) * part(); }

  std::string wording(std::vector<std::string>& texts, int longest) {
    static const std::vector<std::string> words = {
        "f(x,",  "y)",       "the",         "value",
        "after", "each",     "iteration",   "x²",
        "ρ",     "√f",       "step",        "gradient",
        "é",     "ØRSTED",   "mean_square", "Donaudampfschifffahrtsgesellschaft",
        "10⁻³",  "WWWWWWWW", "il"};
    const int letters = below(3) ? below(24) : below(longest);
    std::string text;
    while (static_cast<int>(text.size()) < letters)
      text += (text.empty() ? "" : " ") +
              words[static_cast<std::size_t>(below(static_cast<int>(words.size())))];
    if (!text.empty()) texts.push_back(text);
    return text;
  }

  /// Two ends of an interval: of any sign and size, and wide or narrow for its size.
  std::pair<double, double> ends() {
    const double size =
        below(3) ? std::pow(10.0, within(-5.0, 7.0)) : std::pow(10.0, within(-300.0, 299.0));
    const double sign = below(2) ? 1.0 : -1.0;
    const double middle = sign * size * within(1.0, 9.0);
    const double span =
        below(2) ? size * within(0.1, 20.0) : size * std::pow(10.0, within(-12.0, 0.0));
    return below(8) ? std::pair{middle, middle + span} : std::pair{0.0, span};
  }

  Vector spread(std::pair<double, double> e, std::size_t n) {
    Vector v = Vector::from_shape({n});
    for (std::size_t i = 0; i < n; ++i)
      v(i) = e.first + (e.second - e.first) * static_cast<double>(i) / static_cast<double>(n - 1);
    return v;
  }

  struct Samples {
    Matrix x, y, z;
  };
  Samples samples(bool alike) {
    const auto x = ends(), y = alike ? x : ends(), z = ends();
    const Vector u = spread(x, 5), v = spread(y, 4);
    Samples s{Matrix::from_shape({4, 5}), Matrix::from_shape({4, 5}), Matrix::from_shape({4, 5})};
    for (std::size_t i = 0; i < 4; ++i)
      for (std::size_t j = 0; j < 5; ++j) {
        s.x(i, j) = u(j), s.y(i, j) = v(i);
        s.z(i, j) = z.first + (z.second - z.first) * static_cast<double>(i * j) / 12.0;
      }
    return s;
  }

  void surface(plot::Figure& figure) {
    const bool equal = below(4) == 0;
    const Samples s = samples(equal);
    figure.surface(s.x, s.y, s.z);
    if (equal) figure.equal_scales();
  }

  void contour(plot::Figure& figure) {
    const bool equal = below(3) == 0;
    const Samples s = samples(equal);
    figure.filled_contour(s.x, s.y, s.z, {.levels = 1 + below(20)});
    if (equal) figure.equal_scales();
  }

  Vector positive(std::size_t n) {
    const double low = below(2) ? within(-3.0, 3.0) : within(-322.0, 290.0);
    const double span = below(2) ? within(0.001, 2.0) : within(0.0, 299.0 - low);
    Vector v = spread({low, std::min(low + span, 299.0)}, n);
    for (double& value : v) value = std::pow(10.0, value);
    return v;
  }

  void curves(plot::Figure& figure, bool plane, std::vector<std::string>& texts) {
    const bool log_x = plane && below(4) == 0, log_y = plane && below(3) == 0;
    if (log_x) figure.log_x();
    if (log_y) figure.log_y();
    const auto x = ends(), y = ends();
    const int layers = plane ? 1 + below(4) : below(4);
    for (int i = 0; i < layers; ++i) {
      const std::size_t n = below(6) ? 6 : 2;
      const Vector u = log_x ? positive(n) : spread(x, n), v = log_y ? positive(n) : spread(y, n);
      const std::string label = below(2) ? wording(texts, 150) : "";
      if (i % 3 == 0)
        figure.line(u, v, {.label = label});
      else if (i % 3 == 1)
        figure.path(u, v, {.label = label, .color = below(2) ? "white" : "red"});
      else
        figure.points(u, v, {.label = label, .marker = plot::Marker::plus});
    }
    if (plane && !log_x && below(6) == 0) figure.x_range(x.first, x.second + (x.second - x.first));
    if (plane && !log_x && !log_y && below(5) == 0) figure.equal_scales();
  }

  std::mt19937 bits_;
};

}  // namespace chalkline::test
