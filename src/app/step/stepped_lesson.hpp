// A lesson that is run cell by cell, forwards and back, and what came of each cell.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/course/lesson_catalog.hpp"
#include "app/step/lesson_session.hpp"
#include "app/step/step_console.hpp"
#include "app/step/step_screen.hpp"
#include "book/cell_roles.hpp"
#include "record/run_options.hpp"
#include "source/lesson_source.hpp"
#include "text/content_hash.hpp"

namespace chalkline::app {

/// What one run of a cell puts out, in short.
class Fingerprint {
 public:
  void add(const record::StreamText& text);

  /// Figures count by their scripts.
  void add(const record::Display& display);

  /// Equal for two runs that printed and displayed the same, in whatever pieces.
  std::string digits() const;

 private:
  std::array<text::ContentHash, 3> parts_;  // its two streams, its displays
};

/// How a cell's run ended.
struct StepOutcome {
  bool done = false;
  std::optional<record::CellError> error;
  double seconds = 0.0;
  bool differs = false;  ///< from its run before
  bool interrupted = false;
};

/// Who sees what a cell puts out, while it does.
class StepViewer {
 public:
  virtual ~StepViewer() = default;
  virtual void see(const record::StreamText& text) = 0;
  virtual void see(const record::Display& display) = 0;
};

/// Cells go by their indices in the lesson's source.
class SteppedLesson {
 public:
  /// Begins the lesson. While a cell runs, `console` says so and tells whether that is to be
  /// interrupted or suspended. Throws std::runtime_error if the lesson cannot be started.
  SteppedLesson(LessonProgram program, record::RunOptions options, StepConsole& console);

  /// Begins anew, with these assignments of parameters. Throws as the constructor does.
  void start(const std::vector<std::string>& parameters);

  /// Makes the lesson stand before a cell: back to a checkpoint, and from there on unseen if there
  /// is none just here, which the console tells. False if a cell fails on the way.
  bool stand_before(std::size_t cell);

  /// Makes the lesson stand at its end. False if a cell fails on the way.
  bool stand_at_the_end();

  /// Runs the cell before which the lesson stands, seen by `viewer` or by nobody (null).
  StepOutcome run(std::size_t cell, StepViewer* viewer);

  /// Ends the lesson; nothing of it is left.
  void end() { session_.reset(); }

  const LessonProgram& program() const { return program_; }
  const record::RunOptions& options() const { return options_; }
  const source::LessonSource& source() const { return source_; }
  const record::RunRecord& record() const { return growing_.record(); }

  /// Whether there is something to run in a cell, rather than to read.
  bool runs(std::size_t cell) const;

  /// What the cell is to a student.
  const book::CellRole& role(std::size_t cell) const { return roles_[cell]; }

  /// The cells that a student is shown.
  const std::vector<std::size_t>& shown() const { return shown_; }
  StepPlace place_of(std::size_t cell) const;

  /// Whether the last run of any cell failed for a reason of its own.
  bool any_failed() const;

 private:
  void begin();
  void report_running(std::size_t from, std::size_t to);
  void wait_until_it_stands(std::size_t cell, StepViewer* viewer, StepOutcome& outcome);
  void take(const SessionEvent& event, StepViewer* viewer, StepOutcome& outcome);

  struct Result {
    std::string fingerprint;
    bool failed = false;
  };

  LessonProgram program_;
  record::RunOptions options_;
  StepConsole& console_;
  std::unique_ptr<LessonSession> session_;
  source::LessonSource source_;
  record::GrowingRecord growing_;
  std::vector<book::CellRole> roles_;
  std::vector<std::size_t> shown_;
  std::map<std::size_t, Result> results_;
  Fingerprint fingerprint_;  ///< of the cell that runs
};

}  // namespace chalkline::app
