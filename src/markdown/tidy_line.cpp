#include "markdown/tidy_line.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace chalkline::markdown {
namespace {

using Nodes = std::vector<Node>;

bool is_emphasis(Kind kind) {
  return kind == Kind::emphasis || kind == Kind::strong || kind == Kind::strikethrough;
}

bool is_formula(Kind kind) { return kind == Kind::formula || kind == Kind::display_formula; }

/// Takes the blanks and line breaks off the beginning or the end; returns what stands for them in a
/// line.
Nodes take_edge(Nodes& nodes, bool at_end) {
  Nodes taken;
  while (!nodes.empty()) {
    Node& edge = at_end ? nodes.back() : nodes.front();
    if (edge.kind == Kind::text) {
      const std::size_t before = edge.text.size();
      if (at_end) {
        edge.text.erase(edge.text.find_last_not_of(blanks) + 1);
      } else {
        edge.text.erase(0, std::min(edge.text.find_first_not_of(blanks), edge.text.size()));
      }
      if (edge.text.size() < before && taken.empty()) taken.push_back(blank(edge.line));
      if (!edge.text.empty()) break;
    } else if (edge.kind == Kind::line_break) {
      taken = {edge};
    } else {
      break;
    }
    nodes.erase(at_end ? std::prev(nodes.end()) : nodes.begin());
  }
  return taken;
}

void append(Nodes& nodes, Node node);

void append_all(Nodes& nodes, Nodes more) {
  for (Node& node : more) append(nodes, std::move(node));
}

/// Takes the blanks off the end.
void take_blanks(Nodes& nodes) {
  if (nodes.empty() || nodes.back().kind != Kind::text) return;
  nodes.back().text.erase(nodes.back().text.find_last_not_of(blanks) + 1);
  if (nodes.back().text.empty()) nodes.pop_back();
}

/// Appends a node, or joins it with the last one.
void append(Nodes& nodes, Node node) {
  if (node.kind == Kind::text && node.text.empty()) return;
  const bool is_after_break = !nodes.empty() && nodes.back().kind == Kind::line_break;
  if (node.kind == Kind::text && is_after_break) {
    node.text.erase(0, std::min(node.text.find_first_not_of(blanks), node.text.size()));
    if (node.text.empty()) return;
  }
  if (node.kind == Kind::line_break) take_blanks(nodes);
  if (!nodes.empty() && is_formula(nodes.back().kind) && is_formula(node.kind))
    nodes.push_back(blank(node.line));  // their dollars would run into each other
  if (nodes.empty() || nodes.back().kind != node.kind) return nodes.push_back(std::move(node));
  if (node.kind == Kind::text || node.kind == Kind::code) {
    nodes.back().text += node.text;
  } else if (is_emphasis(node.kind)) {
    append_all(nodes.back().children, std::move(node.children));
  } else {
    nodes.push_back(std::move(node));
  }
}

/// What stands in a line, within emphases of these kinds.
Nodes tidy_within(Nodes nodes, const std::set<Kind>& outer) {
  Nodes tidied;
  for (Node& node : nodes) {
    if (!is_emphasis(node.kind)) {
      node.children = tidy_within(std::move(node.children), outer);
      if (node.kind == Kind::code && node.text.empty()) node.text = " ";  // of a line end
      append(tidied, std::move(node));
      continue;
    }
    std::set<Kind> inner = outer;
    const bool is_first = inner.insert(node.kind).second;
    Nodes children = tidy_within(std::move(node.children), inner);
    if (!is_first) {
      append_all(tidied, std::move(children));
      continue;
    }
    append_all(tidied, take_edge(children, false));
    Nodes after = take_edge(children, true);
    node.children = std::move(children);
    if (!node.children.empty()) append(tidied, std::move(node));
    append_all(tidied, std::move(after));
  }
  return tidied;
}

}  // namespace

Nodes tidy_line(Nodes nodes) {
  nodes = tidy_within(std::move(nodes), {});
  take_edge(nodes, false);
  take_edge(nodes, true);
  return nodes;
}

}  // namespace chalkline::markdown
