// A run as a page of the book.
#pragma once

#include <optional>
#include <string>

#include "book/figure_files.hpp"
#include "book/lesson.hpp"
#include "book/links.hpp"

namespace chalkline::book {

/// Another page that a page leads to.
struct PageLink {
  std::string name;   ///< of the lesson; its page is NAME.html
  std::string title;  ///< as HTML
};

/// Where a page stands in its book.
struct PageContext {
  std::size_t number = 1, total = 1;
  std::optional<PageLink> previous = {}, next = {};
  bool with_times = false;  ///< say how long cells took, which differs from run to run
};

/// The lesson's page: prose, code, outputs, parameters, downloads and provenance. Readable without
/// its script, which adds the choice of theme and projecting cell by cell. Holds no speaker's
/// notes.
std::string html_page(const Lesson& lesson, const Links& links, const FigureFiles& files,
                      const PageContext& context);

/// One cell as it stands on that page, with the addresses of a form. Only that of the page has
/// ids and headings.
std::string html_cell(const Lesson& lesson, const Links& links, const FigureFiles& files,
                      const PageContext& context, Form form, std::size_t cell);

}  // namespace chalkline::book
