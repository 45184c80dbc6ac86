// Runs lessons for all who ask, and keeps what came of it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "book/book.hpp"
#include "live/answer.hpp"
#include "live/figures.hpp"
#include "live/limits.hpp"

namespace chalkline::live {

/// A lesson as it was built: its program, and the run that its page in the book shows.
struct LiveLesson {
  book::PublishedLesson published;  ///< by whose record's name it is asked for
  std::filesystem::path program;
  std::uint64_t build = 1;  ///< rises when it is built anew
};

struct MachineOptions {
  std::filesystem::path course = {};  ///< the folder that holds all that may be published
  book::Pictures pictures = book::Pictures::of_course;
  std::size_t workers = 0;  ///< that run lessons at once; 0: one for each core, and at least two
  Limits student = for_student, teacher = for_teacher;
};

/// May be used by several threads at once. Nothing of it is left when it is gone: no process, no
/// file.
class Machine {
 public:
  /// The lessons in the order of their book.
  explicit Machine(std::vector<LiveLesson> lessons, MachineOptions options = {});
  ~Machine();

  /// As live::Run.
  void run(RunRequest request, std::function<void(CellAnswer)> on_cell,
           std::function<void(RunEnd)> on_end);

  /// The figure of this file, HASH.svg or HASH_frames.svg, of an answer that is not long ago or of
  /// any first one; null if there is none.
  SharedFigure figure(std::string_view file) const;

  /// What the lesson's page shows before any run, for all cells that may put out something; none of
  /// a lesson that there is not.
  std::vector<CellAnswer> first_answers(std::string_view lesson) const;

  /// The lesson was built anew: what is asked from now on is run by its new program. The runs of
  /// the old one come to their end. Throws std::out_of_range if there is no lesson of this name.
  void replace(LiveLesson lesson);

 private:
  class Workers;
  std::unique_ptr<Workers> workers_;
};

}  // namespace chalkline::live
