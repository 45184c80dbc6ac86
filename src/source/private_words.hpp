// The words by which an author may say that a cell is not for readers: what it is (notes), whose it
// is (the teacher's) and what is to be done with it (hide). Case, accents, plurals and the common
// languages make no difference. All of them stand here, so that there is one rule.
#pragma once

#include <string_view>

namespace chalkline::source {

/// Whether a word of `text` is one for notes or for who speaks from them, maybe misspelled.
bool names_notes(std::string_view text);

/// Whether any of the words stands in `text`: of a tag, a type or metadata, whose words are few.
bool names_private(std::string_view text);

/// The same of a title, which may be about hidden layers and solutions: a part of it, such as one
/// in parentheses, says nothing but "hidden" or "not for students", or a word names notes.
bool is_private_title(std::string_view text);

/// Whether `text` says nothing but that it is a note: "Speaker notes", not "Notes on the method".
bool says_only_notes(std::string_view text);

}  // namespace chalkline::source
