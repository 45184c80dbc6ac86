#include "book/markdown_export.hpp"

#include "book/read_sample.hpp"
#include "book/sample_records.hpp"
#include "catch.hpp"
#include "markdown/parse.hpp"

using namespace chalkline;
using namespace chalkline::book;

namespace {

std::string exported(const record::RunRecord& run) {
  const sample::ReadLesson read(run);
  return markdown_export(read.lesson, read.links);
}

}  // namespace

TEST_CASE("Markdown folds what a prediction hides, solutions, and code that is tagged so") {
  const std::string text = exported(sample::folding());
  INFO(text);
  CHECK(text.substr(0, text.find("\n___\n")) == R"(# A sample

One sentence.

Is it round?

## Look

```cpp
show(bowl.alt("…"));
```

<details><summary>What it puts out</summary>

![Rings around a minimum](figures/1_sample.svg)

It is *round*.

As the rings say.

Yes, round.

</details>

## More

### Draw & show

<details><summary>Code: Draw &amp; show</summary>

```cpp
draw();
```

</details>

```text
drawn
```

## Try this

- One.
- Two.

<details><summary>Answers</summary>

- Here.
- There.

</details>
)");
}

TEST_CASE(
    "Markdown without solutions says nothing of them, nor shows what predicted code puts out") {
  const record::RunRecord run = sample::folding();
  const sample::ReadLesson read(run);
  const std::string text = markdown_export(read.lesson, read.links, /*with_solutions=*/false);
  for (const char* answer : {"Yes, round", "There", "Answer", "1_sample.svg", "It is *round*"})
    CHECK(text.find(answer) == std::string::npos);
  CHECK(text.find("As the rings say.\n\n</details>\n\n## More") != std::string::npos);
}

TEST_CASE("Markdown folds what follows from code that puts out nothing by itself") {
  record::RunRecord run = sample::folding();
  run.cells[2].outputs.clear();
  CHECK(exported(run).find("```\n\n<details><summary>What follows from it</summary>\n\nAs the "
                           "rings say.\n\nYes, round.\n\n</details>\n\n## More") !=
        std::string::npos);
}

TEST_CASE("a lesson as Markdown: prose, code, outputs, figures, errors, parameters") {
  CHECK(exported(sample::eventful()) == R"(# A sample

One sentence. Another, with $x^2$.

## Print

```cpp
std::puts("1");
```

```text
1
```

What comes next?

## Answer

```cpp
std::puts("2");
```

<details><summary>What it puts out</summary>

```text
2
```

</details>

## Pictures

### Draw

```cpp
show(bowl);
```

![Rings around a minimum](figures/1_sample.svg)

```text
[1. 2.]
```

| a |
| --- |
| 1 |

### Meant to throw

```cpp
throw 1;
```

Threw, as expected: `std::invalid_argument`

```text
too small
```

### Fail

```cpp
throw 2;
```

```text
warning
```

*... and 5000 more bytes, not kept.*

**Failed**: `std::runtime_error`

```text
broken
```

### Never

```cpp
never();
```

*Not run, since a cell before it failed.*

---

| parameter | value | allowed | |
| --- | --- | --- | --- |
| rho | 0.9 | 0 \<= rho \< 1 | decay rate |

Made with Chalkline 0.1.0, gnuplot 5.4 patchlevel 4, GNU 12.2.0.
)");
}

TEST_CASE("a caption stands under its figure, in place of the title") {
  record::RunRecord captioned = sample::eventful();
  std::get<record::FigureDisplay>(captioned.cells[6].outputs[0]).caption = "Seen from *above*";
  const std::string text = exported(captioned);
  CHECK(text.find("(figures/1_sample.svg)\n\nSeen from *above*\n") != std::string::npos);
  CHECK(text.find("The bowl") == std::string::npos);
}

TEST_CASE("of a figure that moves the picture that does is shown") {
  record::RunRecord moving = sample::eventful();
  std::get<record::FigureDisplay>(moving.cells[6].outputs[0]).animation = {20, 2.5};
  CHECK(exported(moving).find("![Rings around a minimum](figures/1_sample_frames.png)\n") !=
        std::string::npos);
}

TEST_CASE("whatever a lesson prints stays within its block") {
  const std::string text = exported(sample::dangerous());
  for (const char c : std::string("\x1b\0\r\b", 4)) CHECK(text.find(c) == std::string::npos);
  std::size_t whole = 0;
  markdown::for_each_node(markdown::parse(text).document, [&](const markdown::Node& node) {
    const bool is_block = node.kind == markdown::Kind::code_block;
    const std::string code = is_block ? markdown::code_of(node) : "";
    whole += code.starts_with("</script>") && code.find("end") != std::string::npos;
  });
  CHECK(whole == 5);  // code, both streams, the array and the error's message
}
