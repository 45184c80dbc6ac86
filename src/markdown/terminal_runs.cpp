#include "markdown/terminal_runs.hpp"

#include "formula/formula.hpp"
#include "text/printable.hpp"

namespace chalkline::markdown {
namespace {

class RunWriter {
 public:
  explicit RunWriter(bool color) : color_(color) {}

  void add_runs(std::vector<text::Run>& runs, const Node& node, const text::Look& look) {
    const auto add_children = [&](const text::Look& inner) {
      for (const Node& child : node.children) add_runs(runs, child, inner);
    };
    switch (node.kind) {
      case Kind::text:
        return runs.push_back({text::printable(node.text), look});
      case Kind::emphasis:
        return add_children(text::combine(look, "3"));
      case Kind::strong:
        return add_children(text::combine(look, "1"));
      case Kind::strikethrough: {
        if (!color_) runs.push_back({"~~", look});
        add_children(text::combine(look, "9"));
        if (!color_) runs.push_back({"~~", look});
        return;
      }
      case Kind::code: {
        const std::string quote = color_ ? "" : "`";
        return runs.push_back(
            {quote + text::printable(node.text) + quote, text::combine(look, "33")});
      }
      case Kind::formula:
      case Kind::display_formula:
        return runs.push_back(formula_run(node.text, look, false));
      case Kind::line_break:
        return runs.push_back({"\n", look});
      case Kind::link:
        return add_link(runs, node, look);
      case Kind::image:
        runs.push_back({"[picture: ", look});
        add_children(look);
        return runs.push_back({"]", look});
      default:
        return add_children(look);
    }
  }

 private:
  void add_link(std::vector<text::Run>& runs, const Node& node, const text::Look& look) {
    const text::Look underlined = text::combine(look, "4");
    for (const Node& child : node.children) add_runs(runs, child, underlined);
    const std::string text = plain_text(node);
    const bool is_same =
        node.text == text || node.text == "mailto:" + text || node.text == "http://" + text;
    if (!is_same)
      runs.push_back({" (" + text::printable(node.text) + ")", text::combine(look, "2")});
  }

  bool color_;
};

}  // namespace

text::Run formula_run(const std::string& tex, const text::Look& look, bool in_lines) {
  try {
    return {in_lines ? formula::formula_to_lines(tex) : formula::formula_to_text(tex),
            text::combine(look, "36")};
  } catch (const formula::FormulaError&) {
    return {text::printable(tex), text::combine(look, "31")};
  }
}

std::vector<text::Run> terminal_runs(const std::vector<Node>& nodes, const text::Look& look,
                                     bool color) {
  std::vector<text::Run> runs;
  RunWriter writer(color);
  for (const Node& node : nodes) writer.add_runs(runs, node, look);
  return runs;
}

}  // namespace chalkline::markdown
