// What a cell displays besides what it prints: figures, arrays, and Markdown with values in it.
#pragma once

#include <fmt/core.h>

#include <concepts>
#include <string>
#include <tuple>
#include <utility>

#include "../numpy/array.hpp"
#include "../plot/figure.hpp"

namespace chalkline::lesson {

/// Markdown text. The second form puts values into `{}` as fmt does: Markdown("**{:.3g}** after {}
/// steps", value, n).
struct Markdown {
  std::string text;

  explicit Markdown(std::string markdown) : text(std::move(markdown)) {}

  template <class First, class... Rest>
  explicit Markdown(fmt::format_string<First, Rest...> format, First&& first, Rest&&... rest)
      : text(fmt::format(format, std::forward<First>(first), std::forward<Rest>(rest)...)) {}
};

/// Draws the figure into the output folder: NAME.gp and a file for each format, NAME being the
/// lesson's name and the figure's. Throws GnuplotError or std::runtime_error with what went wrong;
/// what was there before then stays.
void show(const plot::Figure& figure);

/// Displays an array as NumPy prints it.
void show(const Vector& array);
void show(const Matrix& array);

/// Displays an expression of one or two dimensions in the same way.
template <class E>
void show(const xt::xexpression<E>& expression) {
  static_assert(std::floating_point<typename E::value_type>, "show takes arrays of real numbers");
  constexpr std::size_t rank = std::tuple_size_v<typename E::shape_type>;
  static_assert(rank == 1 || rank == 2, "show takes arrays of one or two dimensions");
  show(xt::xtensor<double, rank>(expression));
}

/// Displays Markdown.
void show(const Markdown& markdown);

}  // namespace chalkline::lesson
