#include "book/book.hpp"

#include <stdexcept>
#include <utility>

#include "base/read_file.hpp"
#include "book/assets.hpp"
#include "book/html_index.hpp"
#include "book/html_notes.hpp"
#include "book/html_page.hpp"
#include "book/ipynb.hpp"
#include "book/markdown_export.hpp"
#include "book/themed_svg.hpp"
#include "markdown/address.hpp"
#include "source/without_answers.hpp"

namespace chalkline::book {
namespace {

using Files = std::map<std::string, std::string>;

/// Adds a file; throws std::runtime_error if there is one of this name already.
void add(Files& files, const std::string& path, std::string bytes) {
  if (!files.emplace(path, std::move(bytes)).second)
    throw std::runtime_error("two files of the book would be called " + path + "; rename a lesson");
}

PageContext context_of(const std::vector<Lesson>& lessons, std::size_t i, bool with_times) {
  const auto link = [&](std::size_t k) {
    return PageLink{lessons[k].record.name, title_html(lessons[k])};
  };
  PageContext context{.number = i + 1, .total = lessons.size(), .with_times = with_times};
  if (i > 0) context.previous = link(i - 1);
  if (i + 1 < lessons.size()) context.next = link(i + 1);
  return context;
}

/// The lesson's own file, as it is handed out.
std::string source_of(const PublishedLesson& lesson, bool with_solutions) {
  return with_solutions ? lesson.source : source::without_answers(lesson.source);
}

/// The files that prose refers to.
Files referred_files(const std::vector<Lesson>& lessons, const Links& links) {
  Files files;
  for (const Lesson& lesson : lessons)
    for (const auto& [published, file] : links.files_of(lesson))
      if (!files.contains(published)) files[published] = base::read_file(file);
  return files;
}

}  // namespace

Files make_book(const std::vector<PublishedLesson>& published, const BookOptions& options) {
  std::vector<Lesson> lessons;
  for (const PublishedLesson& one : published) lessons.push_back(read_lesson(one.record));
  Links links(options.course, options.pictures);
  for (std::size_t i = 0; i < lessons.size(); ++i) links.add(lessons[i], published[i].path);
  const Files referred = referred_files(lessons, links);

  Files files = {{"book.css", std::string(book_css)},
                 {"book.js", std::string(book_js)},
                 {"icon.svg", std::string(book_icon)}};
  std::vector<IndexEntry> entries;
  for (std::size_t i = 0; i < lessons.size(); ++i)
    entries.push_back({lessons[i], published[i].figures});
  add(files, "index.html", html_index(options.title.empty() ? "Lessons" : options.title, entries));
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    const Lesson& lesson = lessons[i];
    const FigureFiles& figures = published[i].figures;
    const std::string& name = lesson.record.name;
    const PageContext context = context_of(lessons, i, options.with_times);
    add(files, name + ".html", html_page(lesson, links, figures, context));
    add(files, notes_file(lesson.record), html_notes(lesson, links, figures, context));
    add(files, name + ".ipynb",
        ipynb(lesson, links, {figures, referred, options.with_outputs, options.with_solutions}));
    add(files, name + ".md", markdown_export(lesson, links, options.with_solutions));
    add(files, name + ".cpp", source_of(published[i], options.with_solutions));
    for (const auto& [file, bytes] : figures)
      add(files, "figures/" + file, file.ends_with(".svg") ? themed_svg(bytes) : bytes);
  }
  for (const auto& [path, bytes] : referred) add(files, path, bytes);
  return files;
}

std::vector<std::string> pictures_elsewhere(const PublishedLesson& lesson) {
  std::vector<std::string> addresses;
  for_each_link(read_lesson(lesson.record), [&](const markdown::Node& node, std::size_t) {
    const bool is_safe = markdown::is_safe_address(node.text);
    if (node.kind == markdown::Kind::image && is_safe && markdown::leads_away(node.text))
      addresses.push_back(node.text);
  });
  return addresses;
}

}  // namespace chalkline::book
