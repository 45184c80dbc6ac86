// A lesson as it is published: its run, and all prose in it, read once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "book/cell_roles.hpp"
#include "markdown/headings.hpp"
#include "markdown/parse.hpp"
#include "record/run_record.hpp"

namespace chalkline::book {

/// What one cell has to be read of.
struct CellProse {
  markdown::Prose text = {};                  ///< of a Markdown cell
  std::vector<markdown::Prose> outputs = {};  ///< of each output that is Markdown or has a caption
};

/// The place of one cell in its lesson.
struct CellPlace {
  std::string id;       ///< from its title or first words: 1 to 64 of a-z, 0-9 and -; no two alike
  int title_level = 2;  ///< of the heading that its title makes, below the headings before it
  std::string title_id = {};     ///< of that heading on the page; empty if it has no title
  std::string notes_id = {};     ///< of its slide on the page of notes; empty if it continues one
  std::size_t first_figure = 1;  ///< the number of its first figure among those of the page
};

/// A heading of the lesson, whatever cell it stands in.
struct LessonHeading {
  markdown::Heading heading;  ///< with its id on the page
  std::string host_id;  ///< its id where a code host shows the lesson, by which prose leads to it
  bool in_contents = true;  ///< it is neither an output's nor an answer's
};

struct Lesson {
  const record::RunRecord& record;
  std::vector<CellProse> prose;                          ///< of each cell
  std::vector<CellPlace> places;                         ///< of each cell
  std::vector<CellRole> roles;                           ///< of each cell
  std::vector<record::ParameterRecord> parameters = {};  ///< that readers are told of: none that a
                                                         ///< cell makes which they are not shown
  std::vector<LessonHeading> headings = {};
  std::string about_id = {};  ///< of the part of the page that tells about the lesson
  markdown::Node title = {};  ///< a heading: that of the prose, else a cell's title, else the name
  bool has_title_heading = false;  ///< the prose has one
  markdown::Node summary = {};   ///< the first sentence of prose; without children if there is none
  std::size_t summary_line = 1;  ///< of the file, on which it begins
  bool summary_is_whole = true;  ///< it does not end with a colon, before a display

  const source::Cell& written(std::size_t cell) const { return record.cells[cell].written; }
};

/// Reads all prose of a lesson. The record must outlive what comes of it.
Lesson read_lesson(const record::RunRecord& record);

/// The code of a cell as everybody may see it: without what it says of its figures if a prediction
/// hides them.
std::string open_code(const Lesson& lesson, std::size_t cell);

/// What is written above a folded solution: "Answers" of one that is a list, else "Answer".
std::string answer_title(const markdown::Prose& prose);

/// What a cell is called where it has no title: its first heading or its first words.
std::string first_words(const markdown::Prose& prose);

/// The title within a line of HTML, without links.
std::string title_html(const Lesson& lesson);

}  // namespace chalkline::book
