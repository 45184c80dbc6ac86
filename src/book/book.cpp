#include "book/book.hpp"

#include <future>
#include <stdexcept>
#include <utility>

#include "base/read_file.hpp"
#include "book/assets.hpp"
#include "book/course_text.hpp"
#include "book/html_index.hpp"
#include "book/html_notes.hpp"
#include "book/html_page.hpp"
#include "book/introduction.hpp"
#include "book/ipynb.hpp"
#include "book/markdown_export.hpp"
#include "book/themed_svg.hpp"
#include "markdown/address.hpp"
#include "source/without_answers.hpp"
#include "text/content_hash.hpp"

namespace chalkline::book {
namespace {

using Files = std::map<std::string, std::string>;

/// Adds a file; throws std::runtime_error if there is one of this name already.
void add(Files& files, const std::string& path, std::string bytes) {
  if (!files.emplace(path, std::move(bytes)).second)
    throw std::runtime_error("two files of the book would be called " + path + "; rename a lesson");
}

std::vector<PageLink> links_to(const std::vector<Lesson>& lessons) {
  std::vector<PageLink> links;
  for (const Lesson& lesson : lessons) links.push_back({lesson.record.name, title_html(lesson)});
  return links;
}

std::string title_of(const BookOptions& options, const Lesson& introduction) {
  if (!options.title.empty()) return options.title;
  if (introduction.has_title_heading) return markdown::plain_text(introduction.title);
  return options.course_title.empty() ? "Lessons" : options.course_title;
}

/// The lesson's own file, as it is handed out.
std::string source_of(const PublishedLesson& lesson, bool with_solutions) {
  return with_solutions ? lesson.source : source::without_answers(lesson.source);
}

/// Adds the files that a lesson's prose refers to.
void add_referred_files(Files& files, const Lesson& lesson, const Links& links) {
  for (const auto& [published, file] : links.files_of(lesson))
    if (!files.contains(published)) files[published] = base::read_file(file);
}

/// What a book is made of, read.
struct Material {
  record::RunRecord introducing;
  Lesson introduction;
  std::vector<Lesson> lessons;
  Links links;
  Files referred;  ///< the files that prose leads to

  Material(const std::vector<PublishedLesson>& published, const BookOptions& options)
      : introducing(introduction_record(options.introduction)),
        introduction(read_lesson(introducing)),
        links(options.course, options.pictures) {
    for (const PublishedLesson& one : published) lessons.push_back(read_lesson(one.record));
    for (std::size_t i = 0; i < lessons.size(); ++i) links.add(lessons[i], published[i].path);
    links.add_prose(introduction, options.introduction_path);
    add_referred_files(referred, introduction, links);
    for (const Lesson& lesson : lessons) add_referred_files(referred, lesson, links);
  }
  Material(const Material&) = delete;  // the parts refer to each other
  Material& operator=(const Material&) = delete;
};

/// The files that are those of one lesson.
Files files_of_lesson(const Material& material, const PublishedLesson& published, std::size_t i,
                      PageContext context, const BookOptions& options) {
  const Lesson& lesson = material.lessons[i];
  const Links& links = material.links;
  const FigureFiles& figures = published.figures;
  const std::string& name = lesson.record.name;
  context.number = i + 1;
  Files files;
  add(files, name + ".html", html_page(lesson, links, figures, context));
  add(files, notes_file(lesson.record), html_notes(lesson, links, figures, context));
  add(files, name + ".ipynb",
      ipynb(lesson, links,
            {figures, material.referred, options.with_outputs, options.with_solutions}));
  add(files, name + ".md", markdown_export(lesson, links, options.with_solutions));
  add(files, name + ".cpp", source_of(published, options.with_solutions));
  for (const auto& [file, bytes] : figures)
    add(files, "figures/" + file, file.ends_with(".svg") ? themed_svg(bytes) : bytes);
  return files;
}

}  // namespace

std::string content_of_book(const std::vector<PublishedLesson>& published,
                            const BookOptions& options) {
  text::ContentHash hash;
  const auto add_text = [&](std::string_view bytes) {
    hash.add(std::to_string(bytes.size()) + ' ');
    hash.add(bytes);
  };
  for (const PublishedLesson& lesson : published) {
    for (const std::string& part :
         {record::to_json(lesson.record), lesson.source, lesson.path.string()})
      add_text(part);
    for (const auto& [name, bytes] : lesson.figures) add_text(name), add_text(bytes);
  }
  for (const std::string& option : {options.title, options.course_title, options.introduction,
                                    options.introduction_path.string(), options.course.string()})
    add_text(option);
  for (const bool option : {options.pictures == Pictures::of_any_host, options.with_outputs,
                            options.with_solutions, options.with_times})
    add_text(option ? "yes" : "no");
  for (const auto& [name, bytes] : Material(published, options).referred)
    add_text(name), add_text(bytes);
  return hash.digits();
}

Files make_book(const std::vector<PublishedLesson>& published, const BookOptions& options) {
  const Material material(published, options);
  const std::vector<Lesson>& lessons = material.lessons;
  const PageContext context{.lessons = links_to(lessons), .with_times = options.with_times};
  std::vector<std::future<Files>> made;  // on all cores
  for (std::size_t i = 0; i < lessons.size(); ++i)
    made.push_back(std::async(
        [&, i] { return files_of_lesson(material, published[i], i, context, options); }));
  Files files = {{"book.css", std::string(book_css)},
                 {"book.js", std::string(book_js)},
                 {"course.js", course_text(lessons)},
                 {"icon.svg", std::string(book_icon)}};
  std::vector<IndexEntry> entries;
  for (std::size_t i = 0; i < lessons.size(); ++i)
    entries.push_back({lessons[i], published[i].figures});
  add(files, "index.html",
      html_index(title_of(options, material.introduction), material.introduction, material.links,
                 entries));
  for (std::future<Files>& one : made)
    for (auto& [path, bytes] : one.get()) add(files, path, std::move(bytes));
  for (const auto& [path, bytes] : material.referred) add(files, path, bytes);
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
