// Prose as a notebook has it: Markdown, with its pictures within.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "book/lesson.hpp"
#include "book/links.hpp"

namespace chalkline::book {

/// A picture that a cell brings along.
struct NotebookPicture {
  std::string name;  ///< by which the cell's prose refers to it, after "attachment:"
  std::string type;  ///< image/png
  std::string bytes;
};

struct NotebookProse {
  std::string markdown;
  std::vector<NotebookPicture> attachments = {};
};

/// `files` are those that prose refers to, by their addresses. Pictures become attachments, or data
/// in their address, as viewers have it for SVG, and everywhere but in a cell of prose.
NotebookProse notebook_prose(const Lesson& lesson, const markdown::Node& document,
                             const Links& links, const std::map<std::string, std::string>& files,
                             bool with_attachments);

}  // namespace chalkline::book
