#line 1 "lessons/0_small.cpp"
// %% [markdown]
// # A small lesson
// For the weaver's tests: every kind of cell, in few lines.

// %% The test problem
#include <chalkline/lesson.hpp>

double square(double x) { return x * x; }

LESSON_BEGIN

::chalkline::lesson::begin_cell(2);
const auto spacing = param("spacing", 0.1, "distance (\"gap\") between samples",
                           {.min = 0.01, .max = 0.5});
const char* raw = R"(
// %% no marker
)";

::chalkline::lesson::begin_cell(3);
// Größe is *UTF-8*.

::chalkline::lesson::begin_cell(4);

::chalkline::lesson::begin_cell(5); try {
throw std::runtime_error("what??");

} catch (...) { ::chalkline::lesson::cell_raised(); } ::chalkline::lesson::begin_cell(6);
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
"lessons/0_small.cpp",
::std::string_view(
"// %% [markdown]\n"
"// # A small lesson\n"
"// For the weaver's tests: every kind of cell, in few lines.\n"
"\n"
"// %% The test problem\n"
"#include <chalkline/lesson.hpp>\n"
"\n"
"double square(double x) { return x * x; }\n"
"\n"
"LESSON_BEGIN\n"
"\n"
"// %% A parameter\n"
"const auto spacing = param(\"spacing\", 0.1, \"distance (\\\"gap\\\") between samples\",\n"
"                           {.min = 0.01, .max = 0.5});\n"
"const char* raw = R\"(\n"
"// %% no marker\n"
")\";\n"
"\n"
"// %% [markdown]\n"
"// Gr\303\266\303\237e is *UTF-8*.\n"
"\n"
"// %%\n"
"\n"
"// %% It throws tags=[\"raises-exception\"]\n"
"throw std::runtime_error(\"what\?\?\");\n"
"\n"
"// %% After that\n"
"std::printf(\"%g %s\", square(spacing), raw);\n"
"\n"
"// %%\n"
"LESSON_END\n"
, 615),
&chalkline_declare_parameters};
}  // namespace
