#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline::markdown {

struct Heading {
  int level = 1;
  std::string text;
  std::string id;
};

/// Names the headings of one page as code hosts do: "A fair race!" is a-fair-race, and the next one
/// so named a-fair-race-1.
class HeadingIds {
 public:
  /// An id that this object has not given before. It holds letters, digits, `-` and `_` only, and
  /// is not empty.
  std::string make(std::string_view text);

 private:
  std::map<std::string, int> next_repeat_;  ///< of every id given
};

struct MarkdownHtml {
  std::string html;
  std::vector<Heading> headings;
};

/// HTML that is well-formed XML too, and holds nothing but what this renderer makes: markup in
/// `markdown` is shown as text, addresses with a scheme other than http, https and mailto are
/// dropped, and a formula that cannot be read is shown as its source in <code
/// class="formula-error">.
MarkdownHtml markdown_to_html(std::string_view markdown, HeadingIds& ids);

/// The TeX of every formula, in order.
std::vector<std::string> markdown_formulas(std::string_view markdown);

/// One line of plain text, formulas as Unicode: for summaries and alt texts.
std::string markdown_to_plain(std::string_view markdown);

}  // namespace chalkline::markdown
