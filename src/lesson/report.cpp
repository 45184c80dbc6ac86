#include "lesson/report.hpp"

#include <unistd.h>

#include <cstdio>
#include <iostream>

#include "lesson/state.hpp"
#include "plot/gnuplot_window.hpp"
#include "record/plain_text.hpp"
#include "text/printable.hpp"

namespace chalkline::lesson {

namespace {

void show_on_screen(const record::FigureDisplay& figure) {
  try {
    terminal::show_files(figure.files, state().show, STDERR_FILENO, plot::open_window);
  } catch (const std::exception& error) {
    std::cerr << "the figure cannot be shown: " << text::printable(error.what()) << std::endl;
  }
}

}  // namespace

void report(const std::string& message) {
  std::cout.flush();
  std::fflush(stdout);
  std::cerr << text::printable(message) << '\n';
}

std::string place_of(std::size_t cell) {
  if (cell == no_cell) return state().name + ": ";
  const source::Cell& it = state().source.cells.at(cell);
  return record::place_of_cell(state().source.path, cell, it.line, it.title);
}

void report_event(const record::RunEvent& event, std::size_t cell) {
  if (const auto* displayed = std::get_if<record::Displayed>(&event)) {
    std::cerr << text::printable(record::plain_text(displayed->display)) << std::flush;
    if (const auto* figure = std::get_if<record::FigureDisplay>(&displayed->display))
      show_on_screen(*figure);
  } else if (const auto* ended = std::get_if<record::CellEnded>(&event); ended && ended->error) {
    std::cout.flush();
    std::fflush(stdout);
    std::cerr << text::printable(record::plain_text(*ended->error, place_of(cell)));
  } else if (const auto* run = std::get_if<record::RunEnded>(&event); run && !run->error.empty()) {
    report(place_of(no_cell) + run->error);
  }
}

}  // namespace chalkline::lesson
