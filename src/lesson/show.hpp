// What a cell displays besides what it prints: figures, numbers, text, and Markdown with values in
// it.
#pragma once

#include <fmt/core.h>

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "../numpy/array.hpp"
#include "../numpy/array_print.hpp"
#include "../plot/figure.hpp"
#include "../plot/frames.hpp"
#include "../plot/panels.hpp"

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
/// The same for several figures in one picture.
void show(const plot::Panels& panels);

/// Draws the last frame likewise, and all of them into NAME_frames.svg, which moves, and as apng
/// into NAME_frames.png.
void show(const plot::Frames& frames);

/// Displays Markdown.
void show(const Markdown& markdown);

/// Displays text as it stands. Throws std::invalid_argument for a null pointer.
void show_text(std::string_view text);
void show_text(const char* text);

/// What show takes besides a Figure, Frames, Panels and Markdown.
template <class T>
concept Text = (std::convertible_to<const T&, std::string_view> &&
                !std::same_as<T, std::nullptr_t>) ||
               std::same_as<T, char>;

/// Displays text as it stands, and numbers as NumPy prints them: a single one, an array or an
/// expression of arrays, a std::vector, also of rows. Throws std::invalid_argument if rows have
/// different lengths.
template <class T>
void show(const T& value) {
  constexpr bool can_be_shown = Text<T> || numpy::Numbers<T>;
  static_assert(can_be_shown,
                "show takes a Figure, Frames, Panels, Markdown, text, a number, or an array or "
                "std::vector "
                "of numbers; this is none of them");
  if constexpr (std::same_as<T, char>)
    show_text(std::string_view(&value, 1));
  else if constexpr (Text<T>)
    show_text(value);
  else if constexpr (can_be_shown)
    show_text(numpy::array_print(value));
}

/// The same for numbers in braces.
void show(const Vector& array);

}  // namespace chalkline::lesson
