// Writes a file whole or not at all.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string_view>

namespace chalkline::base {

/// Throws std::system_error if `file` is write-protected: it stands there, and this user may not
/// write it or nobody may (root may write everything, and still meant it). One that holds the bytes
/// already is as it should be. For whoever writes several files that belong together: ask for each
/// before the first is written.
void check_may_replace(const std::filesystem::path& file, std::string_view bytes);

/// Writes to a temporary file in the same folder and renames it into place. On failure (folder
/// read-only, file write-protected, disk full, file too large) throws std::system_error naming the
/// file and the reason; an older file is untouched and no temporary file is left, not even by
/// Ctrl-C, which is held back meanwhile. What a process that was killed left in the folder is
/// removed. A file that holds the bytes already is left alone. Of `mode` the file has what the
/// umask leaves.
void atomic_write(const std::filesystem::path& file, std::string_view bytes, mode_t mode = 0666);

/// Removes the temporary files that killed processes of this user left in a folder, if there is
/// one.
void remove_abandoned_files(const std::filesystem::path& folder);

}  // namespace chalkline::base
