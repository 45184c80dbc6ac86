// A course as files: web pages, Jupyter notebooks and Markdown.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "book/figure_files.hpp"
#include "book/links.hpp"
#include "record/run_record.hpp"

namespace chalkline::book {

/// What a book needs of a lesson: its run, the files of its figures, and its own file: where it
/// lies and what was read there, byte for byte.
struct PublishedLesson {
  record::RunRecord record;
  FigureFiles figures;
  std::string source;
  std::filesystem::path path;
};

struct BookOptions {
  std::string title = {};         ///< of the first page; if empty, that of the introduction
  std::string course_title = {};  ///< if that has none, either
  std::string introduction = {};  ///< Markdown, shown above the list of lessons
  std::filesystem::path introduction_path = {};  ///< from which its links lead
  std::filesystem::path course = {};             ///< its folder; no file outside of it is published
  Pictures pictures = Pictures::of_course;
  bool with_outputs = true;    ///< in the notebooks
  bool with_solutions = true;  ///< in notebooks, Markdown and the lessons' own files
  bool with_times = false;     ///< on the pages
};

/// The book's files by their paths below its folder; files/ holds what prose refers to. The same
/// lessons make the same bytes. Throws std::runtime_error if two files would have one name.
std::map<std::string, std::string> make_book(const std::vector<PublishedLesson>& lessons,
                                             const BookOptions& options);

/// Tells all that make_book() makes a book of, except for this program: text::content_hash() of it.
std::string content_of_book(const std::vector<PublishedLesson>& lessons,
                            const BookOptions& options);

/// The addresses of pictures in a lesson's prose that lie on other hosts.
std::vector<std::string> pictures_elsewhere(const PublishedLesson& lesson);

}  // namespace chalkline::book
