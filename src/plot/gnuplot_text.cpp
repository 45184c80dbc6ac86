#include "plot/gnuplot_text.hpp"

#include "text/utf8.hpp"

namespace chalkline::plot {
namespace {

/// U+2060, which takes no place. gnuplot writes > into an SVG as it stands, and XML forbids ]]>.
constexpr std::string_view word_joiner = "\xE2\x81\xA0";

std::string clean(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_character(text, at);
    const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool is_none = c == 0xFFFE || c == 0xFFFF;  // XML, and so SVG, forbids them
    if (c == '>' && result.ends_with("]]")) result += word_joiner;
    text::append_utf8(result, is_control ? ' ' : is_none ? text::replacement_character : c);
  }
  return result;
}

}  // namespace

std::string text_literal(std::string_view text) {
  const std::string shown = clean(text);
  if (shown.find('\'') == std::string::npos) return "'" + shown + "'";
  // Double quotes, in which octal codes stand for whatever means something there.
  std::string result = "\"";
  for (const char c : shown) {
    switch (c) {
      case '\'':
        result += "\\047";
        break;
      case '"':
        result += "\\042";
        break;
      case '\\':
        result += "\\134";
        break;
      case '`':
        result += "\\140";
        break;
      case '@':
        result += "\\100";
        break;
      default:
        result += c;
    }
  }
  return result + "\"";
}

std::string comment(std::string_view text) {
  std::string result = clean(text);
  for (char& c : result)
    if (c == '\\' || c == '`' || c == '@') c = ' ';
  return result;
}

}  // namespace chalkline::plot
