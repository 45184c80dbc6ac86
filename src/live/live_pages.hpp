// All that a live course serves of its book, made in memory: nothing outside of it can be asked
// for.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "book/book.hpp"
#include "live/answer.hpp"
#include "live/course_facts.hpp"
#include "live/http_server.hpp"

namespace chalkline::live {

struct LivePage {
  Bytes bytes;
  Bytes gzip = nullptr;  ///< null where it would not be smaller
  std::string_view type = "application/octet-stream";
};

/// Files by their paths.
using LivePages = std::map<std::string, LivePage, std::less<>>;

struct LiveBook {
  LivePages pages;
  LivePages for_students;  ///< in the place of those: lessons as they are handed out, without notes
  std::vector<std::string> for_teacher;  ///< pages that students do not get
  CourseFacts facts;
};

/// What the pages show before anything was run, of each code cell of a lesson.
using FirstAnswers = std::function<std::vector<CellAnswer>(const std::string& lesson)>;

/// The book of these lessons as live pages. Builds and compilers' messages of the facts are those
/// of lessons that were never built anew.
LiveBook make_live_book(const std::vector<book::PublishedLesson>& lessons,
                        const book::BookOptions& options, const FirstAnswers& first_answers);

/// The type of a file by its name, for browsers.
std::string_view media_type(std::string_view path);

/// A text as a page that is served, with what gzip makes of it.
LivePage live_page(std::string bytes, std::string_view path);

}  // namespace chalkline::live
