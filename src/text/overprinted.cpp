#include "text/overprinted.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <vector>

#include "text/utf8.hpp"

namespace chalkline::text {
namespace {

constexpr std::string_view returns = "\r\b";

/// What a terminal shows of one line.
class Line {
 public:
  void put(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      if (const std::size_t size = clear(text.substr(at))) {
        at += size;
      } else if (text[at] == '\r') {
        column_ = 0;
        ++at;
      } else if (text[at] == '\b') {
        column_ -= std::min<std::size_t>(column_, 1);
        ++at;
      } else {
        const std::size_t begin = at;
        const char32_t character = next_character(text, at);
        put_character(std::string(text.substr(begin, at - begin)), character);
      }
    }
  }

  std::string shown() const {
    std::string text;
    for (const std::string& cell : cells_) text += cell;
    return text;
  }

 private:
  /// Obeys what clears the line or a part of it; returns its size.
  std::size_t clear(std::string_view text) {
    constexpr std::string_view to_end = "\033[K", also_to_end = "\033[0K", to_here = "\033[1K",
                               all = "\033[2K";
    if (text.starts_with(to_end) || text.starts_with(also_to_end)) {
      cells_.resize(std::min(cells_.size(), column_));
      return text.starts_with(to_end) ? to_end.size() : also_to_end.size();
    }
    if (!text.starts_with(to_here) && !text.starts_with(all)) return 0;
    if (text.starts_with(all)) cells_.clear();
    for (std::size_t i = 0; i < std::min(cells_.size(), column_ + 1); ++i) cells_[i] = " ";
    return all.size();
  }

  void put_character(const std::string& bytes, char32_t character) {
    const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(character));
    if (width <= 0 && column_ > 0 && column_ <= cells_.size()) {
      cells_[column_ - 1] += bytes;  // it joins the one before
      return;
    }
    const auto columns = static_cast<std::size_t>(std::max(width, 1));
    if (cells_.size() < column_ + columns) cells_.resize(column_ + columns, " ");
    cells_[column_] = bytes;
    for (std::size_t i = 1; i < columns; ++i) cells_[column_ + i].clear();
    column_ += columns;
  }

  std::vector<std::string>
      cells_;  // what each column shows; nothing in the second of a wide character
  std::size_t column_ = 0;
};

}  // namespace

std::string overprinted(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(end == text.npos ? 0 : 1);
    if (line.find_first_of(returns) == line.npos) {
      shown += line;
    } else {
      Line printed;
      printed.put(line);
      shown += printed.shown();
    }
    if (end != text.npos) shown += '\n';
  }
  return shown;
}

}  // namespace chalkline::text
