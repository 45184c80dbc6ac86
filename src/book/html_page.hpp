// A run as a page of the book, and the page with its speaker's notes.
#pragma once

#include <optional>
#include <string>

#include "book/figure_files.hpp"
#include "record/run_record.hpp"

namespace chalkline::book {

/// Another page that a page leads to.
struct PageLink {
  std::string name;  ///< of the lesson; its page is NAME.html
  std::string title;
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
std::string html_page(const record::RunRecord& record, const FigureFiles& files,
                      const PageContext& context);

/// The speaker's notes: readable as a script, and what the projector opens in a second window.
std::string html_notes(const record::RunRecord& record);

/// The address of a page of notes: NAME_notes.html.
std::string notes_file(const record::RunRecord& record);

}  // namespace chalkline::book
