// What a student who steps through a lesson is shown, as text.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "record/run_record.hpp"
#include "text/terminal_style.hpp"

namespace chalkline::app {

/// Where one is: cell `number` of `total`, counted from 1; number = total + 1 at the end.
struct StepPlace {
  std::size_t number = 1, total = 1;
};

/// "── cell 4 of 11 ── One step ────────"
std::string heading(const record::CellRecord& cell, const StepPlace& place,
                    const text::TerminalStyle& style);

/// Prose laid out, or code with the numbers that its lines have in the lesson's file.
std::string cell_text(const record::CellRecord& cell, const text::TerminalStyle& style);

/// What stands for the text of a cell that is shown only when asked for: how much it is, and the
/// key.
std::string folded_text(const record::CellRecord& cell, const text::TerminalStyle& style);

/// What a cell displays, besides the picture of a figure.
std::string display_text(const record::Display& display, const text::TerminalStyle& style);

/// An error, expected or not.
std::string error_text(const record::CellError& error, const text::TerminalStyle& style);

/// "0.8 ms", "3.2 s"
std::string duration_text(double seconds);

/// A line for each parameter: its value (and its default, where that is another), what is allowed,
/// what it is.
std::string parameter_list(const std::vector<record::ParameterRecord>& parameters,
                           const text::TerminalStyle& style);

/// What the bar tells besides.
struct BarNeeds {
  bool predicts = false;  ///< Enter asks a question first
  bool unfolds = false;   ///< there is something folded to show
};

/// The bar of at most `width` columns while the program waits for a command, and while a cell runs.
/// Where there is no room for all keys it has the more important ones, `v` and `?` always.
std::string waiting_bar(const std::string& lesson, const StepPlace& place, const BarNeeds& needs,
                        std::size_t width);
std::string running_bar(const std::string& lesson, const StepPlace& place, std::size_t width);

/// The keys and what they do, in lines of less than `width` columns.
std::string help_text(bool terminal, std::size_t width);

}  // namespace chalkline::app
