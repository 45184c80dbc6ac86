// A record with something of everything in it.
#pragma once

#include "record/run_record.hpp"

namespace chalkline::record::test {

inline RunRecord example() {
  RunRecord record;
  record.name = "5_rmsprop";
  record.status = RunStatus::failed;
  record.parameters = {
      {declare_parameter("seed", 1, "start", {.min = 0, .max = 4294967295}), Value(42)},
      {declare_parameter("rho", 0.99, "decay", {.min = 0, .max = open(1)}), Value(0.1 + 0.2)},
      {declare_parameter("step_size", 1.0, "", {.min = open(0)}), Value(2.0)},
      {declare_parameter("verbose", false, ""), Value(true)},
      {declare_parameter("objective", "bowl", "", {}, {"bowl", "beale"}), Value("beale")},
  };
  record.seed = 42;
  record.versions = {"0.1.0", "gnuplot 5.4 patchlevel 4", "GCC 12.2.0"};
  CellRecord prose;
  prose.written.kind = source::CellKind::markdown;
  prose.written.source = "# The größte \"step\"\n\nText";
  prose.status = RunStatus::done;
  CellRecord code;
  code.written.title = "Run";
  code.written.tags = {"slow", "raises-exception"};
  code.written.source = "f(\"\\n\");";
  code.written.line = 12;
  code.written.source_line = 14;
  code.written.in_body = true;
  code.status = RunStatus::failed;
  code.outputs = {
      StreamText{Stream::standard_output, ">0 f([0.1 0.2]) = 0.5\n\ttab\x01"},
      StreamText{Stream::standard_error, "careful"},
      FigureDisplay{"Bowl", "4_contour", "rings", "from above", {"4_contour.svg", "4_contour.png"}},
      FigureDisplay{"Bare", "bare", ""},
      ArrayDisplay{"[0. 1.]"},
      MarkdownDisplay{"| a |"},
      FigureDisplay{"Walk", "walk", "down", {}, {"walk_frames.png"}, Animation{25, 2.5}},
      StreamText{Stream::standard_output, "after"},
      FigureDisplay{
          .title = "Map",
          .name = "map",
          .alt = "",
          .width = 720,
          .height = 540.5,
          .planes = {{76, 48, 600, 420, {-1, 1}, {1e-9, 0.1, true}}, {1, 2, 3, 4, {0, 1}, {0, 1}}},
          .handles = {{1, "start_x", "start_y"}}}};
  code.omitted = 123456789012;
  code.seconds = 0.1234567890123;
  code.error = CellError{"std::runtime_error", "no such file", true};
  record.cells = {prose, code, CellRecord{}};
  return record;
}

}  // namespace chalkline::record::test
