// What a failed build has to say to an author.
#pragma once

#include <filesystem>
#include <string>

namespace chalkline::app {

/// The messages of the weaver and the compiler in what Ninja or make wrote: without the command
/// lines and remarks of the latter, with `source` named as `shown`, and cut after `max_lines`
/// lines, which is then said. Of escape codes only those of colors stay.
std::string build_messages(const std::string& log, const std::filesystem::path& source,
                           const std::string& shown, std::size_t max_lines = 40);

}  // namespace chalkline::app
