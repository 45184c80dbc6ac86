#include "text/printable.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "text/utf8.hpp"

namespace chalkline::text {
namespace {

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

/// Those that turn the direction of writing, so that text reads otherwise than it stands.
bool is_turning(char32_t c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

bool is_noncharacter(char32_t c) { return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE; }

/// Appends each character of `text` by `append(out, character)`, "\r\n" as "\n".
template <class Append>
std::string map_characters(std::string_view text, Append append) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
    append(out, next_character(text, at));
  }
  return out;
}

void append_visible(std::string& out, char32_t c) {
  constexpr char32_t picture_of_nul = 0x2400, picture_of_escape = 0x241B,
                     picture_of_delete = 0x2421;
  if (is_turning(c)) return append_utf8(out, replacement_character);
  if (!is_control(c) || c == '\n' || c == '\t') return append_utf8(out, c);
  if (c == 0x7F) return append_utf8(out, picture_of_delete);
  if (c < 0x20) return append_utf8(out, picture_of_nul + c);
  append_utf8(out, picture_of_escape);
  append_utf8(out, c - 0x40);
}

void append_escaped(std::string& out, char32_t c) {
  switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    case '\'':
      out += "&#39;";
      break;
    default:
      const bool is_legal = (!is_control(c) && !is_noncharacter(c)) || c == '\n' || c == '\t';
      append_utf8(out, is_legal ? c : replacement_character);
  }
}

}  // namespace

std::string valid_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) append_utf8(out, next_character(bytes, at));
  return out;
}

std::string printable(std::string_view bytes) { return map_characters(bytes, append_visible); }

std::string printable_in_color(std::string_view bytes) {
  std::string out;
  while (!bytes.empty()) {
    const std::size_t escape = std::min(bytes.find("\033["), bytes.size());
    out += printable(bytes.substr(0, escape));
    bytes.remove_prefix(escape);
    const std::size_t end = bytes.find_first_not_of("0123456789;", 2);
    const bool is_color = end != bytes.npos && (bytes[end] == 'm' || bytes[end] == 'K');
    const std::size_t size = is_color ? end + 1 : std::min<std::size_t>(bytes.size(), 2);
    out += is_color ? std::string(bytes.substr(0, size)) : printable(bytes.substr(0, size));
    bytes.remove_prefix(size);
  }
  return out;
}

std::string escape_html(std::string_view text) { return map_characters(text, append_escaped); }

std::size_t columns(std::string_view text) {
  std::size_t sum = 0;
  for (std::size_t at = 0; at < text.size();) {
    const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(next_character(text, at)));
    if (width > 0) sum += static_cast<std::size_t>(width);
  }
  return sum;
}

}  // namespace chalkline::text
