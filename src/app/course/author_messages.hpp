// A compiler's messages as they are told to the author of a lesson.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/course/compiler_messages.hpp"

namespace chalkline::app {

/// A lesson's file, and how it is named to its author.
struct LessonFile {
  std::filesystem::path source;
  std::string shown;

  /// Whether that file is the lesson's or lies beside it.
  bool is_of_author(const std::string& file) const;
  /// How it is named; the same for files of others.
  std::string shown_as(const std::string& file) const;
};

/// What an author is told of one message.
struct AuthorMessage {
  Place place = {};  ///< in the author's file, if it is known
  bool is_error = true;
  bool is_of_author = true;             ///< whether it is
  std::vector<std::string> lines = {};  ///< the sentence, the code, the notes in the author's file
};

AuthorMessage author_message(const CompilerMessage& message, const LessonFile& lesson);

}  // namespace chalkline::app
