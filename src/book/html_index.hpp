// The book's first page.
#pragma once

#include <string>
#include <vector>

#include "book/figure_files.hpp"
#include "book/lesson.hpp"
#include "book/links.hpp"

namespace chalkline::book {

/// One lesson of the index.
struct IndexEntry {
  const Lesson& lesson;
  const FigureFiles& files;
};

/// The title, what introduces the course, if anything does, and every lesson with its title,
/// its first sentence and a thumbnail: its first figure, or else the first lines that it printed.
std::string html_index(const std::string& title, const Lesson& introduction, const Links& links,
                       const std::vector<IndexEntry>& lessons);

}  // namespace chalkline::book
