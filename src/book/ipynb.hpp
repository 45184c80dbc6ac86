// A run as a Jupyter notebook.
#pragma once

#include <string>

#include "book/figure_files.hpp"
#include "record/run_record.hpp"

namespace chalkline::book {

/// nbformat 4.5, written as nbformat itself writes it. Cells of prose keep their text, cells of
/// code begin with their title as a comment; the speaker's notes are left out. Outputs are those of
/// the run, a figure as SVG and PNG (those of `files`) and text; or there are none, for handing out
/// in class.
std::string ipynb(const record::RunRecord& record, const FigureFiles& files,
                  bool with_outputs = true);

}  // namespace chalkline::book
