// Runs as the renderers meet them: an ordinary one, and one that printed all that could do harm.
#pragma once

#include <string>

#include "notebook/figure_files.hpp"
#include "notebook/run_record.hpp"

namespace chalkline::sample {

inline CellRecord prose(const std::string& source, std::vector<std::string> tags = {}) {
  CellRecord cell;
  cell.kind = CellKind::markdown;
  cell.source = source;
  cell.tags = std::move(tags);
  cell.status = RunStatus::done;
  return cell;
}

inline CellRecord code(const std::string& title, const std::string& source,
                       std::vector<Output> outputs = {}) {
  CellRecord cell;
  cell.title = title;
  cell.source = source;
  cell.outputs = std::move(outputs);
  cell.status = RunStatus::done;
  return cell;
}

inline RunRecord record(std::vector<CellRecord> cells) {
  RunRecord run;
  run.name = "1_sample";
  run.title = "A sample";
  run.status = RunStatus::done;
  run.versions = {"0.1.0", "5.4 patchlevel 4", "GNU 12.2.0"};
  run.cells = std::move(cells);
  return run;
}

inline FigureDisplay figure() { return {"The bowl", "1_sample", "Rings around a minimum"}; }

inline FigureFiles figure_files() {
  return {{"1_sample.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"480\"></svg>\n"},
          {"1_sample.png", "\x89PNG bytes"},
          {"1_sample.gp", "plot x\n"}};
}

/// A question, its answer, notes, a figure, an expected error, a failure and a cell that was not run.
inline RunRecord eventful() {
  RunRecord run = record(
      {prose("# A sample\n\nOne sentence. Another, with $x^2$."), prose("Say hello to the class.", {"notes"}),
       code("Print", "std::puts(\"1\");", {StreamText{Stream::standard_output, "1\n"}}),
       prose("What comes next?", {"predict"}),
       code("Answer", "std::puts(\"2\");", {StreamText{Stream::standard_output, "2\n"}}),
       prose("## Pictures"),
       code("Draw", "show(bowl);",
            {figure(), ArrayDisplay{"[1. 2.]"}, MarkdownDisplay{"| a |\n| - |\n| 1 |"}}),
       code("Meant to throw", "throw 1;"), code("Fail", "throw 2;"), code("Never", "never();")});
  run.parameters = {
      {declare_parameter("rho", 0.99, "decay rate", {.min = 0.0, .max = open(1.0)}), Value(0.9)}};
  run.seed = 7;
  run.cells[7].error = CellError{"std::invalid_argument", "too small", true};
  run.cells[8].error = CellError{"std::runtime_error", "broken", false};
  run.cells[8].outputs = {StreamText{Stream::standard_error, "warning\n"}};
  run.cells[8].omitted = 5000;
  run.cells[8].status = run.status = RunStatus::failed;
  run.cells[9].status = RunStatus::not_run;
  return run;
}

/// Bytes that mean something to HTML, XML, JSON, Markdown, a terminal or a program that expects UTF-8.
inline const std::string& hostile() {
  static const std::string text =
      std::string(
          "</script></samp></pre><script>alert(1)</script><!-- ]]> <img src=x onerror=alert(1)>&amp;&#0;\"'\n"
          "````\n```math\n$x$ $$y$$ \\( | * _ # [a](javascript:alert(1)) ${}\n"
          "\x1b[31mred\x1b[0m \x1b]0;title\x07 \r\b \xff\xfe \xc3( \xed\xa0\x80 \xc2\x9b") +
      std::string(1, '\0') + "\xef\xbf\xbf end\n";
  return text;
}

inline RunRecord dangerous() {
  const std::string& bad = hostile();
  FigureDisplay figure{bad, "1_sample", bad};
  figure.caption = bad;
  RunRecord run =
      record({prose("# Title\n\n" + bad), prose(bad, {"notes"}), prose(bad, {"predict"}),
              code(bad, bad,
                   {StreamText{Stream::standard_output, bad}, StreamText{Stream::standard_error, bad},
                    ArrayDisplay{bad}, MarkdownDisplay{bad}, figure})});
  run.title = bad;
  run.cells[3].tags = {bad};
  run.cells[3].error = CellError{bad, bad, false};
  run.parameters = {{declare_parameter("choice", bad, bad, {}, {bad}), Value(bad)}};
  run.versions = {bad, bad, bad};
  return run;
}

}  // namespace chalkline::sample
