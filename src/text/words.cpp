#include "text/words.hpp"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

#include "text/utf8.hpp"

namespace chalkline::text {
namespace {

bool is_letter_or_mark(utf8proc_category_t category) {
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
}

std::string folded(const std::string& word) {
  constexpr auto options =
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                     UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_STRIPMARK);
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(word.data()),
                   static_cast<utf8proc_ssize_t>(word.size()), &mapped, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  return size < 0
             ? word
             : std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
}

}  // namespace

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(folded(word));
    word.clear();
  };
  bool was_small = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_character(text, at);
    const utf8proc_category_t category =
        utf8proc_category(static_cast<utf8proc_int32_t>(character));
    if (category == UTF8PROC_CATEGORY_CF) continue;  // such as a soft hyphen
    if (!is_letter_or_mark(category) || (was_small && category == UTF8PROC_CATEGORY_LU)) end_word();
    if (is_letter_or_mark(category)) append_utf8(word, character);
    was_small = category == UTF8PROC_CATEGORY_LL;
  }
  end_word();
  return words;
}

}  // namespace chalkline::text
