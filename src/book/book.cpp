#include "book/book.hpp"

#include <stdexcept>
#include <utility>

#include "book/assets.hpp"
#include "book/html_index.hpp"
#include "book/html_page.hpp"
#include "book/ipynb.hpp"
#include "book/markdown_export.hpp"
#include "book/outline.hpp"

namespace chalkline::book {
namespace {

PageContext context_of(const std::vector<PublishedLesson>& lessons, std::size_t i,
                       bool with_times) {
  const auto link = [&](std::size_t k) {
    return PageLink{lessons[k].record.name, lessons[k].record.title};
  };
  PageContext context{.number = i + 1, .total = lessons.size(), .with_times = with_times};
  if (i > 0) context.previous = link(i - 1);
  if (i + 1 < lessons.size()) context.next = link(i + 1);
  return context;
}

/// Adds a file; throws std::runtime_error if there is one of this name already.
void add(std::map<std::string, std::string>& files, const std::string& path, std::string bytes) {
  if (!files.emplace(path, std::move(bytes)).second)
    throw std::runtime_error("two files of the book would be called " + path + "; rename a lesson");
}

}  // namespace

std::map<std::string, std::string> make_book(const std::vector<PublishedLesson>& lessons,
                                             const BookOptions& options) {
  std::map<std::string, std::string> files = {{"book.css", std::string(book_css)},
                                              {"book.js", std::string(book_js)},
                                              {"icon.svg", std::string(book_icon)}};
  std::vector<IndexEntry> entries;
  for (const PublishedLesson& lesson : lessons) entries.push_back({lesson.record, lesson.figures});
  add(files, "index.html", html_index(options.title.empty() ? "Lessons" : options.title, entries));
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    const auto& [record, figures, source] = lessons[i];
    add(files, record.name + ".html",
        html_page(record, figures, context_of(lessons, i, options.with_times)));
    add(files, notes_file(record), html_notes(record));
    add(files, record.name + ".ipynb", ipynb(record, figures, options.with_outputs));
    add(files, record.name + ".md", markdown_export(record));
    add(files, record.name + ".cpp", source);
    for (const auto& [name, bytes] : figures) add(files, "figures/" + name, bytes);
  }
  return files;
}

}  // namespace chalkline::book
