// What the published forms of a lesson agree on: how its cells are called and how they depend on
// each other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/run_record.hpp"

namespace chalkline::book {

/// The place of one cell in its lesson.
struct CellOutline {
  std::string id;       ///< from its title or first words: 1 to 64 of a-z, 0-9 and -; no two alike
  int title_level = 2;  ///< of the heading that its title makes, below the headings before it
  bool is_answer = false;  ///< its output answers the prediction asked for by the cell before it
};

/// For every cell of the record its place.
std::vector<CellOutline> outline(const record::RunRecord& record);

/// Whether the prose holds a heading of the first level, the lesson's title.
bool has_title_heading(const record::RunRecord& record);

/// The first paragraph that is no heading, on one line.
std::string first_paragraph(const std::string& markdown);

/// The first sentence of the first paragraph of prose, as Markdown; empty if there is none.
std::string first_sentence(const record::RunRecord& record);

}  // namespace chalkline::book
