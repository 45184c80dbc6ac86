#include "text/printed_line.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <charconv>

#include "text/escape_sequence.hpp"
#include "text/utf8.hpp"

namespace chalkline::text {
namespace {

/// The number with which they begin.
std::size_t number_of(std::string_view parameters, std::size_t otherwise) {
  std::size_t number = otherwise;
  std::from_chars(parameters.data(), parameters.data() + parameters.size(), number);
  return number;
}

}  // namespace

void PrintedLine::put(std::string_view text) {
  constexpr std::size_t tab = 8;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (const std::size_t size = put_sequence(text.substr(at))) {
      at += size;
      continue;
    }
    const char32_t character = next_character(text, at);
    if (character == '\r') {
      column_ = 0;
    } else if (character == '\b') {
      column_ -= std::min<std::size_t>(column_, 1);
    } else if (character == '\t') {
      column_ += tab - column_ % tab;
    } else {
      put_character(text.substr(begin, at - begin), character);
    }
  }
}

std::string PrintedLine::shown() const {
  std::string text = before_;
  for (const std::string& cell : cells_) text += cell;
  return text;
}

/// Obeys a sequence, if the text begins with one; returns its size.
std::size_t PrintedLine::put_sequence(std::string_view text) {
  const EscapeSequence sequence = escape_sequence(text);
  if (sequence.size == 0) return 0;
  const std::string_view parameters = sequence.parameters;
  const bool has_one = parameters.find_first_not_of("0123456789") == parameters.npos;
  const std::size_t steps = std::max<std::size_t>(number_of(parameters, 1), 1);
  const bool is_to_end = parameters.empty() || parameters == "0";
  switch (sequence.command) {
    case 'm':
    case ']':
    case '(':
      return sequence.size;
    case 'h':
    case 'l':
      if (!parameters.starts_with('?')) break;
      return sequence.size;
    case 'J':
      if (!is_to_end) break;
      [[fallthrough]];
    case 'K':
      if (is_to_end) clear(column_, cells_.size());
      if (parameters == "1") clear(0, column_ + 1);
      if (parameters == "2") clear(0, cells_.size());
      return sequence.size;
    case 'C':
      if (!has_one) break;
      move_to(column_ + std::min(steps, parameters.npos - column_));
      return sequence.size;
    case 'D':
      if (!has_one) break;
      move_to(column_ - std::min(steps, column_));
      return sequence.size;
    case 'G':
      if (!has_one) break;
      move_to(steps - 1);
      return sequence.size;
    default:
      break;
  }
  join(text.substr(0, sequence.size));
  return sequence.size;
}

/// No further than a terminal that is very wide.
void PrintedLine::move_to(std::size_t column) {
  constexpr std::size_t widest = 1000;
  column_ = std::min(column, std::max(widest, column_));
}

void PrintedLine::put_character(std::string_view bytes, char32_t character) {
  const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(character));
  if (width <= 0) return join(bytes);
  const auto end = column_ + static_cast<std::size_t>(width);
  if (end > most_columns_) return;
  if (cells_.size() < end) cells_.resize(end, " ");
  clear(column_, end);
  if (cells_.size() < end) cells_.resize(end, " ");
  cells_[column_] = bytes;
  for (std::size_t i = column_ + 1; i < end; ++i) cells_[i].clear();
  column_ = end;
}

/// Adds what takes no column to the character before.
void PrintedLine::join(std::string_view bytes) {
  constexpr std::size_t most_bytes = 4096;
  std::size_t column = std::min(column_, cells_.size());
  while (column > 1 && cells_[column - 1].empty()) --column;
  std::string& cell = column == 0 ? before_ : cells_[column - 1];
  if (cell.size() + bytes.size() <= most_bytes) cell += bytes;
}

/// Blanks columns, and the other halves of the wide characters of which one is cut; cuts the line
/// if nothing follows.
void PrintedLine::clear(std::size_t first, std::size_t end) {
  end = std::min(end, cells_.size());
  if (first >= end) return;
  while (first > 0 && cells_[first].empty()) --first;
  const bool ends_line = end == cells_.size();
  while (end < cells_.size() && cells_[end].empty()) ++end;
  std::fill(cells_.begin() + static_cast<std::ptrdiff_t>(first),
            cells_.begin() + static_cast<std::ptrdiff_t>(end), " ");
  if (ends_line) cells_.resize(first);
}

}  // namespace chalkline::text
