// A text as md4c is given it, and the offsets in it of what md4c then tells.
#pragma once

#include <md4c.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace chalkline::markdown {

/// The Markdown that lessons are written in: CommonMark with tables, ~~strikethrough~~ and task
/// lists, where HTML is text. Formulas are found beforehand.
inline constexpr unsigned dialect_with_html =
    MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
inline constexpr unsigned dialect = dialect_with_html | MD_FLAG_NOHTML;

class Md4cText {
 public:
  explicit Md4cText(const std::string& text);

  /// As md_parse() does, with `self` for the callbacks.
  int parse(const MD_PARSER& parser, void* self) const;

  /// Where a piece stands in the text; none if md4c made it itself.
  std::optional<std::size_t> offset_of(const char* piece) const;

 private:
  std::string text_;
  std::size_t shift_;  // of blank lines before it
};

}  // namespace chalkline::markdown
