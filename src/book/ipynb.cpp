#include "book/ipynb.hpp"

#include <charconv>
#include <nlohmann/json.hpp>

#include "book/notebook_prose.hpp"
#include "markdown/for_reader.hpp"
#include "markdown/write.hpp"
#include "text/base64.hpp"
#include "text/overprinted.hpp"
#include "text/printable.hpp"

namespace chalkline::book {
namespace {

using Json = nlohmann::json;  // with its keys in order, as nbformat writes them

/// The lines of a text, each with its end: how notebooks keep text of several lines.
Json lines(const std::string& text) {
  Json list = Json::array();
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    list.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return list;
}

Json display_data(Json data) {
  Json json{{"output_type", "display_data"}, {"metadata", Json::object()}};
  json["data"] = std::move(data);  // within the braces it would be copied
  return json;
}

Json stream(const std::string& name, const std::string& text) {
  return {{"output_type", "stream"}, {"name", name}, {"text", lines(text)}};
}

Json error(const record::CellError& error) {
  const std::string type = text::printable(error.type), message = text::printable(error.message);
  Json json{{"output_type", "error"}, {"ename", type}, {"evalue", message}};
  json["traceback"] = Json::array({type + ": " + message});
  return json;
}

/// The prose with the addresses that it has in a notebook, for those who show no Markdown.
std::string plain_markdown(const Lesson& lesson, const Links& links, const markdown::Prose& prose) {
  constexpr markdown::Reader reader = markdown::Reader::jupyter;
  return markdown::to_markdown(
      markdown::for_reader(links.prose(lesson, prose.document, Form::notebook), reader), reader);
}

/// What the run was made with, under a key of our own, as nbformat allows.
Json provenance(const Lesson& lesson) {
  const record::RunRecord& record = lesson.record;
  const record::Versions& versions = record.versions;
  Json json{{"lesson", record.name},
            {"versions",
             {{"chalkline", text::printable(versions.chalkline)},
              {"gnuplot", text::printable(versions.gnuplot)},
              {"compiler", text::printable(versions.compiler)}}}};
  json["parameters"] = Json::object();
  for (const record::ParameterRecord& one : lesson.parameters)
    json["parameters"][one.parameter.name] = text::printable(record::to_text(one.value));
  return json;
}

/// In pixels; 0 if it does not say.
int svg_width(std::string_view svg) {
  constexpr std::string_view mark = " width=\"";
  const std::size_t at = svg.find(mark);
  int width = 0;
  if (at != svg.npos)
    std::from_chars(svg.data() + at + mark.size(), svg.data() + svg.size(), width);
  return width;
}

class NotebookWriter {
 public:
  NotebookWriter(const Lesson& lesson, const Links& links, const NotebookParts& parts)
      : lesson_(lesson), links_(links), parts_(parts) {}

  Json cells() {
    Json cells = Json::array();
    for (std::size_t i = 0; i < lesson_.places.size(); ++i) {
      const CellRole& role = lesson_.roles[i];
      if (role.is_note || (role.is_solution && !parts_.with_solutions)) continue;
      cells.push_back(lesson_.written(i).kind == source::CellKind::markdown ? prose_cell(i)
                                                                            : code_cell(i));
    }
    return cells;
  }

 private:
  Json cell(std::size_t i) const {
    Json json{{"id", lesson_.places[i].id}, {"metadata", metadata(i)}};
    return json;
  }

  Json metadata(std::size_t i) const {
    const source::Cell& cell = lesson_.written(i);
    Json json = Json::object();
    if (!cell.tags.empty()) {
      json["tags"] = Json::array();
      for (const std::string& tag : cell.tags) json["tags"].push_back(text::printable(tag));
    }
    if (!cell.title.empty()) json["title"] = text::printable(cell.title);
    const bool is_code = cell.kind == source::CellKind::code;
    if (is_code && lesson_.roles[i].question) json["jupyter"]["outputs_hidden"] = true;
    if (lesson_.roles[i].is_folded) json["jupyter"]["source_hidden"] = true;
    return json;
  }

  NotebookProse prose(const markdown::Prose& prose, bool with_attachments) const {
    return notebook_prose(lesson_, prose.document, links_, parts_.files, with_attachments);
  }

  /// Viewers read Markdown between tags of HTML, if blank lines set it off.
  std::string folded(std::size_t i, const std::string& markdown) const {
    const CellRole& role = lesson_.roles[i];
    if (!role.is_solution && !role.reveal) return markdown;
    const std::string summary =
        role.is_solution ? answer_title(lesson_.prose[i].text) : "What follows from it";
    return "<details><summary>" + summary + "</summary>\n\n" + markdown +
           (markdown.ends_with('\n') ? "" : "\n") + "\n</details>";
  }

  Json prose_cell(std::size_t i) const {
    const NotebookProse own = prose(lesson_.prose[i].text, true);
    Json json = cell(i);
    json["cell_type"] = "markdown";
    json["source"] = lines(folded(i, own.markdown));
    for (const NotebookPicture& picture : own.attachments)
      json["attachments"][picture.name][picture.type] = text::base64(picture.bytes);
    return json;
  }

  Json code_cell(std::size_t i) {
    const source::Cell& written = lesson_.written(i);
    const std::string title =
        written.title.empty() ? "" : "// " + text::printable(written.title) + "\n";
    Json json = cell(i);
    json["cell_type"] = "code";
    json["source"] = lines(title + text::printable(open_code(lesson_, i)));
    json["execution_count"] = nullptr;
    json["outputs"] = Json::array();
    if (parts_.with_outputs && lesson_.record.cells[i].status != record::RunStatus::not_run) {
      json["execution_count"] = ++count_;
      json["outputs"] = outputs(i);
    }
    return json;
  }

  Json outputs(std::size_t i) const {
    const record::CellRecord& cell = lesson_.record.cells[i];
    Json list = Json::array();
    for (std::size_t k = 0; k < cell.outputs.size(); ++k)
      put(list, cell.outputs[k], lesson_.prose[i].outputs[k]);
    if (cell.omitted > 0)
      list.push_back(
          stream("stderr", "... and " + std::to_string(cell.omitted) + " more bytes, not kept\n"));
    if (cell.error) list.push_back(error(*cell.error));
    return list;
  }

  /// A caption follows its figure.
  void put(Json& list, const record::Output& output, const markdown::Prose& own) const {
    if (const auto* text = std::get_if<record::StreamText>(&output))
      list.push_back(stream(text->stream == record::Stream::standard_output ? "stdout" : "stderr",
                            text::printable(text::overprinted(text->text))));
    if (const auto* array = std::get_if<record::ArrayDisplay>(&output))
      list.push_back(display_data({{"text/plain", lines(text::printable(array->text))}}));
    if (std::holds_alternative<record::MarkdownDisplay>(output))
      list.push_back(markdown_display(own));
    const auto* figure = std::get_if<record::FigureDisplay>(&output);
    if (figure) list.push_back(figure_data(*figure));
    if (figure && figure->caption) list.push_back(markdown_display(own));
  }

  Json markdown_display(const markdown::Prose& own) const {
    return display_data({{"text/markdown", lines(prose(own, false).markdown)},
                         {"text/plain", lines(plain_markdown(lesson_, links_, own))}});
  }

  Json figure_data(const record::FigureDisplay& figure) const {
    const FigureFiles& files = parts_.figures;
    const auto svg = files.find(figure.name + ".svg"), still = files.find(figure.name + ".png"),
               moving = files.find(figure.name + "_frames.png");
    const bool moves = figure.animation && moving != files.end();
    const auto png = moves ? moving : still;
    Json data;
    // A reader that has both shows the SVG.
    if (svg != files.end() && !moves) data["image/svg+xml"] = lines(svg->second);
    if (png != files.end()) data["image/png"] = text::base64(png->second);
    const std::string& text = figure.alt.empty() ? figure.title : figure.alt;
    data["text/plain"] = lines(text::printable(text.empty() ? figure.name : text));
    Json display = display_data(std::move(data));
    // A PNG has more pixels than it is wide on a page.
    if (svg != files.end() && png != files.end())
      if (const int width = svg_width(svg->second); width > 0)
        display["metadata"]["image/png"]["width"] = width;
    return display;
  }

  const Lesson& lesson_;
  const Links& links_;
  const NotebookParts& parts_;
  int count_ = 0;  // of the cells that ran
};

}  // namespace

std::string ipynb(const Lesson& lesson, const Links& links, const NotebookParts& parts) {
  const Json kernel{{"display_name", "C++20 (xcpp)"}, {"language", "cpp"}, {"name", "xcpp20"}};
  const Json language{{"codemirror_mode", "text/x-c++src"},
                      {"file_extension", ".cpp"},
                      {"mimetype", "text/x-c++src"},
                      {"name", "c++"},
                      {"version", "20"}};
  Json notebook{{"nbformat", 4}, {"nbformat_minor", 5}};
  notebook["cells"] = NotebookWriter(lesson, links, parts).cells();
  notebook["metadata"] = {
      {"chalkline", provenance(lesson)}, {"kernelspec", kernel}, {"language_info", language}};
  return notebook.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace chalkline::book
