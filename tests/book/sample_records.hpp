// Runs as the renderers meet them: an ordinary one, and one that printed all that could do harm.
#pragma once

#include <string>

#include "book/figure_files.hpp"
#include "record/run_record.hpp"

namespace chalkline::sample {

inline record::CellRecord prose(const std::string& source, std::vector<std::string> tags = {}) {
  record::CellRecord cell;
  cell.written.kind = source::CellKind::markdown;
  cell.written.source = source;
  cell.written.tags = std::move(tags);
  cell.status = record::RunStatus::done;
  return cell;
}

inline record::CellRecord code(const std::string& title, const std::string& source,
                               std::vector<record::Output> outputs = {}) {
  record::CellRecord cell;
  cell.written.title = title;
  cell.written.source = source;
  cell.outputs = std::move(outputs);
  cell.status = record::RunStatus::done;
  return cell;
}

inline record::RunRecord record(std::vector<record::CellRecord> cells) {
  record::RunRecord run;
  run.name = "1_sample";
  run.status = record::RunStatus::done;
  run.versions = {"0.1.0", "5.4 patchlevel 4", "GNU 12.2.0"};
  run.cells = std::move(cells);
  return run;
}

inline record::FigureDisplay figure() { return {"The bowl", "1_sample", "Rings around a minimum"}; }

inline book::FigureFiles figure_files() {
  return {{"1_sample.svg",
           "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"480\"></svg>\n"},
          {"1_sample.png", "\x89PNG bytes"},
          {"1_sample.gp", "plot x\n"}};
}

/// A question, its answer, notes, a figure, an expected error, a failure and a cell that was not
/// run.
inline record::RunRecord eventful() {
  record::RunRecord run = record(
      {prose("# A sample\n\nOne sentence. Another, with $x^2$."),
       prose("Say hello to the class.", {"notes"}),
       code("Print", "std::puts(\"1\");",
            {record::StreamText{record::Stream::standard_output, "1\n"}}),
       prose("What comes next?", {"predict"}),
       code("Answer", "std::puts(\"2\");",
            {record::StreamText{record::Stream::standard_output, "2\n"}}),
       prose("## Pictures"),
       code("Draw", "show(bowl);",
            {figure(), record::ArrayDisplay{"[1. 2.]"},
             record::MarkdownDisplay{"| a |\n|---|\n| 1 |"}}),
       code("Meant to throw", "throw 1;"), code("Fail", "throw 2;"), code("Never", "never();")});
  run.parameters = {
      {record::declare_parameter("rho", 0.99, "decay rate", {.min = 0.0, .max = record::open(1.0)}),
       record::Value(0.9)}};
  run.seed = 7;
  run.cells[7].error = record::CellError{"std::invalid_argument", "too small", true};
  run.cells[8].error = record::CellError{"std::runtime_error", "broken", false};
  run.cells[8].outputs = {record::StreamText{record::Stream::standard_error, "warning\n"}};
  run.cells[8].omitted = 5000;
  run.cells[8].status = run.status = record::RunStatus::failed;
  run.cells[9].status = record::RunStatus::not_run;
  return run;
}

/// A question, what answers it, and what follows from that; folded code; exercises with answers.
inline record::RunRecord folding() {
  record::FigureDisplay seen = figure();
  seen.caption = "It is *round*.";
  record::RunRecord run =
      record({prose("# A sample\n\nOne sentence."), prose("Is it round?", {"predict"}),
              code("Look", "show(bowl.alt(\"Rings around a minimum\"));", {seen}),
              prose("As the rings say."), prose("Yes, round.", {"solution"}), prose("## More"),
              code("Draw & show", "draw();",
                   {record::StreamText{record::Stream::standard_output, "drawn\n"}}),
              prose("## Try this\n\n- One.\n- Two."), prose("- Here.\n- There.", {"solution"})});
  run.cells[6].written.tags = {"fold"};
  return run;
}

/// Bytes that mean something to HTML, XML, JSON, Markdown, a terminal or a program that expects
/// UTF-8.
inline const std::string& hostile() {
  static const std::string text =
      std::string(
          "</script></samp></pre><script>alert(1)</script><!-- ]]> <img src=x "
          "onerror=alert(1)>&amp;&#0;\"'\n"
          "````\n```math\n$x$ $$y$$ \\( | * _ # [a](javascript:alert(1)) ${}\n"
          "\x1b[31mred\x1b[0m \x1b]0;title\x07 \r\b \xff\xfe \xc3( \xed\xa0\x80 \xc2\x9b") +
      std::string(1, '\0') + "\xef\xbf\xbf end\n";
  return text;
}

inline record::RunRecord dangerous() {
  const std::string& bad = hostile();
  record::FigureDisplay figure{bad, "1_sample", bad};
  figure.caption = bad;
  record::RunRecord run =
      record({prose("# Title\n\n" + bad), prose(bad, {"notes"}), prose(bad, {"predict"}),
              code(bad, bad,
                   {record::StreamText{record::Stream::standard_output, bad},
                    record::StreamText{record::Stream::standard_error, bad},
                    record::ArrayDisplay{bad}, record::MarkdownDisplay{bad}, figure})});
  run.cells[3].written.tags = {bad};
  run.cells[3].error = record::CellError{bad, bad, false};
  run.parameters = {{record::declare_parameter("choice", bad, bad, {}, {bad}), record::Value(bad)}};
  run.versions = {bad, bad, bad};
  return run;
}

}  // namespace chalkline::sample
