#include "notebook/markdown_terminal.hpp"

#include "notebook/markdown_tree.hpp"
#include "notebook/printable.hpp"

namespace chalkline {

std::string markdown_to_terminal(std::string_view markdown, const TerminalStyle&) {
  std::string out;
  for (const MarkdownNode& block : parse_markdown(markdown).children)
    out += printable(plain_text(block)) + "\n\n";
  return out;
}

}  // namespace chalkline
