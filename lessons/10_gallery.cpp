// %% [markdown]
// # A gallery of figures
//
// Fifteen kinds of figures stand here beside their source, each with the question that
// it answers: for the question decides which kind of figure it is. Most can be combined
// on one pair of axes, in the order in which they are added. Copy a cell into a lesson
// of yours and put your own numbers in.
//
// Most examples share one search, gradient descent with momentum, and one landscape:
//
// $$f(x, y) = (x^2 + y - 11)^2 + (x + y^2 - 7)^2$$
//
// It is Himmelblau’s, and has four minima that are equally good.

// %% [markdown]
// **You will be able to**
//
// - choose a kind of figure by the question that it has to answer,
// - draw it with a few lines of your own.
//
// **You need** nothing for looking, and lesson 9 for drawing.

// %% [markdown] tags=["notes"]
// Not for reading aloud. Cover the titles, and let people say of three figures which
// question each one answers.

// %% The search and the landscape
#include <chalkline/lesson.hpp>

auto landscape(const auto& x, const auto& y) {
  return xt::eval(xt::square(x * x + y - 11.0) + xt::square(x + y * y - 7.0));
}

double landscape(double x, double y) {
  const double a = x * x + y - 11.0, b = x + y * y - 7.0;
  return a * a + b * b;
}

Vector slope(double x, double y) {
  const double a = x * x + y - 11.0, b = x + y * y - 7.0;
  return {4.0 * x * a + 2.0 * b, 2.0 * a + 4.0 * y * b};
}

struct Search {
  std::vector<double> x, y, value;  // of the start and of every iterate
};

// Gradient descent with momentum.
Search search(double x, double y, double step_size, double momentum, int n_iter) {
  Search s{{x}, {y}, {landscape(x, y)}};
  Vector step = xt::zeros<double>({2});
  for (int t = 0; t < n_iter; ++t) {
    step = momentum * step - step_size * slope(x, y);
    x += step(0);
    y += step(1);
    s.x.push_back(x);
    s.y.push_back(y);
    s.value.push_back(landscape(x, y));
  }
  return s;
}

LESSON_BEGIN

// %% What all the examples use
const int seed = param("seed", 1, "of the random starts", {.min = 0});
const int bins = param("bins", 20, "of the histogram", {.min = 1, .max = 200});
const auto [x, y] =
    numpy::meshgrid(numpy::linspace(-5.0, 5.0, 121), numpy::linspace(-5.0, 5.0, 121));
const Matrix z = landscape(x, y);
const Search run = search(-0.5, -1.0, 0.008, 0.6, 40);
const Vector iteration = numpy::arange(0.0, 41.0, 1.0);
const plot::Color color = optimizer_color("momentum");

// %% [markdown]
// ## Places with a meaning
//
// Ticks stand at round numbers unless some places matter more than others: where a
// phase ends, which sizes were tried. `x_ticks` takes the places, and names for them. A
// flat figure is enough for a plain course of events; `size` makes it one.

// %% Ticks and size
Vector schedule = xt::zeros<double>({101});
for (int t = 0; t <= 100; ++t)
  schedule(t) = t < 20 ? 0.1 * t / 20.0
                       : 0.05 + 0.05 * std::cos(M_PI * (t - 20) / 80.0);

show(Figure("A step size that warms up and cools down")
         .name("ticks")
         .line(numpy::arange(0.0, 101.0, 1.0), schedule)
         .x_ticks({0.0, 20.0, 60.0, 100.0},
                  {"start", "warm-up ends", "half of the rest", "end"})
         .y_ticks({0.0, 0.05, 0.1})
         .y_label("step size")
         .size(720, 260)
         .alt("A curve that rises in a straight line to 0.1 and falls in a smooth arc "
              "to zero, with its four phases named along the axis."));

// %% [markdown]
// ## Compare with a value
//
// *Is it good enough, and since when?* A line across the whole picture is what the eye
// compares with. `horizontal` draws it at a value, `vertical` at a place.

// %% Reference lines
const double tolerance = 0.01;
int arrived = 40;
while (run.value[arrived - 1] < tolerance) --arrived;

show(Figure("When is the search done?")
         .name("reference")
         .line(iteration, run.value, {.color = color})
         .horizontal(tolerance, {.label = "tolerance"})
         .vertical(arrived, {.label = fmt::format("below it from {} on", arrived),
                             .color = "red"})
         .x_label("iteration")
         .y_label("f(x, y)")
         .log_y()
         .alt("A curve that falls on a logarithmic scale, crossed by a horizontal line "
              "at one hundredth and a vertical line where the two meet."));

// %% [markdown]
// ## Say it in the picture
//
// What you would point at with a finger, name with `text`, next to what it is about and
// with an arrow to it. A few words: the figure shows, the prose explains.

// %% Words and arrows
const Vector w = numpy::linspace(-1.7, 1.7, 171);

show(
    Figure("Two valleys")
        .name("text")
        .line(w, Vector(w* w* w* w - 2.0 * w * w + 0.3 * w))
        .text(-0.1, -1.1, "the lowest point of all", {.points_to = {{-1.04, -1.31}}})
        .text(0.55, 0.75, "a search from the right ends here",
              {.points_to = {{0.96, -0.7}}})
        .x_label("w")
        .y_label("f(w)")
        .alt("A curve with two valleys. One text points to the deeper one on the left, "
             "another one to the valley on the right."));

// %% [markdown]
// ## A spread around a middle
//
// *What happens usually, and how far off can it be?* A `band` fills the range between
// two curves; the middle is a line on top of it. Here are sixty searches from random
// starts: in each iteration eight of ten lie within the band.

// %% A band
numpy::RandomState random(seed);
Matrix values = xt::zeros<double>({60, 41});
for (int k = 0; k < 60; ++k) {
  const Vector start = random.uniform(-5.0, 5.0, 2);
  xt::row(values, k) = xt::adapt(search(start(0), start(1), 0.008, 0.6, 40).value);
}
const Matrix spread = numpy::percentile(values, {10.0, 50.0, 90.0}, 0);

show(
    Figure("Sixty searches from random starts")
        .name("band")
        .band(iteration, xt::row(spread, 0), xt::row(spread, 2),
              {.label = "8 of 10 searches", .color = color})
        .line(iteration, xt::row(spread, 1), {.label = "median", .color = color})
        .x_label("iteration")
        .y_label("f(x, y)")
        .log_y()
        .y_range(1e-6, 1e3)
        .alt("A falling curve on a logarithmic scale in the middle of a shaded band."));

// %% [markdown]
// ## Values that are uncertain
//
// *Do these differ, or is it chance?* Where only a few settings were tried, a band
// would claim something about what lies between them. `error_bars` draws each value
// with its own range: `lo` and `hi` are the ends, so that they need not be symmetric.

// %% Error bars
const std::vector<double> step_sizes = {0.0005, 0.001, 0.002, 0.004, 0.008, 0.012};
std::vector<double> middle, low, high;
for (const double step_size : step_sizes) {
  Vector last = xt::zeros<double>({40});
  for (int k = 0; k < 40; ++k) {
    const Vector start = random.uniform(-4.0, 4.0, 2);
    last(k) = search(start(0), start(1), step_size, 0.6, 40).value.back();
  }
  middle.push_back(numpy::median(last));
  low.push_back(numpy::percentile(last, 25.0));
  high.push_back(numpy::percentile(last, 75.0));
}

show(
    Figure("What is left after 40 iterations")
        .name("error_bars")
        .error_bars(step_sizes, middle, low, high,
                    {.label = "median and middle half", .color = color})
        .x_label("step size")
        .y_label("f(x, y)")
        .log_x()
        .log_y()
        .alt(
            "Six dots with error bars on logarithmic axes; they fall steeply from left "
            "to right and level out."));

// %% [markdown]
// ## How values are distributed
//
// *What is typical, what is rare, and is there one kind or two?* A mean hides that, and
// a `histogram` counts. Its bins are those of `numpy::histogram`. Try another number of
// bins before you believe what you see.

// %% A histogram
Vector needed = xt::zeros<double>({400});
for (int k = 0; k < 400; ++k) {
  const Vector start = random.uniform(-4.0, 4.0, 2);
  const Search s = search(start(0), start(1), 0.008, 0.6, 60);
  while (needed(k) < 60 && s.value[static_cast<std::size_t>(needed(k))] > tolerance)
    needed(k) += 1.0;
}

show(Figure("How many iterations 400 searches need")
         .name("histogram")
         .histogram(needed, {.bins = bins, .range = {{0.0, 40.0}}, .color = color})
         .vertical(numpy::median(needed),
                   {.label = "median", .color = "black", .dashed = false})
         .x_label("iterations until below 0.01")
         .y_label("searches")
         .alt("A histogram with one hump and a tail to the right; a line marks "
              "the median."));

// %% [markdown]
// ## A few numbers side by side
//
// *Which is larger?* A bar's length is what the eye compares, which is why `bars` stand
// on zero. Series that are added with the same labels stand beside each other. More
// than a dozen bars are a line, or a table.

// %% Bars
std::vector<double> plain, with_momentum;
for (const double start : {-4.0, -1.0, 1.0, 4.0}) {
  const auto count = [&](double momentum) {
    const Search s = search(start, start, 0.004, momentum, 400);
    return static_cast<double>(std::find_if(s.value.begin(), s.value.end(),
                                            [&](double v) { return v < tolerance; }) -
                               s.value.begin());
  };
  plain.push_back(count(0.0));
  with_momentum.push_back(count(0.6));
}

show(Figure("Iterations until below 0.01, from four starts")
         .name("bars")
         .bars({"(−4, −4)", "(−1, −1)", "(1, 1)", "(4, 4)"}, plain,
               {.label = "plain", .color = optimizer_color("gradient descent")})
         .bars({"(−4, −4)", "(−1, −1)", "(1, 1)", "(4, 4)"}, with_momentum,
               {.label = "momentum 0.6", .color = color})
         .x_label("start")
         .y_label("iterations")
         .alt("Four pairs of bars. In three of them the search with momentum has the "
              "shorter one."));

// %% [markdown]
// ## Where a function has a value
//
// *Where is the border?* `contour_lines` draws the places at which $z$ has one value:
// where two classes meet, how far a tolerance reaches. Lines leave room for what else
// is on the map, which filled contours do not. With `labels` each says its value.

// %% Contour lines
show(Figure("How far is good enough?")
         .name("contour_lines")
         .contour_lines(
             x, y, z,
             {.levels = {20.0, 60.0, 120.0, 180.0}, .labels = true, .color = "gray"})
         .contour_lines(
             x, y, z, {.levels = {5.0}, .label = "f = 5", .color = "red", .width = 2.5})
         .path(run.x, run.y, {.label = "search", .color = color})
         .x_label("x")
         .y_label("y")
         .equal_scales()
         .alt("Gray level lines with their values, four small red rings around the "
              "minima, and a path that ends in one of them."));

// %% [markdown]
// ## Directions
//
// *Which way would a step go from here?* `arrows` shows a field: at each place a
// direction and a strength. Their common scale is chosen so that none reaches over the
// next. Where strengths differ by powers of ten, as here, draw their square roots.

// %% A field of gradients
std::vector<double> at_x, at_y, dx, dy;
for (double u = -4.5; u <= 4.6; u += 0.75)
  for (double v = -4.5; v <= 4.6; v += 0.75) {
    const Vector g = slope(u, v);
    const double length = std::hypot(g(0), g(1));
    at_x.push_back(u);
    at_y.push_back(v);
    dx.push_back(-g(0) / std::sqrt(length));
    dy.push_back(-g(1) / std::sqrt(length));
  }

show(Figure("Downhill from everywhere")
         .name("arrows")
         .contour_lines(x, y, z,
                        {.levels = {5.0, 20.0, 60.0, 120.0}, .color = "#a0a8b4"})
         .arrows(at_x, at_y, dx, dy, {.label = "negative gradient", .color = "blue"})
         .x_label("x")
         .y_label("y")
         .equal_scales()
         .alt("A field of arrows over level lines. They point to the four minima and "
              "are longest in the corners."));

// %% [markdown]
// ## Many trials at once
//
// *Which settings work?* A dot for each trial, in a color that tells how it went: a
// `scatter` shows four values, two by place, one each by color and by size. Dots are
// slightly transparent, so that a crowd looks darker than a few.

// %% A scatter
Vector trial_step = xt::zeros<double>({250}), trial_momentum = trial_step,
       outcome = trial_step;
for (int k = 0; k < 250; ++k) {
  trial_step(k) = std::pow(10.0, random.uniform(-4.0, -1.7));
  trial_momentum(k) = random.uniform(0.0, 0.99);
  outcome(k) = search(-0.5, -1.0, trial_step(k), trial_momentum(k), 60).value.back();
  if (!(outcome(k) < 1e3)) outcome(k) = 1e3;
  outcome(k) = std::max(outcome(k), 1e-9);
}

show(
    Figure("What becomes of 250 random settings")
        .name("scatter")
        .scatter(trial_step, trial_momentum, {.color_by = outcome, .opacity = 0.8})
        .log_x()
        .log_z()
        .x_label("step size")
        .y_label("momentum")
        .z_label("f(x, y) after 60 iterations")
        .alt("A cloud of colored dots. Low values fill the right half below a momentum "
             "of 0.7; small steps and much momentum leave high ones."));

// %% [markdown]
// ## A table as colors
//
// *How do two settings act together?* A `heat_map` paints a flat cell around each
// sample and nothing in between, as only the samples are known. `log_z` gives each
// power of ten the same share of the colors.

// %% A heat map
const auto [log_step, momentum] =
    numpy::meshgrid(numpy::linspace(-4.0, -1.8, 23), numpy::linspace(0.0, 0.95, 20));
Matrix left_over = xt::zeros<double>({20, 23});
for (int i = 0; i < 20; ++i)
  for (int j = 0; j < 23; ++j)
    left_over(i, j) = search(-0.5, -1.0, std::pow(10.0, log_step(i, j)), momentum(i, j),
                             60)
                          .value.back();
left_over = xt::where(left_over < 1e3, xt::maximum(left_over, 1e-9), std::nan(""));

show(
    Figure("Step size and momentum")
        .name("heat_map")
        .heat_map(log_step, momentum, left_over)
        .log_z()
        .x_ticks({-4.0, -3.0, -2.0}, {"10⁻⁴", "10⁻³", "10⁻²"})
        .x_label("step size")
        .y_label("momentum")
        .z_label("f(x, y) after 60 iterations")
        .alt("A table of colored cells. The lowest values fill the right half below a "
             "momentum of 0.6; the corner of large steps and much momentum is blank."));

// %% [markdown]
// ## Classes in the plane
//
// *Which of them belongs here?* With `classes` whole numbers stand for names, which the
// legend explains. Every cell here has the color of the minimum that a search from
// there ends in.

// %% Basins of attraction
const auto [start_x, start_y] =
    numpy::meshgrid(numpy::linspace(-4.9, 4.9, 50), numpy::linspace(-4.9, 4.9, 50));
Matrix basin = xt::zeros<double>({50, 50});
for (int i = 0; i < 50; ++i)
  for (int j = 0; j < 50; ++j) {
    const Search s = search(start_x(i, j), start_y(i, j), 0.004, 0.0, 150);
    const bool right = s.x.back() > 0.0, above = s.y.back() > 0.0;
    basin(i, j) =
        s.value.back() < 1.0 ? (right ? 0 : 1) + (above ? 0 : 2) : std::nan("");
  }

show(Figure("Where does a search end that begins here?")
         .name("classes")
         .heat_map(start_x, start_y, basin,
                   {.classes = {"(3.00, 2.00)", "(−2.81, 3.13)", "(3.58, −1.85)",
                                "(−3.78, −3.28)"},
                    .opacity = 0.6})
         .points({3.0, -2.805, 3.584, -3.779}, {2.0, 3.131, -1.848, -3.283},
                 {.label = "minimum", .color = "yellow", .marker = plot::Marker::plus})
         .x_label("x of the start")
         .y_label("y of the start")
         .equal_scales()
         .alt("A square of four colored regions, one around each minimum, with borders "
              "in steps that run close to the axes."));

// %% [markdown]
// ## On the surface
//
// *How does it look from the side?* `path3` and `points3` stand in the space of a
// surface and vanish behind it. Good for a first look; distances are better read from a
// map.

// %% A path over a surface
const auto [u, v] =
    numpy::meshgrid(numpy::linspace(-1.0, 1.0, 21), numpy::linspace(-0.3, 1.0, 14));

// Plain gradient descent in a bowl whose walls are steeper along y.
std::vector<double> down_x = {0.9}, down_y = {0.9}, height;
for (int t = 0; t < 30; ++t) {
  down_x.push_back(down_x.back() - 0.05 * 2.0 * down_x.back());
  down_y.push_back(down_y.back() - 0.05 * 8.0 * down_y.back());
}
for (std::size_t t = 0; t < down_x.size(); ++t)
  height.push_back(down_x[t] * down_x[t] + 4.0 * down_y[t] * down_y[t]);

show(Figure("First down the steep way, then along")
         .name("path3")
         .surface(u, v, u* u + 4.0 * v * v)
         .path3(down_x, down_y, height, {.color = optimizer_color("gradient descent")})
         .points3({down_x.front()}, {down_y.front()}, {height.front()},
                  {.color = "orange"})
         .x_label("x")
         .y_label("y")
         .z_label("x² + 4 y²")
         .alt("A bowl that is steep along y, cut off low in front. A black path begins "
              "high at the back on the right, drops to the floor and turns along it; "
              "the wall in front hides a part of it."));

// %% [markdown]
// ## Colors by powers of ten
//
// *What is going on at the bottom?* Where values span many powers of ten, even colors
// show the walls alone: all of the floor falls into one band. With `log_z` every power
// has its share. Zero and below have no logarithm, and stay blank.

// %% A logarithmic color scale
show(Figure("The floor is uneven, too")
         .name("log_colors")
         .filled_contour(x, y, z + 0.01, {.levels = 20})
         .log_z()
         .x_label("x")
         .y_label("y")
         .z_label("f(x, y) + 0.01")
         .equal_scales()
         .alt("Filled contours that show the four minima as separate deep hollows."));

// %% [markdown]
// ## Side by side
//
// *What changes from one to the next?* `Panels` is several figures as one picture. What
// they share can be compared at a glance and is said once: ranges, colors, the legend.
// Where each panel has a scale of its own, readers compare scales instead of searches.

// %% Panels
const auto on_map = [&](double strength) {
  const Search s = search(-0.5, -1.0, 0.008, strength, 40);
  return Figure(fmt::format("momentum {}", strength))
      .filled_contour(x, y, z + 0.01, {.levels = 10})
      .log_z()
      .path(s.x, s.y, {.label = "40 iterates", .color = color})
      .points({s.x[0]}, {s.y[0]}, {.label = "start", .color = "orange"})
      .x_label("x")
      .y_label("y")
      .z_label("f(x, y) + 0.01")
      .equal_scales();
};

show(Panels("How much momentum?", {.columns = 2,
                                   .share_x = true,
                                   .share_y = true,
                                   .share_colors = true,
                                   .share_legend = true})
         .add(on_map(0.0))
         .add(on_map(0.6))
         .add(on_map(0.85))
         .add(on_map(0.95))
         .name("panels")
         .alt("Four maps of the landscape with a path each. Without momentum it leads "
              "straight into one minimum; the more there is, the more widely it swings "
              "around it."));

// %% [markdown]
// ## Summary
//
// A figure answers a question: one value over another as a line, a distribution as a
// histogram, a spread as a band or as error bars, two settings at once as a heat map.
// What is compared belongs on one scale, in one picture. The title says what is drawn,
// the caption what is to be seen.

// %% [markdown]
// ## Try this
//
// 1. Draw the histogram with few and with many bins:
//    `./chalkline run gallery -p bins=6` and `./chalkline run gallery -p bins=60`.
//    Which of its features stay?
// 2. `./chalkline run gallery -p seed=7`: which figures look different, and do they say
//    anything else?

// %% [markdown] tags=["solution"]
// 1. The hump about 16 stays. With 6 bins one can neither say where its top is nor see
//    the tail to the right; with 60, narrower than one iteration, every third bin is
//    empty, and the gaps say nothing about the searches.
// 2. Those of random starts and settings: band, error bars, histogram and scatter. Each
//    dot and each bar is elsewhere, and what they show is the same.

// %% [markdown]
// ## Read on
//
// - Goh, [Why momentum really works](https://distill.pub/2017/momentum/) (2017), is a
//   whole article of figures that answer questions.

// %%
LESSON_END
