// %% [markdown]
// # What lies beside
// It prints its folder.

// %% The start
#include <chalkline/lesson.hpp>
#include <filesystem>

const std::filesystem::path folder_before_main = lesson_folder();

LESSON_BEGIN

// %% Folders
std::cout << folder_before_main.string() << '\n' << lesson_folder().string() << '\n';

// %%
LESSON_END
