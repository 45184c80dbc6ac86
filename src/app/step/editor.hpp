// The user's editor.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/child_process.hpp"

namespace chalkline::app {

/// The words of a command as a shell takes them apart: at blanks, but not within '...' or "..." nor
/// behind a backslash. Nothing else means anything. Throws std::runtime_error if a quote is not
/// closed.
std::vector<std::string> words_of(std::string_view command);

/// What $VISUAL, else $EDITOR names, else vi.
std::string editor_name();

/// Opens a file at a line, counted from 1, in that editor, whose name may come with arguments
/// ("code --wait"). Throws as words_of() does, or if the name is blank.
base::Command edit_command(std::string_view editor, const std::filesystem::path& file,
                           std::size_t line);

}  // namespace chalkline::app
