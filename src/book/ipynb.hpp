// A run as a Jupyter notebook.
#pragma once

#include <map>
#include <string>

#include "book/figure_files.hpp"
#include "book/lesson.hpp"
#include "book/links.hpp"

namespace chalkline::book {

/// What a notebook is made with besides its lesson.
struct NotebookParts {
  const FigureFiles& figures;
  const std::map<std::string, std::string>& files;  ///< that prose refers to, by their addresses
  bool with_outputs = true;
  bool with_solutions = true;
};

/// nbformat 4.5, written as nbformat itself writes it. Cells of code begin with their title as a
/// comment; the speaker's notes are left out. What a prediction hides, code that is tagged so and
/// solutions are folded. Pictures that prose refers to are within it, other
/// files beside it. Outputs are those of the run, a figure as SVG and PNG and text; or there are
/// none, for handing out in class.
std::string ipynb(const Lesson& lesson, const Links& links, const NotebookParts& parts);

}  // namespace chalkline::book
