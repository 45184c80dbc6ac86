// What the pages of a book have in common. All of it is HTML5 and well-formed XML alike.
#pragma once

#include <string>
#include <string_view>

#include "book/figure_files.hpp"
#include "book/lesson.hpp"
#include "book/links.hpp"

namespace chalkline::book {

/// Text of any bytes as HTML; control characters become visible.
std::string html_text(std::string_view text);

/// A title, or other prose without markup, with typographic signs.
std::string html_title(std::string_view text);

/// Prose as one line of plain text, with typographic signs.
std::string plain_typographic(const markdown::Node& prose);

/// From the doctype to the body's beginning. `links` are further elements of the head; `body_class`
/// is one word. A browser is told to load nothing but what lies beside the page, and pictures of
/// other hosts if they are allowed.
std::string html_begin(std::string_view title, std::string_view description, std::string_view links,
                       std::string_view body_class, Pictures pictures = Pictures::of_course);

/// The bar above a page: what leads away from it, and the buttons that need the script.
std::string html_bar(std::string_view links, bool can_project);

std::string html_end();

/// `<img>` of the figure's SVG, with its size so that nothing moves while it loads.
std::string html_image(const record::FigureDisplay& figure, const FigureFiles& files);

/// Prose of a cell with the addresses of a form. Only on its page headings are
/// headings.
markdown::Node cell_prose(const Lesson& lesson, const markdown::Node& document, const Links& links,
                          Form form);

/// What the numbers of a lesson's figures follow: "Figure 3." in a book of several lessons.
std::string figure_name(std::size_t lesson, std::size_t lessons);

/// What a cell put out, in order, with its error; empty if it was silent. A figure is called
/// `figure_name` and its number in the lesson: "Figure 3." and 2.
std::string html_outputs(const Lesson& lesson, std::size_t cell, const Links& links,
                         const FigureFiles& files, const std::string& figure_name,
                         Form form = Form::page);

}  // namespace chalkline::book
