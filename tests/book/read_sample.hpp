// A run of which its lesson has been read and can be led to: what the writers of a book take.
#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include "book/lesson.hpp"
#include "book/links.hpp"

namespace chalkline::sample {

/// A lesson by itself, in the file lessons/NAME.cpp of a course's folder.
class ReadLesson {
 public:
  explicit ReadLesson(record::RunRecord record, const std::filesystem::path& course = {})
      : record_(std::move(record)), lesson(book::read_lesson(record_)), links(course) {
    links.add(lesson, course / "lessons" / (record_.name + ".cpp"));
  }
  ReadLesson(const ReadLesson&) = delete;
  ReadLesson& operator=(const ReadLesson&) = delete;

 private:
  record::RunRecord record_;

 public:
  const book::Lesson lesson;
  book::Links links;
};

}  // namespace chalkline::sample
