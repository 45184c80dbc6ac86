// What a lesson's program knows about its own run. One program is one run, so there is one of it.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "record/parameter.hpp"
#include "record/run_event.hpp"
#include "record/run_options.hpp"
#include "source/lesson_source.hpp"
#include "terminal/show_figure.hpp"

namespace chalkline::lesson {

inline constexpr std::size_t no_cell = static_cast<std::size_t>(-1);

struct State {
  source::LessonSource source;                ///< without cells if the lesson was never woven
  std::vector<std::size_t> code_cells;        ///< the indices of its code cells
  std::filesystem::path file;                 ///< of a lesson that was woven
  std::string name;                           ///< "5_rmsprop"
  std::filesystem::path plots;                ///< of the course, where the published figures are
  std::vector<record::Parameter> parameters;  ///< as declared, in order of appearance
  std::map<std::string, record::Value, std::less<>> values;
  record::RunOptions options;                  ///< their `out` is settled
  terminal::Show show = terminal::Show::none;  ///< how figures are shown to the user besides
  bool films = true;                           ///< animations are drawn, not only their last frames
  bool stepped = false;                        ///< every step may be a process of its own
  int drawing_socket = -1;                     ///< of who draws figures; -1: this process does
  std::vector<std::string> figures;            ///< the file names taken so far, without extension
  std::size_t cell = no_cell;                  ///< the index of the cell that is running
  std::optional<record::CellError> raised;     ///< what that cell threw, as it was expected to
  /// Held by the thread that tells of an event, changes `cell`, takes a figure's name or reads a
  /// parameter: `show` may be called by any thread of the lesson.
  std::mutex turn;
  pid_t process =
      0;  ///< that runs the lesson; a copy that the lesson makes of it has another number
  std::function<void(const record::RunEvent&)> emit = [](const record::RunEvent&) {
  };  ///< takes every event of the run
};

State& state();

/// The folder that figures go to, ready for them.
std::filesystem::path output_folder();

/// The parameters declared so far, with the values that they have in this run.
std::vector<record::ParameterRecord> parameters_of_run();

/// Tells of what the running cell displays, in any thread.
void add_display(record::Display display);

}  // namespace chalkline::lesson
