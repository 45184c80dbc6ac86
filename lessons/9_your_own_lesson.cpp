// %% [markdown]
// # Your own lesson
//
// This lesson shows what a lesson can contain, one cell for each: read its source
// beside what it shows. A lesson is a C++ file. A cell begins at a line `// %%`. With
// `[markdown]` behind it the cell is prose, written in comments; otherwise it is code,
// and what follows the `%%` is its title. Formulas stand between dollar signs, in a
// line, as $x_0 \in [-1.5, 2]$, or on their own:
//
// $$f(x, y) = (1 - x)^2 + b \, (y - x^2)^2$$
//
// That is Rosenbrock's function, a bent valley with its minimum at $(1, 1)$. It is the
// example here.

// %% [markdown]
// **You will be able to**
//
// - write a lesson of your own, with prose, parameters, tables and figures,
// - ask a question before its answer, and tell what is expected to fail,
// - make a lesson that a room can play with.
//
// **You need** a little C++, and the other lessons only for their ideas.

// %% [markdown] tags=["notes"]
// Speaker’s notes: a Markdown cell tagged `notes` is kept from the audience. Ask who
// has met this function before.

// %% Before the lesson begins
// What stands above LESSON_BEGIN is ordinary C++: includes, functions, types.
#include <chalkline/lesson.hpp>

// Of numbers or of arrays. Arguments by reference, for the expression that is returned
// for arrays refers to them.
auto valley(const auto& x, const auto& y, const double& b) {
  return (1.0 - x) * (1.0 - x) + b * (y - x * x) * (y - x * x);
}

Vector gradient(double x, double y, double b) {
  return {-2.0 * (1.0 - x) - 4.0 * b * x * (y - x * x), 2.0 * b * (y - x * x)};
}

LESSON_BEGIN

// %% [markdown]
// ## Parameters
//
// What a reader may change is a `param`: a name, a default, a description, and what is
// allowed. Its kind is that of the default: a real number, a whole one, yes or no, or a
// choice, and so is the type of the value that it returns.

// %% One parameter of each kind
const double b = param("b", 5.0, "how steep the walls of the valley are",
                       {.min = open(0.0), .max = 20.0});
const int n_iter =
    param("n_iter", 60, "iterations of the search", {.min = 1, .max = 10'000});
const bool with_rings = param("with_rings", true, "draw the contours below the path");
const auto method = param("method", "momentum", "how to search", {"momentum", "plain"});
const double start_x =
    param("start_x", -1.0, "x of the start", {.min = -1.5, .max = 0.5});
const double start_y =
    param("start_y", 1.5, "y of the start", {.min = -1.0, .max = 2.0});

// %% [markdown]
// Shown by `./chalkline live`, every parameter is a control, and the lesson runs again
// while somebody moves it. What makes a good one:
//
// - Bounds at both ends make a slider, so choose them where the lesson has something to
//   show: from 0 to 20, not to a million. With a lowest above 0 and a highest a
//   thousand times that, or more, its steps are factors.
// - Few whole numbers make a stepper, yes or no a switch, a choice a menu.
// - The default is what the prose and the published figures tell of.
// - The description is the control’s label: what the reader sees change, in few words.
//
// A figure can be taken by the hand, too. `points` with one point whose coordinates are
// the values of two real parameters is a **handle**: who drags the start on the map
// below changes `start_x` and `start_y`. Two parameters whose names differ only by `x`
// and `y` are found even where others have the same values.

// %% [markdown]
// ## Code that prints, and arrays
//
// All cells between `LESSON_BEGIN` and `LESSON_END` share one scope. What a cell prints
// is shown below it. `show` displays an array as NumPy prints it; both end up in the
// record of the run, from which everything is published. Data beside the lesson's file
// is found as `lesson_folder() / "data.csv"`, wherever the lesson is called from.

// %% The search
const double step_size = 0.01;
const double friction =
    method == "momentum" ? 0.8 : 0.0;  // how much of the last step goes into the next
Vector x = xt::zeros<double>({n_iter + 1});  // the start and every iterate
Vector y = xt::zeros<double>({n_iter + 1});
Vector step = xt::zeros<double>({2});
x(0) = start_x;
y(0) = start_y;
for (int t = 0; t < n_iter; ++t) {
  step = friction * step - step_size * gradient(x(t), y(t), b);
  x(t + 1) = x(t) + step(0);
  y(t + 1) = y(t) + step(1);
}
std::printf("from (%.1f, %.1f) to (%.3f, %.3f)\n", x(0), y(0), x(n_iter), y(n_iter));
show(gradient(x(n_iter), y(n_iter), b));

// %% [markdown]
// ## A table
//
// `Markdown` is displayed as prose is. Values go into its braces, so that a table
// cannot disagree with the run:

// %% What the search gained
const Vector value = valley(x, y, b);
show(Markdown(
    "| | $x$ | $y$ | $f(x, y)$ |\n|---|---:|---:|---:|\n"
    "| start | {:.2f} | {:.2f} | {:.4f} |\n| end | {:.2f} | {:.2f} | {:.4f} |\n",
    x(0), y(0), value(0), x(n_iter), y(n_iter), value(n_iter)));

// %% [markdown] tags=["predict"]
// Look before you leap: a Markdown cell tagged `predict` asks a question, and what the
// next cell puts out stays hidden until the reader has answered. The items of a task
// list, `- [ ] ...`, are choices, between which a room can vote; a good question has
// few of them, each with a reason for it, and the lesson shows which is right. For
// example: the value is drawn over the iterations. **Does it fall all the way?**
//
// - [ ] It falls in every iteration.
// - [ ] It rises here and there, but ends lower than it began.
// - [ ] It ends higher than it began.

// %% A line
const plot::Color method_color =
    optimizer_color(method == "momentum" ? "momentum" : "gradient descent");
const Vector iteration = numpy::arange(0.0, n_iter + 1.0, 1.0);

int rises = 0, first_rise = 0;
for (int t = n_iter; t > 0; --t) {
  if (value(t) <= value(t - 1)) continue;
  ++rises;
  first_rise = t;
}
std::printf("it rises in %d of %d iterations", rises, n_iter);
std::printf(rises ? ", first in iteration %d\n" : "\n", first_rise);

show(Figure("The value after each iteration")
         .name("values")
         .line(iteration, value, {.label = method, .color = method_color})
         .x_label("iteration")
         .y_label("f(x, y)")
         .log_y()
         .alt("A curve on a logarithmic scale that falls from about five to a few "
              "hundredths, with a small bump at its beginning."));

// %% [markdown] tags=["solution"]
// A Markdown cell tagged `solution` is the answer to the prediction before it, or to
// the exercises before it. It shows with the output that it explains, as does all prose
// from there to the next heading or code; an answer to exercises stays folded until the
// reader asks for it. With the values above: it rises in iteration 3, where momentum
// carries the search up the far side of the valley, and ends far lower than it began.

// %% [markdown]
// ## Figures
//
// A `Figure` is a title, layers, axes, and an alternative text for readers who cannot
// see it. Layers are drawn in the order in which they are added; a `surface` takes only
// `path3` and `points3` beside it. What `caption` says stands below the figure: what is
// to be seen. A lesson's second figure needs a `name`, which becomes part of its
// file's. What stands for one thing has one color in every figure: `optimizer_color`
// gives an optimizer its own, and a dashed line tells a second coordinate from the
// first. The code of the next cell is folded, for it is tagged `fold`: how a figure is
// drawn is rarely what is taught.

// %% A surface tags=["fold"]
const auto [grid_x, grid_y] =
    numpy::meshgrid(numpy::arange(-1.5, 1.51, 0.15), numpy::arange(-1.0, 2.01, 0.15));

show(Figure("A bent valley")
         .name("surface")
         .surface(grid_x, grid_y, valley(grid_x, grid_y, b))
         .x_label("x")
         .y_label("y")
         .z_label("f(x, y)")
         .caption(
             "Steep *across* and gentle *along*: two scales in one function are what "
             "makes it hard.")
         .alt("A surface whose floor bends like a horseshoe between two steep walls."));

// %% Filled contours, a path and points
const auto [map_x, map_y] =  // rings take more samples than a surface does
    numpy::meshgrid(numpy::arange(-1.5, 1.51, 0.05), numpy::arange(-1.0, 2.01, 0.05));
Figure map("The way through the valley");
if (with_rings)
  map.filled_contour(map_x, map_y, valley(map_x, map_y, b), {.levels = 30})
      .z_label("f(x, y)");
map.path(x, y, {.label = method, .color = method_color})
    .points({start_x}, {start_y}, {.label = "start", .color = "orange"})
    .points({1.0}, {1.0},
            {.label = "minimum", .color = "yellow", .marker = plot::Marker::plus})
    .x_label("x")
    .y_label("y")
    .equal_scales()
    .alt(
        "Contours of the bent valley. A dotted path falls to its floor and "
        "follows the bend toward the minimum.");
show(map.name("map"));

// %% [markdown]
// ## Errors that are part of the lesson
//
// Some things have to be seen to fail. A code cell tagged `raises-exception` is
// expected to throw: the error is shown and the lesson goes on. Were it to throw
// nothing, that would be the error.

// %% An axis that runs backward tags=["raises-exception"]
show(Figure("Upside down")
         .line({0.0, 1.0}, {0.0, 1.0})
         .y_range(1.0, 0.0)
         .alt("It is never drawn."));

// %% [markdown]
// ## Summary
//
// A lesson is one C++ file: cells of prose and of code, in one scope, with parameters
// that readers may change. What it prints and shows is recorded and published as it
// ran. Questions come before their answers, and answers stay folded.
//
// `./chalkline new my_idea` writes a short lesson; change it, and watch it with
// `./chalkline watch my_idea`. `./chalkline check my_idea` says what a reader would
// miss: a title, a description, an alternative text, an answer.

// %% [markdown]
// ## Try this
//
// 1. How far does the plain method come in 200 iterations, and does its value ever
//    rise? `./chalkline run 9 -p method=plain -p n_iter=200`
// 2. About how many iterations does it need to come as far as momentum in 60? Begin
//    with `./chalkline run 9 -p method=plain -p n_iter=300`.

// %% [markdown] tags=["solution"]
// 1. To $(0.690, 0.446)$, where the value is 0.1006; it never rises. Momentum was at
//    0.0249 after 60.
// 2. 325: after 300 it is at 0.0318.

// %% [markdown]
// ## Read on
//
// - The README says what else a lesson can contain; lesson 10 shows every kind of
//   figure.
// - Rosenbrock’s valley and other functions that searches are tested on: Kochenderfer
//   and Wheeler, [Algorithms for
//   optimization](https://algorithmsbook.com/optimization/) (2019), appendix B.

// %%
LESSON_END
