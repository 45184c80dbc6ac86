// Runs a lesson in a child process and keeps a record of it, however it ends.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>

#include "record/run_record.hpp"

namespace chalkline::lesson {

struct Supervision {
  record::RunRecord
      record;  ///< before the first cell; gnuplot is asked for its version if it has none
  std::filesystem::path file = {};  ///< where the record goes at the end; empty: nowhere
  std::chrono::duration<double> time_limit{0};  ///< after which the lesson is killed; 0: none
};

/// Runs `run` in a child process, passes its standard output and error on as they come, and records
/// which cell wrote what, by whatever means: printf, std::cout, or a process that it started. A
/// lesson that crashes, exits, is interrupted or takes too long leaves a record all the same, with
/// its cell marked, and no process. Returns the exit status: 0 done, 1 failed.
int run_supervised(const std::function<int()>& run, const Supervision& supervision);

}  // namespace chalkline::lesson
