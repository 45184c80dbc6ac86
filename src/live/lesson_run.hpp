// One run of a waiting lesson, from the request to the last answer.
#pragma once

#include <functional>
#include <string>

#include "live/answers.hpp"
#include "live/limits.hpp"
#include "live/waiting_lesson.hpp"
#include "record/run_event.hpp"

namespace chalkline::live {

/// What a run needs of whoever has it made.
struct RunPlan {
  std::vector<std::string> parameters;  ///< each NAME=VALUE, an allowed one
  bool films = true;                    ///< animations are drawn, not only their last frames
  Limits limits = {};
  std::filesystem::path folder = {};  ///< for its figures, made and removed
  AnswerPage page;
  int call_off = -1;  ///< an eventfd that can be read once nobody wants the run any longer
  /// Draws gnuplot's script within a time; throws if it cannot.
  std::function<std::string(const std::string& script, std::chrono::milliseconds time)> draw = {};
  /// Takes the figures, before the answer that shows them.
  std::function<void(const std::string& file, const std::string& svg)> on_figure = {};
  std::function<void(CellAnswer)> on_cell = {};
};

struct RunOutcome {
  RunEnd end = {};
  double cpu_seconds = 0.0;  ///< of the lesson and, about, of gnuplot
  bool is_lost = false;      ///< the waiting lesson was killed: it can be tried again
};

/// Runs the lesson, draws for it, and tells of each cell as it ends; at last of those that were not
/// run. Nothing of the run is left when this returns. Throws CannotWait.
RunOutcome run_lesson(WaitingLesson& lesson, const RunPlan& plan);

}  // namespace chalkline::live
