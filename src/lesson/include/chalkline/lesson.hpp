// What a lesson includes: the numerics, the figures, and the cells at run time, under the names
// that a lesson uses.
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
#include <xtensor/xview.hpp>

#include "lesson/param.hpp"
#include "lesson/run_time.hpp"
#include "lesson/show.hpp"
#include "numpy/arange.hpp"
#include "numpy/array.hpp"
#include "numpy/array_print.hpp"
#include "numpy/fixed.hpp"
#include "numpy/meshgrid.hpp"
#include "numpy/random_state.hpp"
#include "optimize/adagrad.hpp"
#include "optimize/adam.hpp"
#include "optimize/gradient_descent.hpp"
#include "optimize/minimize.hpp"
#include "optimize/momentum.hpp"
#include "optimize/objective.hpp"
#include "optimize/rmsprop.hpp"
#include "optimize/trajectory.hpp"
#include "plot/figure.hpp"

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

using namespace chalkline;
using namespace chalkline::lesson;
using namespace chalkline::optimize;
using namespace chalkline::plot;
using chalkline::record::open;
