#include "markdown/entities.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace chalkline::markdown {
namespace {

/// The named characters that prose uses.
constexpr std::array named_characters =
    std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"&amp;", "&"},     {"&lt;", "<"},        {"&gt;", ">"},     {"&quot;", "\""},
         {"&apos;", "'"},    {"&nbsp;", "\u00A0"}, {"&ndash;", "–"},  {"&mdash;", "—"},
         {"&hellip;", "…"},  {"&copy;", "©"},      {"&times;", "×"},  {"&minus;", "−"},
         {"&plusmn;", "±"},  {"&deg;", "°"},       {"&middot;", "·"}, {"&larr;", "←"},
         {"&rarr;", "→"},    {"&uarr;", "↑"},      {"&darr;", "↓"},   {"&le;", "≤"},
         {"&ge;", "≥"},      {"&ne;", "≠"},        {"&alpha;", "α"},  {"&beta;", "β"},
         {"&epsilon;", "ε"}, {"&rho;", "ρ"},       {"&lsquo;", "‘"},  {"&rsquo;", "’"},
         {"&ldquo;", "“"},   {"&rdquo;", "”"}});

char32_t code_point(std::string_view entity) {
  const bool is_hex = entity.size() > 2 && (entity[2] == 'x' || entity[2] == 'X');
  const std::string_view digits = entity.substr(is_hex ? 3 : 2);
  unsigned code = 0;
  const auto result =
      std::from_chars(digits.data(), digits.data() + digits.size(), code, is_hex ? 16 : 10);
  const bool is_character =
      result.ec == std::errc() && code > 0 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF);
  return is_character ? code : text::replacement_character;
}

}  // namespace

std::optional<std::string> decode_entity(std::string_view entity) {
  if (!entity.starts_with("&#")) {
    const auto found =
        std::ranges::find(named_characters, entity, [](const auto& named) { return named.first; });
    return found == named_characters.end() ? std::nullopt
                                           : std::optional(std::string(found->second));
  }
  const char32_t code = code_point(entity);
  if (code == '\t' || code == '\n' || code == '\f' || code == '\r') return " ";
  std::string character;
  text::append_utf8(character, code);
  return text::printable(character);
}

}  // namespace chalkline::markdown
