#include <algorithm>
#include <array>
#include <utility>

#include "formula/parser.hpp"
#include "text/utf8.hpp"

namespace chalkline::formula {
namespace {

constexpr std::array environments = std::to_array<std::string_view>(
    {"matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix", "cases",
     "aligned", "align", "align*", "split", "gathered", "gather", "gather*", "array"});

}  // namespace

std::string FormulaParser::read_environment_name(const std::string& owner) {
  const std::size_t begin = at_;
  if (peek() != '{') fail(at_, "\\" + owner + " lacks its name", "e.g. \\" + owner + "{aligned}");
  const std::size_t end = source_.find('}', at_);
  if (end == std::string::npos) fail(begin, "{ is never closed");
  std::string name = source_.substr(at_ + 1, end - at_ - 1);
  at_ = end + 1;
  return name;
}

FormulaNode FormulaParser::parse_table(std::size_t begin) {
  const Level level(*this);
  const bool bracket_stops = std::exchange(bracket_stops_, false);
  FormulaNode table = make(FormulaKind::table, read_environment_name("begin"));
  if (std::ranges::find(environments, table.text) == environments.end())
    fail_environment(begin, table.text);
  if (table.text == "array") table.other = read_environment_name("begin{array}");
  const bool is_aligned = table.text.starts_with("align") || table.text == "split";
  table.children.emplace_back();
  while (true) {
    skip_rule();
    std::vector<FormulaNode>& cells = table.children.back().children;
    cells.push_back(parse_row(is_aligned && cells.size() % 2 == 1));
    if (peek() == '&') {
      ++at_;
    } else if (next_is("\\\\")) {
      end_line();
      table.children.emplace_back();
    } else if (next_is_command("end")) {
      break;
    } else if (at_end()) {
      fail(begin, "\\begin{" + table.text + "} without \\end{" + table.text + "}");
    } else {
      fail_at_stop();
    }
  }
  const std::size_t end = at_;
  read_command();
  if (read_environment_name("end") != table.text)
    fail(end, "\\begin{" + table.text + "} is closed by another \\end");
  drop_empty_last_line(table);
  bracket_stops_ = bracket_stops;
  return table;
}

void FormulaParser::fail_environment(std::size_t begin, const std::string& name) const {
  std::string known;
  for (const std::string_view environment : environments)
    known += (known.empty() ? "" : ", ") + std::string(environment);
  fail(begin, "unknown environment " + std::string(text::whole_characters(name, 40)),
       "there are " + known);
}

void FormulaParser::skip_rule() {
  for (skip_blanks(); next_is_command("hline"); skip_blanks()) read_command();
}

void FormulaParser::end_line() {
  at_ += 2;
  if (peek() == '*') ++at_;
  if (peek() == '[') {
    const std::size_t close = source_.find(']', at_);
    if (close == std::string::npos) fail(at_, "[ is never closed");
    at_ = close + 1;
  }
}

void FormulaParser::drop_empty_last_line(FormulaNode& table) {
  const std::vector<FormulaNode>& cells = table.children.back().children;
  const bool is_empty = cells.size() == 1 && cells.front().children.empty();
  if (is_empty && table.children.size() > 1) table.children.pop_back();
}

FormulaNode FormulaParser::parse_lines(FormulaNode first) {
  FormulaNode table = make(FormulaKind::table, "gathered");
  const auto add = [&](FormulaNode cell) {
    table.children.emplace_back();
    table.children.back().children.push_back(std::move(cell));
  };
  add(std::move(first));
  while (next_is("\\\\")) {
    end_line();
    add(parse_row());
  }
  if (!at_end()) fail_at_stop();
  drop_empty_last_line(table);
  return table;
}

}  // namespace chalkline::formula
