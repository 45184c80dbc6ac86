#include "markdown/write_address.hpp"

#include <algorithm>

#include "markdown/escape_text.hpp"

namespace chalkline::markdown {
namespace {

bool is_mail_address(std::string_view text) {
  const std::size_t at = text.find('@');
  const auto is_of_host = [](char c) { return is_word(c) || c == '-' || c == '.'; };
  const auto is_of_user = [](char c) {
    return is_word(c) || std::string_view("-_.+").find(c) != std::string_view::npos;
  };
  return at != text.npos && at > 0 && at + 2 < text.size() &&
         std::ranges::all_of(text.substr(0, at), is_of_user) &&
         std::ranges::all_of(text.substr(at + 1), is_of_host) && is_word(text[at + 1]) &&
         is_word(text.back()) && text.find("..", at) == text.npos &&
         text.find(".-", at) == text.npos && text.find("-.", at) == text.npos;
}

}  // namespace

std::string address_text(const std::string& address, bool in_cell) {
  bool is_plain = !address.empty();
  std::string text;
  for (std::size_t i = 0; i < address.size(); ++i) {
    const char c = address[i], before = i > 0 ? address[i - 1] : ' ',
               next = i + 1 < address.size() ? address[i + 1] : ' ';
    is_plain = is_plain && c > ' ' && c != '(' && c != ')' && c != '<' && c != '>';
    const bool begins_entity = c == '&' && (is_word(next) || next == '#');
    const bool is_in_word = c == '_' && is_word(before) && is_word(next);
    const bool is_mark = std::string_view("\\*_~[]`$<>!").find(c) != std::string_view::npos;
    if (begins_entity || (is_mark && !is_in_word) || (in_cell && c == '|')) text += '\\';
    text += c;
  }
  return is_plain ? text : "<" + text + ">";
}

std::optional<std::string> bare_address(const Node& link) {
  if (link.children.size() != 1 || link.children[0].kind != Kind::text) return std::nullopt;
  const std::string& text = link.children[0].text;
  const bool has_scheme = text.starts_with("http://") || text.starts_with("https://");
  const auto is_allowed = [](char c) {
    return is_word(c) || std::string_view("-_.,;:@=+/?%#").find(c) != std::string_view::npos;
  };
  if (!std::ranges::all_of(text, is_allowed)) return std::nullopt;
  if (has_scheme && link.text == text) return text;
  return link.text == "mailto:" + text && is_mail_address(text) ? std::optional(text)
                                                                : std::nullopt;
}

}  // namespace chalkline::markdown
