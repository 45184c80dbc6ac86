#include "app/results/sanitizer_findings.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace chalkline::app {
namespace {

constexpr std::string_view address_error = "ERROR: AddressSanitizer: ";
constexpr std::string_view undefined_error = ": runtime error: ";

/// AddressSanitizer's word for a fault and what it means in a lesson.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> meanings = {{
    {"heap-buffer-overflow", "outside of an array"},
    {"stack-buffer-overflow", "outside of a local array"},
    {"global-buffer-overflow", "outside of a global array"},
    {"container-overflow", "outside of a container"},
    {"stack-use-after-scope",
     "of a variable that no longer exists; an expression of arrays refers to its operands, so keep "
     "or return it as a Vector or Matrix, never as auto"},
    {"stack-use-after-return",
     "of a variable of a function that has ended; an expression of arrays refers to its operands, "
     "so return it as a Vector or Matrix, never as auto"},
    {"heap-use-after-free",
     "of memory that was given back; what it belonged to no longer exists or has grown"},
    {"attempting double-free", "memory that was already given back is given back once more"},
    {"stack-overflow", "the stack is full; a function may call itself without end"},
    {"SEGV", "of an address where there is nothing, as behind a null pointer"},
    {"alloc-dealloc-mismatch", "memory is given back in another way than it was taken"},
}};

std::string_view meaning_of(std::string_view fault) {
  for (const auto& [word, meaning] : meanings)
    if (fault.starts_with(word)) return meaning;
  return "";
}

/// Takes the first line off `text`, without its end.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

/// N where `text` has FILE:N; 0 if it has not.
std::size_t line_number(std::string_view text, const std::string& file) {
  std::size_t number = 0;
  if (const std::size_t at = text.find(file + ':'); at != text.npos) {
    const char* digits = text.data() + at + file.size() + 1;
    std::from_chars(digits, text.data() + text.size(), number);
  }
  return number;
}

/// The line of `file` in the stack that `report` begins with, which ends at an empty line; 0 if it
/// is not in it.
std::size_t line_in_stack(std::string_view report, const std::string& file) {
  bool in_stack = false;
  while (!report.empty()) {
    const std::string_view line = take_line(report);
    const bool is_call = line.starts_with("    #");
    if (in_stack && !is_call) return 0;
    in_stack = is_call;
    if (!is_call) continue;
    if (const std::size_t number = line_number(line, file)) return number;
  }
  return 0;
}

/// "stack-use-after-scope: a read of a variable ..."; `report` is what follows.
std::string address_text(std::string_view fault, std::string_view report) {
  const std::string_view word = fault.substr(0, fault.find(" on "));
  const std::string_view meaning = meaning_of(fault);
  std::string text(word.substr(0, word.find(" (")));
  if (meaning.empty()) return text;
  const std::string_view access = take_line(report);
  text += ": ";
  if (meaning.starts_with("of ") || meaning.starts_with("outside"))
    text += access.starts_with("WRITE") || report.substr(0, 200).find("WRITE memory") != report.npos
                ? "a write "
                : "a read ";
  return text.append(meaning);
}

void add(std::vector<Finding>& findings, std::size_t line, std::string text) {
  Finding finding{std::max<std::size_t>(line, 1), std::move(text)};
  if (std::ranges::find(findings, finding) == findings.end())
    findings.push_back(std::move(finding));
}

}  // namespace

std::vector<Finding> sanitizer_findings(std::string_view errors, const std::string& source) {
  std::vector<Finding> findings;
  while (!errors.empty()) {
    const std::string_view line = take_line(errors);
    const std::size_t address = line.find(address_error);
    const std::size_t undefined = line.find(undefined_error);
    if (address != line.npos) {
      add(findings, line_in_stack(errors, source),
          address_text(line.substr(address + address_error.size()), errors));
    } else if (undefined != line.npos) {
      const std::size_t here = line_number(line, source);
      add(findings, here ? here : line_in_stack(errors, source),
          std::string(line.substr(undefined + undefined_error.size())));
    }
  }
  return findings;
}

}  // namespace chalkline::app
