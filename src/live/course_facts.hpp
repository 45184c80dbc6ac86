// What the room and the pages' script have to know of the lessons.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "live/answer.hpp"
#include "record/parameter.hpp"

namespace chalkline::live {

/// A cell that puts out something, or may.
struct CellFacts {
  std::size_t cell = 0;  ///< its index in the record
  std::string id;        ///< of its section on the page
  std::string hash;      ///< of what the page shows
  std::vector<record::FigureDisplay> figures = {};
};

/// A question that asks for a prediction.
struct QuestionFacts {
  std::size_t cell = 0;
  std::string id;
  std::optional<std::string> reveals = {};               ///< the id of the cell that answers it
  std::optional<std::vector<std::string>> choices = {};  ///< plain text
};

struct LessonFacts {
  std::string name;
  std::size_t number = 1;
  std::string title = {}, summary = {};  ///< plain text
  std::vector<std::string> ids = {};     ///< of the sections of all cells on the page
  std::vector<record::Parameter> parameters = {};
  std::vector<CellFacts> cells = {};
  std::vector<QuestionFacts> questions = {};
  std::size_t build = 1;      ///< rises when the lesson was built anew
  std::string compiler = {};  ///< why it does not build as it was saved; empty if it does
};

struct CourseFacts {
  std::string title = {};
  std::vector<LessonFacts> lessons = {};

  /// Null if there is none of this name.
  const LessonFacts* find(const std::string& lesson) const;
  LessonFacts* find(const std::string& lesson);
};

/// Null if there is none with this id.
const QuestionFacts* find_question(const LessonFacts& lesson, const std::string& id);

}  // namespace chalkline::live
