#include "text/escape_sequence.hpp"

#include <algorithm>

namespace chalkline::text {
namespace {

constexpr char escape = '\033';
constexpr std::size_t longest_command = 64, longest_string = 4096;  // bytes; more is no sequence

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; }

/// Where a command's last byte stands, or what cannot belong to it.
std::size_t command_end(std::string_view text) {
  std::size_t at = 2;
  while (at < text.size() && at < longest_command && text[at] >= ' ' && text[at] < '@') ++at;
  return at;
}

/// Where what ends a string stands, or what cannot belong to it.
std::size_t string_end(std::string_view text) {
  std::size_t at = 2;
  while (at < text.size() && at < longest_string && !is_control(text[at])) ++at;
  return at;
}

/// Whether all of it may belong to one sequence that has not ended.
bool is_unfinished(std::string_view text) {
  if (text.size() == 1 || text == "\033(" || text == "\033)") return true;
  if (text[1] == '[') return command_end(text) == text.size() && text.size() < longest_command;
  if (text[1] != ']') return false;
  const std::size_t end = string_end(text);
  return (end == text.size() && end < longest_string) ||
         (end + 1 == text.size() && text[end] == escape);
}

}  // namespace

EscapeSequence escape_sequence(std::string_view text) {
  if (text.size() < 3 || text[0] != escape) return {};
  if (text[1] == '(' || text[1] == ')') return {is_control(text[2]) ? 0u : 3u, {}, '('};
  if (text[1] == '[') {
    const std::size_t end = command_end(text);
    const bool is_whole = end < text.size() && text[end] >= '@' && text[end] <= '~';
    return is_whole ? EscapeSequence{end + 1, text.substr(2, end - 2), text[end]}
                    : EscapeSequence{};
  }
  if (text[1] != ']') return {};
  const std::size_t end = string_end(text);
  const std::string_view rest = text.substr(std::min(end, text.size()));
  const std::size_t mark = rest.starts_with('\a') ? 1 : rest.starts_with("\033\\") ? 2 : 0;
  return mark > 0 ? EscapeSequence{end + mark, text.substr(2, end - 2), ']'} : EscapeSequence{};
}

std::size_t unfinished_sequence(std::string_view text) {
  const std::size_t last = text.rfind(escape);
  if (last == text.npos) return 0;
  const std::size_t before = last > 0 ? text.rfind(escape, last - 1) : text.npos;
  for (const std::size_t begin : {before, last})
    if (begin != text.npos && is_unfinished(text.substr(begin))) return text.size() - begin;
  return 0;
}

}  // namespace chalkline::text
