// The reader of a formula: one function for each thing that TeX may write there. Rows, atoms and
// scripts are in formula_parser.cpp, commands in formula_commands.cpp, tables in
// formula_tables.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formula/tree.hpp"

namespace chalkline::formula {

/// Reads one formula, once.
class FormulaParser {
 public:
  explicit FormulaParser(std::string_view tex);

  /// The whole formula. Throws FormulaError.
  FormulaNode parse();

 private:
  // Nodes
  static FormulaNode make(FormulaKind kind, std::string text = {});
  static FormulaNode make_symbol(std::string_view text, AtomClass atom_class,
                                 bool has_limits = false);
  FormulaNode make_styled(FormulaKind kind, std::string text) const;
  /// A row of one is that one.
  static FormulaNode unwrap(FormulaNode row);
  /// The atom whose class a node has.
  static FormulaNode& nucleus(FormulaNode& node);
  static FormulaNode no_script();
  static void settle_operators(std::vector<FormulaNode>& row);

  // What comes next
  static bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  static bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
  bool at_end() const { return at_ == source_.size(); }
  char peek() const { return at_end() ? '\0' : source_[at_]; }
  bool next_is(std::string_view text) const {
    return std::string_view(source_).substr(at_).starts_with(text);
  }
  /// Whether the command `name` comes next: \right, but not \rightarrow.
  bool next_is_command(std::string_view name) const {
    return next_is("\\" + std::string(name)) && !(at_ + 1 + name.size() < source_.size() &&
                                                  is_ascii_letter(source_[at_ + 1 + name.size()]));
  }
  void skip_blanks();
  bool at_stop() const;

  // What is wrong
  [[noreturn]] void fail(std::size_t at, const std::string& what,
                         const std::string& advice = "") const;
  /// Where a row stopped and may not.
  [[noreturn]] void fail_at_stop() const;
  [[noreturn]] void fail_unknown(std::size_t begin, const std::string& name) const;
  [[noreturn]] void fail_environment(std::size_t begin, const std::string& name) const;

  /// Counts the nesting while it lives.
  class Level {
   public:
    explicit Level(FormulaParser& parser) : depth_(parser.depth_) {
      if (++depth_ > deepest_formula) {
        --depth_;
        parser.fail(parser.at_,
                    "nested deeper than " + std::to_string(deepest_formula) + " levels");
      }
    }
    ~Level() { --depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    std::size_t& depth_;
  };

  // Rows, atoms and scripts
  /// Reads up to what ends a row, which stays unread. With something to its left, a first operator
  /// is binary.
  FormulaNode parse_row(bool has_left = false);
  void parse_item(std::vector<FormulaNode>& row);
  /// One atom, group or command with its arguments.
  FormulaNode parse_atom();
  FormulaNode parse_number();
  FormulaNode parse_character();
  /// One variable; in \mathrm{lr} a whole name.
  FormulaNode parse_letters(std::string letters);
  FormulaNode parse_group();
  /// What a command or script applies to: a group, or one token.
  FormulaNode parse_argument(const std::string& owner);
  /// The scripts of the row's last item; an empty base where there is none.
  FormulaNode& scripts_of_last(std::vector<FormulaNode>& row);
  void parse_script(std::vector<FormulaNode>& row);
  void parse_primes(std::vector<FormulaNode>& row);

  // Commands
  void parse_limits(std::vector<FormulaNode>& row);
  FormulaNode parse_style();
  /// The name after a backslash: letters, or one other character.
  std::string read_command();
  FormulaNode parse_command();
  FormulaNode parse_symbol(const FormulaSymbol& symbol) const;
  FormulaNode parse_accent(const std::string& name);
  FormulaNode parse_font(const std::string& name, FormulaFont font);
  FormulaNode parse_two(FormulaKind kind, const std::string& name);
  FormulaNode parse_fraction(const std::string& name);
  FormulaNode parse_root();
  /// A delimiter as a character; empty for the dot, which stands for none.
  std::string parse_delimiter(const std::string& owner);
  FormulaNode parse_fenced(std::size_t begin);
  /// 1 to 4 for \big ... \Bigg with or without l, r or m; otherwise 0.
  static int big_size(std::string_view name);
  FormulaNode parse_big(const std::string& name, int size);
  /// The words between braces.
  std::string read_text(const std::string& name);
  FormulaNode parse_operator_name();
  FormulaNode parse_not(std::size_t begin);
  FormulaNode parse_stack(const std::string& name);
  void parse_pmod(std::vector<FormulaNode>& row);

  // Tables
  std::string read_environment_name(const std::string& owner);
  FormulaNode parse_table(std::size_t begin);
  void skip_rule();
  /// "\\", "\\*" or "\\[1ex]".
  void end_line();
  static void drop_empty_last_line(FormulaNode& table);
  /// Lines parted by "\\" outside any environment: centered below each other.
  FormulaNode parse_lines(FormulaNode first);

  std::string source_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  FormulaFont font_ = FormulaFont::italic;
  bool is_name_font_ = false;   ///< letters side by side are one name
  bool bracket_stops_ = false;  ///< in the degree of a root
};

}  // namespace chalkline::formula
