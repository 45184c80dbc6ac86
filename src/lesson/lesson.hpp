// What a lesson includes, as <chalkline/lesson.hpp>: the numerics, the figures, and the cells at
// run time. Like all headers that a lesson sees, it includes others by where they lie from here: a
// course's include path holds nothing but chalkline/.
//
// The build weaves a lesson before it compiles it, so that every `// %%` inside the body begins a
// cell. A lesson that was never woven compiles and runs as well, as one piece.
#pragma once

#include <fmt/core.h>

#include <cmath>
#include <cstdio>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "../numpy/arange.hpp"
#include "../numpy/argmin.hpp"
#include "../numpy/array.hpp"
#include "../numpy/array_print.hpp"
#include "../numpy/dot.hpp"
#include "../numpy/fixed.hpp"
#include "../numpy/histogram.hpp"
#include "../numpy/linspace.hpp"
#include "../numpy/meshgrid.hpp"
#include "../numpy/percentile.hpp"
#include "../numpy/random_state.hpp"
#include "../numpy/sort.hpp"
#include "../optimize/adagrad.hpp"
#include "../optimize/adam.hpp"
#include "../optimize/gradient_descent.hpp"
#include "../optimize/minimize.hpp"
#include "../optimize/momentum.hpp"
#include "../optimize/objective.hpp"
#include "../optimize/rmsprop.hpp"
#include "../optimize/trajectory.hpp"
#include "../plot/curve_style.hpp"
#include "../plot/figure.hpp"
#include "../plot/frames.hpp"
#include "../plot/panels.hpp"
#include "lesson_folder.hpp"
#include "param.hpp"
#include "run_time.hpp"
#include "show.hpp"
// afterwards
#include <xtensor/xadapt.hpp>

#ifndef CHALKLINE_PLOTS_DIR
#define CHALKLINE_PLOTS_DIR "plots"  // of a lesson that is compiled on its own
#endif

/// Opens the body of a lesson: from here on, its cells are statements of one function and share its
/// scope.
#define LESSON_BEGIN static void chalkline_lesson_body() {
/// Closes the body and makes the program.
#define LESSON_END                                                                                 \
  }                                                                                                \
  int main(int argc, char* argv[]) {                                                               \
    return chalkline::lesson::run_lesson(argc, argv, &chalkline_lesson_body, CHALKLINE_PLOTS_DIR); \
  }

// All that a lesson writes without a prefix. Any other name is its own.
using chalkline::Matrix;
using chalkline::Vector;
using chalkline::lesson::lesson_folder;
using chalkline::lesson::Markdown;
using chalkline::lesson::param;
using chalkline::lesson::show;
using chalkline::plot::Figure;
using chalkline::plot::Frames;
using chalkline::plot::optimizer_color;
using chalkline::plot::Panels;
using chalkline::record::open;
namespace numpy = chalkline::numpy;
namespace optimize = chalkline::optimize;
namespace plot = chalkline::plot;
