#include "plot/drawn_text.hpp"

#include <charconv>
#include <exception>
#include <map>
#include <mutex>

#include "base/child_process.hpp"
#include "plot/text_width.hpp"
#include "text/utf8.hpp"

namespace chalkline::plot {
namespace {

constexpr char32_t box = U'□';

/// What fontconfig says, which gnuplot's PNG and PDF ask for fonts; false if there is none.
bool another_font_has(char32_t character) {
  const auto fc_list = base::find_program("fc-list");
  if (fc_list.empty()) return false;
  char hex[16];
  const auto end =
      std::to_chars(hex, hex + sizeof hex, static_cast<std::uint32_t>(character), 16).ptr;
  try {
    const base::ChildResult fonts = base::run_captured(
        {.program = fc_list, .arguments = {":charset=" + std::string(hex, end), "family"}},
        {.time_limit = std::chrono::seconds(10)});
    return fonts.status == 0 && !fonts.output.empty();
  } catch (const std::exception&) {
    return false;
  }
}

bool some_font_has(char32_t character) {
  if (font_has(character)) return true;
  static std::mutex mutex;
  static std::map<char32_t, bool> asked;
  const std::lock_guard lock(mutex);
  const auto known = asked.find(character);
  if (known != asked.end()) return known->second;
  return asked[character] = another_font_has(character);
}

}  // namespace

std::string drawn_text(std::string_view text) {
  std::string drawn;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_character(text, at);
    const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    text::append_utf8(drawn, c == U'\n' ? c : is_control ? U' ' : some_font_has(c) ? c : box);
  }
  return drawn;
}

}  // namespace chalkline::plot
