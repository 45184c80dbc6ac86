// %% [markdown]
// # Arrays
// What NumPy has is there without a header of one's own.

// %% Every function
#include <chalkline/lesson.hpp>

LESSON_BEGIN

// %% Made
numpy::RandomState random(1);
const Vector x = numpy::linspace(0.0, 1.0, 5);
show(numpy::logspace(0.0, 2.0, 3));
show(random.randn(2, 2));
show(random.normal(0.0, 1.0, 2));
show(random.uniform(-1.0, 1.0, 2));
show(random.randint(0, 10, 5));
show(random.permutation(5));
show(random.choice(x, 3, {.replace = false}));
std::vector<std::string> names = {"a", "b", "c"};
random.shuffle(names);
std::puts(names[0].c_str());

// %% Asked
std::vector<double> plain = {3.0, 1.0, 2.0, 4.0};
const Matrix square = xt::adapt(plain, std::array<std::size_t, 2>{2, 2});
show(numpy::matmul(square, square));
show(numpy::dot(x, x));
show(numpy::argmin(plain));
show(numpy::argmax(xt::adapt(plain)));
show(numpy::sort(plain));
show(numpy::argsort(plain));
show(numpy::median(square));
show(numpy::percentile(square, {25.0, 75.0}, 0));
const auto [counts, edges] = numpy::histogram(plain, {.bins = 3});
show(counts);
show(edges);

// %%
LESSON_END
