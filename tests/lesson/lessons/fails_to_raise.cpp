// %% Declarations
#include <chalkline/lesson.hpp>

LESSON_BEGIN

// %% Promises too much tags=["raises-exception"]
std::printf("nothing happens\n");

// %% Never reached
std::printf("never\n");

// %%
LESSON_END
