// The files in src/book/assets/, which the build puts into the program.
#pragma once

#include <string_view>

namespace chalkline::book {

extern const std::string_view book_css, book_js, book_icon;

}  // namespace chalkline::book
