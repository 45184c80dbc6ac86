// A lesson whose parameter contradicts itself.
#include <chalkline/lesson.hpp>

LESSON_BEGIN

// %%
const double rho = param("rho", 0.9, "fine");
const int size = param("size", 2,  // the call begins here
                       "how many", {.max = 1});
std::printf("%g %d\n", rho, size);

LESSON_END
