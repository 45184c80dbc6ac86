// What a lesson's program knows about its own run. One program is one run, so there is one of it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "notebook/lesson_source.hpp"
#include "notebook/parameter.hpp"
#include "notebook/run_options.hpp"
#include "notebook/run_record.hpp"

namespace chalkline::lesson {

inline constexpr std::size_t no_cell = static_cast<std::size_t>(-1);

struct State {
  LessonSource source;                    ///< without cells if the lesson was never woven
  std::string name;                       ///< "5_rmsprop"
  std::vector<Parameter> parameters;      ///< as declared, in order of appearance
  std::map<std::string, Value, std::less<>> values;
  RunOptions options;
  std::vector<std::string> figures;       ///< the file names taken so far, without extension
  RunRecord record;
  std::size_t cell = no_cell;             ///< the index of the cell that is running
  bool raised = false;                    ///< that cell threw, as it was expected to
  std::function<void()> report = [] {};   ///< tells the recorder, if there is one, that the record has grown
};

State& state();

/// The folder that figures go to.
std::filesystem::path output_folder();

/// Keeps what a cell displays, in the running cell's record.
void add_display(Display display);

}  // namespace chalkline::lesson
