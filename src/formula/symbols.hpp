// The commands of the formula language that stand for a character, a function or an accent.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chalkline::formula {

/// TeX's classes of atoms, which govern the spaces between them.
enum class AtomClass {
  ordinary,
  large,
  function,
  binary,
  prefix,
  relation,
  opening,
  closing,
  punctuation
};

struct FormulaSymbol {
  std::string_view name;  ///< without its backslash
  std::string_view text;
  AtomClass atom_class = AtomClass::ordinary;
  bool has_limits = false;  ///< scripts stand below and above in a display
};

struct FormulaAccent {
  std::string_view name;
  std::string_view mark;       ///< by itself
  std::string_view combining;  ///< put behind each character; empty if there is none
  bool is_below = false;
  bool is_wide = false;
};

/// Nothing for a name that is not known.
const FormulaSymbol* find_symbol(std::string_view name);
const FormulaAccent* find_accent(std::string_view name);

/// The class of a character that is typed as itself.
AtomClass class_of(std::string_view character);

/// The names of all symbols and accents.
std::vector<std::string_view> symbol_names();

}  // namespace chalkline::formula
