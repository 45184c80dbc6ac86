// %% [markdown]
// # In words
// A question that is answered in words, and no parameter.

// %% The frame
#include <chalkline/lesson.hpp>

LESSON_BEGIN

// %% [markdown] tags=["predict"]
// What does the next cell print?

// %% The answer
std::puts("forty-two");

// %%
LESSON_END
