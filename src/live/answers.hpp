// What a record's cells put out, as a page takes it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "book/figure_files.hpp"
#include "book/lesson.hpp"
#include "book/links.hpp"
#include "live/answer.hpp"
#include "record/run_record.hpp"

namespace chalkline::live {

/// The page on which answers stand.
struct AnswerPage {
  const book::Links& links;      ///< those of its book
  std::filesystem::path source;  ///< the lesson's own file
  std::string figure_name;       ///< what the numbers of figures follow: "Figure 3."
};

/// A run of which figures have been put under their hashes: see under_its_hash().
struct HashedRun {
  record::RunRecord record;
  book::FigureFiles figures;
};

/// The record with its figures under their hashes, of which `files` holds the bytes.
HashedRun hashed(record::RunRecord record, const book::FigureFiles& files);

/// The answer of a cell by the lesson's record, whose figures are under their hashes.
CellAnswer answer_of(const book::Lesson& lesson, std::size_t cell, const book::FigureFiles& figures,
                     const book::Links& links, const std::string& figure_name);

/// The answers of these cells of a run, as it stands by now, with its figures under their hashes.
std::vector<CellAnswer> answers_of(const record::RunRecord& record,
                                   const book::FigureFiles& figures,
                                   const std::vector<std::size_t>& cells, const AnswerPage& page);

/// The cells that may put out something for readers to see: code that is no speaker's note.
std::vector<std::size_t> answering_cells(const record::RunRecord& record);

}  // namespace chalkline::live
