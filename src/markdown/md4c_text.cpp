#include "markdown/md4c_text.hpp"

#include <algorithm>
#include <bitset>
#include <functional>

namespace chalkline::markdown {
namespace {

/// The offsets, modulo 256, that md4c (0.4.8 to 0.5.2) may take for MD_BLOCK_LI, if they are that:
/// where a blank line follows a heading or a block of code in an item of a list, it looks at the
/// bytes of the last line's offset, and then ends the item too early.
std::bitset<256> offsets_to_move(std::string_view text) {
  std::bitset<256> offsets;
  const auto add = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i <= end; ++i) offsets.set(i % 256);
  };
  std::size_t above = 0, line = 0;  // where the line before the last one and the last one begin
  for (std::size_t next = 0; next < text.size();) {
    const std::size_t end = std::min(text.find('\n', next), text.size());
    const bool is_blank = text.substr(next, end - next).find_first_not_of(" \t>") == text.npos;
    const std::size_t content =
        std::min(text.find_first_not_of(" \t>-+*0123456789.)[xX]", line), text.size());
    if (is_blank && next > line) {
      const std::string_view rest = text.substr(content);
      const bool is_fence = rest.starts_with("```") || rest.starts_with("~~~");
      const std::string_view last = text.substr(line, next - line);
      const bool is_underline =
          last.find_first_not_of(" \t>-=\n") == last.npos && last.find_first_of("-=") != last.npos;
      if (rest.starts_with('#'))
        add(content, std::min(text.find_first_not_of("# \t", content), text.size()));
      if (is_fence) add(line - std::min<std::size_t>(line, 1), line);
      if (is_underline)
        add(above, std::min(text.find_first_not_of(" \t>-+*0123456789.)[xX]", above), line));
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
  const std::less<const char*> before;
  const bool is_inside =
      !before(piece, text_.data() + shift_) && before(piece, text_.data() + text_.size());
  return is_inside ? std::optional(static_cast<std::size_t>(piece - text_.data()) - shift_)
                   : std::nullopt;
}

}  // namespace chalkline::markdown
