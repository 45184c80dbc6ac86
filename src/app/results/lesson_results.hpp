// A lesson's result: as it was kept if nothing has changed, else of a run now.
#pragma once

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>

#include "app/course/lesson_catalog.hpp"
#include "app/results/kept_results.hpp"
#include "base/child_process.hpp"
#include "record/run_options.hpp"
#include "record/run_record.hpp"

namespace chalkline::app {

struct LessonResult {
  int status = 0;              ///< the exit status
  std::string output, errors;  ///< standard output and error
  std::optional<record::RunRecord>
      record;     ///< with figures' files named without folders; none if the run left no record
  Files figures;  ///< the files of the figures
  bool unchanged = false;  ///< it was kept: nothing ran
};

/// Obtains the results of the lessons of one course. May be used by several threads.
class LessonResults {
 public:
  /// Results are kept in build/kept. With `fresh` every lesson is run, whatever was kept.
  explicit LessonResults(const std::filesystem::path& build, bool fresh = false);

  /// The result of a lesson under these options, whose `out` only says where the caller will put
  /// the figures. It is kept if the lesson's program, the files beside the lesson, the parameters,
  /// the formats, the palette, the scale and gnuplot are what they were when it ran, and has the
  /// lesson's prose as it is now. A run that is called off has failed. Throws std::system_error if
  /// the lesson cannot be run.
  LessonResult obtain(const LessonProgram& lesson, const record::RunOptions& options,
                      const base::CallOff& call_off = {});

 private:
  std::string gnuplot_version();
  LessonResult run(const LessonProgram& lesson, const record::RunOptions& options,
                   const std::string& key, const base::CallOff& call_off);

  std::filesystem::path build_;
  KeptResults kept_;
  std::string gnuplot_;  // tells which one there is
  std::mutex asking_;
  std::string version_;  // of it; empty until it is needed
  bool fresh_;
};

/// Output and errors of a run of the lesson `source` as they came, figures being shown as files in
/// `out`. Empty if its record does not have all of them.
std::vector<record::StreamText> written_in_order(const LessonResult& result,
                                                 const std::filesystem::path& source,
                                                 const std::filesystem::path& out);

/// Writes the figures into `folder`, made if missing; files that are there already are left alone.
/// Throws std::runtime_error if one cannot be written.
void write_figures(const Files& figures, const std::filesystem::path& folder);

}  // namespace chalkline::app
