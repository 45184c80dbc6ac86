#include "plot/gnuplot_text.hpp"

#include <cstdint>

namespace chalkline::plot {
namespace {

// The length of the well-formed UTF-8 sequence at the start of the text, 0 if there is none.
std::size_t utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xc0) != 0x80) return 0;
  // Overlong forms, surrogates, and what lies beyond U+10FFFF.
  if ((lead == 0xe0 && byte(1) < 0xa0) || (lead == 0xed && byte(1) > 0x9f) ||
      (lead == 0xf0 && byte(1) < 0x90) || (lead == 0xf4 && byte(1) > 0x8f))
    return 0;
  // C1 control characters, and the two code points that XML, and so SVG, forbids.
  if (lead == 0xc2 && byte(1) < 0xa0) return 0;
  if (lead == 0xef && byte(1) == 0xbf && byte(2) >= 0xbe) return 0;
  return length;
}

std::string clean(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t length = utf8_length(text);
    if (length == 0)
      result += '?';
    else if (length == 1 && (static_cast<std::uint8_t>(text[0]) < 0x20 || text[0] == 0x7f))
      result += ' ';
    else
      result += text.substr(0, length);
    text.remove_prefix(length == 0 ? 1 : length);
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
