#include "source/blanks.hpp"

#include <algorithm>

namespace chalkline::source {
namespace {

constexpr std::string_view blanks = " \t\v\f\r";

}  // namespace

bool is_blank(char c) { return blanks.find(c) != blanks.npos; }

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(blanks);
  return begin == text.npos ? "" : text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

std::string in_small_letters(std::string_view text) {
  std::string small(text);
  std::ranges::transform(small, small.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return small;
}

}  // namespace chalkline::source
