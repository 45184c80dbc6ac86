#include "book/html_parts.hpp"

#include <algorithm>
#include <locale>
#include <set>
#include <sstream>
#include <utility>

#include "markdown/html.hpp"
#include "markdown/typography.hpp"
#include "text/overprinted.hpp"
#include "text/printable.hpp"

namespace chalkline::book {
namespace {

/// Text that keeps its lines.
std::string preformatted(std::string_view text, const std::string& kind) {
  return "<pre class=\"" + kind + "\"><samp>" + html_text(text) + "</samp></pre>\n";
}

/// The value of the attribute in an SVG's first tag, if it is a number.
std::string svg_size(std::string_view svg, std::string_view attribute) {
  const auto tag = svg.find("<svg");
  if (tag == std::string_view::npos) return "";
  const std::string_view head = svg.substr(tag, svg.find('>', tag) - tag);
  const auto begin = head.find(attribute);
  if (begin == std::string_view::npos) return "";
  const std::string_view rest = head.substr(begin + attribute.size());
  const auto digits = rest.find_first_not_of("0123456789");
  return std::string(rest.substr(0, digits == std::string_view::npos ? 0 : digits));
}

std::string size_attributes(const record::FigureDisplay& figure, const FigureFiles& files) {
  const auto svg = files.find(figure.name + ".svg");
  if (svg == files.end()) return "";
  const std::string width = svg_size(svg->second, " width=\""),
                    height = svg_size(svg->second, " height=\"");
  return width.empty() || height.empty() ? ""
                                         : " width=\"" + width + "\" height=\"" + height + "\"";
}

/// Links to the figure's files, in the order of `extensions`.
std::string figure_downloads(const record::FigureDisplay& figure, const FigureFiles& files) {
  constexpr std::pair<const char*, const char*> extensions[] = {{".svg", "SVG"},
                                                                {".png", "PNG"},
                                                                {"_frames.svg", "animated SVG"},
                                                                {"_frames.png", "animated PNG"},
                                                                {".gp", "gnuplot"},
                                                                {".csv", "CSV"}};
  std::string links;
  for (const auto& [extension, name] : extensions) {
    const std::string file = figure.name + extension;
    if (files.contains(file))
      links += " <a href=\"figures/" + html_text(file) + "\">" + name + "</a>";
  }
  return links.empty() ? "" : "<span class=\"downloads\">" + links.substr(1) + "</span>";
}

/// All frames of a figure that moves.
struct Film {
  std::string address;     ///< empty: there is none
  std::size_t frames = 0;  ///< in the file, from which some may have been left out
};

Film film_of(const record::FigureDisplay& figure, const FigureFiles& files) {
  const std::string name = figure.name + "_frames.svg";
  const auto file = files.find(name);
  if (!figure.animation || file == files.end()) return {};
  constexpr std::string_view frame = "<g id=\"frame-";
  Film film{"figures/" + html_text(name)};
  const std::string& svg = file->second;
  for (auto at = svg.find(frame); at != svg.npos; at = svg.find(frame, at + 1)) ++film.frames;
  return film.frames > 0 ? film : Film{};
}

/// What the script makes a player of.
std::string player(const record::FigureDisplay& figure, const Film& film) {
  if (film.frames == 0) return "";
  std::ostringstream attributes;
  attributes.imbue(std::locale::classic());
  attributes << " class=\"animation\" data-film=\"" << film.address << "\" data-frames=\""
             << film.frames << "\" data-seconds=\"" << figure.animation->seconds << "\"";
  return attributes.str();
}

/// Paper shows the first, the middle and the last frame; `size` are attributes of an image.
std::string printed_frames(const Film& film, const std::string& size) {
  if (film.frames == 0) return "";
  std::string text = "<div class=\"printed\">";
  for (const std::size_t i : std::set<std::size_t>{1, (film.frames + 1) / 2, film.frames}) {
    const std::string number = std::to_string(i);
    text += "\n<div><img src=\"" + film.address + "#page-" + number + "\" alt=\"Frame " + number +
            "\"" + size + "/><p>" + number + " of " + std::to_string(film.frames) + "</p></div>";
  }
  return text + "\n</div>\n";
}

struct OutputWriter {
  const FigureFiles& files;
  std::string prose;   ///< its Markdown or caption
  std::string number;  ///< if it is a figure: "Figure 3.2"

  std::string operator()(const record::StreamText& text) const {
    const bool is_error = text.stream == record::Stream::standard_error;
    return (is_error ? "<p class=\"label\">standard error</p>\n" : "") +
           preformatted(text::overprinted(text.text), is_error ? "stream stderr" : "stream");
  }
  std::string operator()(const record::ArrayDisplay& array) const {
    return preformatted(array.text, "array");
  }
  std::string operator()(const record::MarkdownDisplay&) const {
    return "<div class=\"display\">\n" + prose + "</div>\n";
  }
  std::string operator()(const record::FigureDisplay& figure) const {
    const std::string caption = figure.caption ? prose : "";  // the title stands in the picture
    const Film film = film_of(figure, files);
    return "<figure" + player(figure, film) + ">\n" + html_image(figure, files) + "\n" +
           printed_frames(film, size_attributes(figure, files)) +
           "<figcaption><span class=\"number\">" + number + "</span> " +
           (caption.empty() ? "" : "<div class=\"caption\">" + caption + "</div> ") +
           figure_downloads(figure, files) + "</figcaption>\n</figure>\n";
  }
};

std::string html_error(const record::CellError& error) {
  const std::string kind = error.expected ? "error expected" : "error";
  const std::string what =
      error.expected ? "This cell threw, as it was meant to: " : "This cell failed: ";
  return "<div class=\"" + kind + "\">\n<p>" + what + "<code>" + html_text(error.type) +
         "</code></p>\n" + preformatted(error.message, "message") + "</div>\n";
}

/// Makes paragraphs of headings, which would stand among those of another page.
void without_headings(markdown::Node& node) {
  for (markdown::Node& child : node.children) without_headings(child);
  if (node.kind != markdown::Kind::heading) return;
  markdown::Node strong{.kind = markdown::Kind::strong, .children = std::move(node.children)};
  node = {.kind = markdown::Kind::paragraph, .children = {std::move(strong)}};
}

/// What a page may load and do. Without a server it stands in the page itself.
std::string policy(Pictures pictures) {
  const std::string others = pictures == Pictures::of_any_host ? " http: https:" : "";
  return "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src "
         "'self'; style-src 'self'; img-src 'self'" +
         others + "; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'\"/>";
}

}  // namespace

std::string html_text(std::string_view text) { return text::escape_html(text::printable(text)); }

std::string html_title(std::string_view text) { return html_text(markdown::typographic(text)); }

std::string plain_typographic(const markdown::Node& prose) {
  return markdown::plain_text(markdown::typographic(prose));
}

std::string html_begin(std::string_view title, std::string_view description, std::string_view links,
                       std::string_view body_class, Pictures pictures) {
  std::string text = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
)" + policy(pictures) +
                     R"(
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
)";
  text += "<title>" + html_text(title) + "</title>\n";
  if (!description.empty())
    text += "<meta name=\"description\" content=\"" + html_text(description) + "\"/>\n";
  text +=
      "<link rel=\"stylesheet\" href=\"book.css\"/>\n<link rel=\"icon\" href=\"icon.svg\" "
      "type=\"image/svg+xml\"/>\n";
  text += links;
  if (body_class != "notes")
    text += "<script src=\"course.js\" defer=\"defer\"></script>\n";  // what the search looks at
  text += "<script src=\"book.js\"></script>\n</head>\n<body class=\"" + std::string(body_class) +
          "\">\n";
  return text + "<a class=\"skip\" href=\"#main\">Skip to the text</a>\n";
}

std::string html_bar(std::string_view links, bool can_project) {
  std::string text =
      "<header class=\"bar\">\n<nav aria-label=\"Book\">" + std::string(links) + "</nav>\n";
  text += "<div class=\"tools\" hidden=\"hidden\">";
  if (can_project)
    text +=
        "<button type=\"button\" id=\"project\" title=\"Show it cell by cell (key "
        "p)\">Project</button>";
  return text + "<button type=\"button\" id=\"theme\">Dark</button></div>\n</header>\n";
}

std::string html_end() { return "</body>\n</html>\n"; }

std::string html_image(const record::FigureDisplay& figure, const FigureFiles& files) {
  const std::string size = size_attributes(figure, files);
  const std::string& alt = figure.alt.empty() ? figure.title : figure.alt;
  return "<img src=\"figures/" + html_text(figure.name) + ".svg#page\" alt=\"" + html_text(alt) +
         "\"" + size + "/>";
}

markdown::Node cell_prose(const Lesson& lesson, const markdown::Node& document, const Links& links,
                          Form form) {
  markdown::Node prose = markdown::typographic(links.prose(lesson, document, form));
  if (form != Form::page) without_headings(prose);
  return prose;
}

std::string figure_name(std::size_t lesson, std::size_t lessons) {
  return lessons > 1 ? "Figure " + std::to_string(lesson) + "." : "Figure ";
}

std::string html_outputs(const Lesson& lesson, std::size_t i, const Links& links,
                         const FigureFiles& files, const std::string& figure_name, Form form) {
  const record::CellRecord& cell = lesson.record.cells[i];
  std::size_t figure = lesson.places[i].first_figure;
  std::string text;
  for (std::size_t k = 0; k < cell.outputs.size(); ++k) {
    const markdown::Node& prose = lesson.prose[i].outputs[k].document;
    const std::string number = figure_name + std::to_string(figure);
    text += std::visit(
        OutputWriter{files, markdown::to_html(cell_prose(lesson, prose, links, form)), number},
        cell.outputs[k]);
    if (std::holds_alternative<record::FigureDisplay>(cell.outputs[k])) ++figure;
  }
  if (cell.omitted > 0)
    text += "<p class=\"omitted\">… and " + std::to_string(cell.omitted) +
            " more bytes, not kept.</p>\n";
  if (cell.error) text += html_error(*cell.error);
  if (cell.status == record::RunStatus::not_run && cell.written.kind == source::CellKind::code)
    text += "<p class=\"not-run\">Not run, since a cell before it failed.</p>\n";
  return text;
}

}  // namespace chalkline::book
