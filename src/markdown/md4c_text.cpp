#include "markdown/md4c_text.hpp"

#include <algorithm>
#include <bitset>
#include <functional>

namespace chalkline::markdown {
namespace {

constexpr std::string_view marks = " \t>-+*0123456789.)[xX]#=_`~";  // that may begin a line's text

/// Where the text of a line begins, at the latest.
std::size_t text_begin(std::string_view text, std::size_t line) {
  return std::min(text.find_first_not_of(marks, line), text.size());
}

/// Whether a heading, a rule or a block of code may end with the line.
bool may_end_block(std::string_view line) {
  constexpr std::string_view prefix = " \t>-+*0123456789.)[xX]";
  const std::string_view rest = line.substr(std::min(line.find_first_not_of(prefix), line.size()));
  return rest.starts_with('#') || rest.starts_with("```") || rest.starts_with("~~~") ||
         rest.find_first_not_of(marks) == rest.npos;
}

/// The offsets, modulo 256, that md4c (0.4.8 to 0.5.2) may take for MD_BLOCK_LI, if they are that:
/// where a blank line follows a heading, a rule or a block of code in an item of a list, it looks
/// at the bytes of the last line's offsets, and then ends the item too early.
std::bitset<256> offsets_to_move(std::string_view text) {
  std::bitset<256> offsets;
  std::size_t above = 0, line = 0;  // where the line before the last one and the last one begin
  for (std::size_t next = 0; next < text.size();) {
    const std::size_t end = std::min(text.find('\n', next), text.size());
    const bool is_blank = text.substr(next, end - next).find_first_not_of(" \t>") == text.npos;
    if (is_blank && next > line + 1 && may_end_block(text.substr(line, next - 1 - line))) {
      for (std::size_t i = above; i <= text_begin(text, above); ++i) offsets.set(i % 256);
      for (std::size_t i = line; i <= text_begin(text, line); ++i) offsets.set(i % 256);
      if (line > 0) offsets.set((line - 1) % 256);
    }
    above = line;
    line = next;
    next = end + 1;
  }
  return offsets;
}

std::size_t shift_for(std::string_view text) {
  const std::bitset<256> offsets = offsets_to_move(text);
  for (std::size_t shift = 0; shift < 256; ++shift)
    if (!offsets[(256 + MD_BLOCK_LI - shift) % 256]) return shift;
  return 0;
}

}  // namespace

Md4cText::Md4cText(const std::string& text) : shift_(shift_for(text)) {
  text_ = std::string(shift_, '\n') + text;
}

int Md4cText::parse(const MD_PARSER& parser, void* self) const {
  return md_parse(text_.data(), static_cast<MD_SIZE>(text_.size()), &parser, self);
}

std::optional<std::size_t> Md4cText::offset_of(const char* piece) const {
  const std::less<> before;
  const bool is_inside =
      !before(piece, text_.data() + shift_) && before(piece, text_.data() + text_.size());
  return is_inside ? std::optional(static_cast<std::size_t>(piece - text_.data()) - shift_)
                   : std::nullopt;
}

}  // namespace chalkline::markdown
