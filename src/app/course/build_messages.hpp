// What a build has to say to an author.
#pragma once

#include <filesystem>
#include <string>

namespace chalkline::app {

/// The same text, but without colors unless this is a terminal that may have them.
std::string as_shown_on(int descriptor, const std::string& text);

/// What weaver, compiler and linker say of the lesson `source`, which is named as `shown`: each
/// error as one sentence on the author's line that led to it, and of each line the one that says
/// most. Left out is what make and the linker's driver add; after `max_lines` lines the rest is
/// cut, which is then said. Of escape codes only those of colors stay.
std::string build_messages(const std::string& log, const std::filesystem::path& source,
                           const std::string& shown, std::size_t max_lines = 40);

}  // namespace chalkline::app
