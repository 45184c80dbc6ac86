// %% [markdown]
// # Whatever can be shown
// Numbers of every kind, and text.

// %% Include
#include <chalkline/lesson.hpp>

LESSON_BEGIN

// %% Show
const Vector x = {1.0, 2.5};
show(std::vector<double>{1.0, 2.5});
show(std::vector<std::vector<int>>{{1, -20}, {3, 4}});
show(std::vector<bool>{true, false});
show(1.0);
show(7);
show(x(0) < x(1));
show("text *as* it stands");
show(std::string("more"));
show('c');
show(x > 1.5);
show(xt::xtensor<int, 2>{{1, 2}, {3, 4}});
show(xt::sum(x));
show({1.0, 2.5});
show(Figure("Vectors")
         .line(std::vector<double>{0.0, 1.0}, std::vector<int>{1, 2})
         .points(x * 2.0, {x(0), 2})
         .alt("A line"));

// %% Do not show tags=["raises-exception"]
show(std::vector<std::vector<int>>{{1, 2}, {3}});

// %%
LESSON_END
