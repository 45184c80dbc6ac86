#include "lesson/report.hpp"

#include <stdio_ext.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <utility>

#include "lesson/state.hpp"
#include "plot/gnuplot_window.hpp"
#include "record/figure_folder.hpp"
#include "record/plain_text.hpp"
#include "text/printable.hpp"

namespace chalkline::lesson {

namespace {

bool line_is_open = false;  // what was printed last has not ended its line

void begin_line() {
  flush_printed();
  if (std::exchange(line_is_open, false) && isatty(STDOUT_FILENO) && isatty(STDERR_FILENO))
    std::cerr << '\n';
}

void show_on_screen(const record::FigureDisplay& figure) {
  try {
    terminal::show_files(figure.files, state().show, STDERR_FILENO, plot::open_window);
  } catch (const std::exception& error) {
    std::cerr << "the figure cannot be shown: " << text::printable(error.what()) << std::endl;
  }
}

/// Says once why figures do not go where the published ones are.
void note_on_folder() {
  static bool reported = false;
  const std::string note = record::note_on_figure_folder(state().options.out, state().plots);
  if (!std::exchange(reported, true) && !note.empty()) std::cerr << note << std::endl;
}

}  // namespace

void flush_printed() {
  // It is buffered by lines: what has ended its line is no longer there.
  if (__fpending(stdout) > 0) line_is_open = true;
  std::cout.flush();
  std::fflush(stdout);
}

void note_passed_on(std::string_view text) {
  if (!text.empty()) line_is_open = text.back() != '\n';
}

void report(const std::string& message) {
  begin_line();
  std::cerr << text::printable(message) << '\n';
}

std::string place_of(std::size_t cell) {
  if (cell == no_cell) return state().name + ": ";
  const source::Cell& it = state().source.cells.at(cell);
  return record::place_of_cell(state().source.path, cell, it.line, it.title);
}

void report_event(const record::RunEvent& event, std::size_t cell) {
  if (const auto* displayed = std::get_if<record::Displayed>(&event)) {
    begin_line();
    std::cerr << text::printable(record::plain_text(displayed->display)) << std::flush;
    if (const auto* figure = std::get_if<record::FigureDisplay>(&displayed->display)) {
      note_on_folder();
      show_on_screen(*figure);
    }
  } else if (const auto* ended = std::get_if<record::CellEnded>(&event); ended && ended->error) {
    begin_line();
    std::cerr << text::printable(record::plain_text(*ended->error, place_of(cell)));
  } else if (const auto* run = std::get_if<record::RunEnded>(&event); run && !run->error.empty()) {
    report(place_of(no_cell) + run->error);
  } else if (const auto* noted = std::get_if<record::Noted>(&event)) {
    report(place_of(no_cell) + noted->text);
  }
}

}  // namespace chalkline::lesson
