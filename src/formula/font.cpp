#include <string_view>

#include "formula/tree.hpp"
#include "text/utf8.hpp"

namespace chalkline::formula {
namespace {

/// Where Unicode keeps the letters of a font: A, a and 0 of it (0 where it has no digits).
struct FontRange {
  char32_t upper, lower, digit;
};

FontRange font_range(FormulaFont font) {
  switch (font) {
    case FormulaFont::bold:
      return {0x1D400, 0x1D41A, 0x1D7CE};
    case FormulaFont::bold_italic:
      return {0x1D468, 0x1D482, 0x1D7CE};
    case FormulaFont::double_struck:
      return {0x1D538, 0x1D552, 0x1D7D8};
    case FormulaFont::script:
      return {0x1D49C, 0x1D4B6, 0};
    case FormulaFont::fraktur:
      return {0x1D504, 0x1D51E, 0};
    case FormulaFont::monospace:
      return {0x1D670, 0x1D68A, 0x1D7F6};
    case FormulaFont::sans:
      return {0x1D5A0, 0x1D5BA, 0x1D7E2};
    case FormulaFont::italic:
    case FormulaFont::upright:
      break;
  }
  return {};
}

/// The letters that Unicode had before it had the alphabets.
char32_t older_letter(FormulaFont font, char32_t c) {
  constexpr std::u32string_view script = U"BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ", fraktur = U"CℭHℌIℑRℜZℨ",
                                struck = U"CℂHℍNℕPℙQℚRℝZℤ";
  const std::u32string_view pairs = font == FormulaFont::script          ? script
                                    : font == FormulaFont::fraktur       ? fraktur
                                    : font == FormulaFont::double_struck ? struck
                                                                         : U"";
  for (std::size_t i = 0; i < pairs.size(); i += 2) {
    if (pairs[i] == c) return pairs[i + 1];
  }
  return 0;
}

char32_t greek_letter(FormulaFont font, char32_t c) {
  const char32_t upper = font == FormulaFont::bold          ? 0x1D6A8
                         : font == FormulaFont::bold_italic ? 0x1D71C
                                                            : 0;
  if (upper == 0) return c;
  if (c >= U'Α' && c <= U'Ω') return upper + (c - U'Α');
  if (c >= U'α' && c <= U'ω') return upper + 26 + (c - U'α');
  constexpr std::u32string_view variants = U"∂ϵϑϰϕϱϖ";
  const std::size_t variant = variants.find(c);
  return variant == std::u32string_view::npos ? c : upper + 51 + static_cast<char32_t>(variant);
}

}  // namespace

std::string in_font(FormulaFont font, std::string_view text) {
  if (font == FormulaFont::italic || font == FormulaFont::upright) return std::string(text);
  const FontRange range = font_range(font);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_character(text, at);
    char32_t styled = older_letter(font, c);
    if (styled == 0 && c >= 'A' && c <= 'Z') styled = range.upper + (c - 'A');
    if (styled == 0 && c >= 'a' && c <= 'z') styled = range.lower + (c - 'a');
    if (styled == 0 && c >= '0' && c <= '9' && range.digit != 0) styled = range.digit + (c - '0');
    text::append_utf8(out, styled != 0 ? styled : greek_letter(font, c));
  }
  return out;
}

}  // namespace chalkline::formula
