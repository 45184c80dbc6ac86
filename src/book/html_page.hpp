// A run as a page of the book.
#pragma once

#include <string>
#include <vector>

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
  std::size_t number = 1;              ///< of the lesson, counted from 1
  std::vector<PageLink> lessons = {};  ///< all of the book, in order; none of a page by itself
  bool with_times = false;             ///< say how long cells took, which differs from run to run

  /// The page before and behind; null if there is none.
  const PageLink* previous() const { return link(number - 1); }
  const PageLink* next() const { return link(number + 1); }
  const PageLink* link(std::size_t n) const {
    return n > 0 && n <= lessons.size() ? &lessons[n - 1] : nullptr;
  }
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
