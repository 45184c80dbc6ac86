// %% [markdown]
// # A lesson that folds
//
// It holds a question with its answer, folded code, and exercises with theirs.

// %% The problem
#include <chalkline/lesson.hpp>

LESSON_BEGIN

// %% [markdown] tags=["predict"]
// What is the **sum** of 2 and 3?

// %% Add
const int sum = 2 + 3;
std::printf("sum %d\n", sum);
show(Figure("The sum")
         .bars({"2", "3", "sum"}, {2.0, 3.0, double(sum)})
         .y_label("value")
         .caption("The caption tells five.")
         .alt("Bars, of which the last is five high."));

// %% [markdown]
// The prose tells five.

// %% [markdown] tags=["solution"]
// The answer tells five.

// %% [markdown]
// ## Drawing

// %% Draw it tags=["fold"]
const int drawn = 1;
std::printf("drawn %d\n", drawn);

// %% [markdown]
// ## Try this
//
// - Add 4.
// - Add 5.

// %% [markdown] tags=["solution"]
// - Nine.
// - Ten.

// %% Last
std::printf("last\n");

// %%
LESSON_END
