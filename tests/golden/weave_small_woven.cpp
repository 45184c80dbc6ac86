#line 1 "lessons/0_small.cpp"





#include <chalkline/lesson.hpp>

double square(double x) { return x * x; }

LESSON_BEGIN

::chalkline::lesson::begin_cell(1);
const auto spacing = param("spacing", 0.1, "distance (\"gap\") between samples",
                           {.min = 0.01, .max = 0.5});
const char* raw = R"(
// %% no marker
)";




::chalkline::lesson::begin_cell(2);

::chalkline::lesson::begin_cell(3); try {
throw std::runtime_error("what??");

} catch (...) { ::chalkline::lesson::cell_raised(); } ::chalkline::lesson::begin_cell(4);
std::printf("%g %s", square(spacing), raw);

// %%
LESSON_END

#line 1 "lessons/0_small.cpp (woven)"
namespace {
void chalkline_declare_parameters() {
#line 13 "lessons/0_small.cpp"
(void)param("spacing", 0.1, "distance (\"gap\") between samples",
                           {.min = 0.01, .max = 0.5});
#line 1 "lessons/0_small.cpp (woven)"
}
const ::chalkline::lesson::Woven chalkline_woven{
"lessons/0_small.cpp", "21e92e7a11dc9a2094d4dba5550bc187", &chalkline_declare_parameters};
}  // namespace
