// %% [markdown]
// # Indices and shapes that are wrong
// Each value of `how` makes another mistake.

// %% A function
#include <chalkline/lesson.hpp>

double third(const Vector& v) { return v(3); }

LESSON_BEGIN

// %% Choose
const auto how = param(
    "how", "none", "what goes wrong",
    {"none", "vector", "brackets", "negative", "one", "count", "few", "matrix", "row", "column",
     "write", "sizes", "add_to", "axes", "function", "integers", "view", "flat", "broadcast"});

// %% Go wrong
Vector x = {1.0, 2.0, 3.0};
const Vector one = {5.0};
Matrix m = {{1.0, 2.0}, {3.0, 4.0}, {5.0, 6.0}};
const xt::xtensor<int, 1> whole = {1, 2};
double y = 0.0;
if (how == "vector") y = x(7);
if (how == "brackets") y = x[3];
if (how == "negative") y = x(-1);
if (how == "one") y = one(1);
if (how == "count") y = x(1, 2);
if (how == "few") y = m(2);
if (how == "matrix") y = m(2, 2);
if (how == "row") y = xt::sum(xt::row(m, 3))();
if (how == "column") x = xt::view(m, xt::all(), 2);
if (how == "write") x(3) = 1.0;
if (how == "sizes") x = x + Vector{1.0, 2.0};
if (how == "add_to") x += Vector{1.0, 2.0};
if (how == "axes") x = m + m;
if (how == "function") y = third(x);
if (how == "integers") y = whole(2);
if (how == "view") xt::view(m, xt::range(0, 2), 0) = x;
if (how == "flat") y = m.flat(600);
if (how == "broadcast") y = (m + Vector{1.0, 2.0})(2, 1) + (one + x)(2);
std::printf("%g %g\n", y, x(0));

// %%
LESSON_END
