#include "book/ipynb.hpp"

#include <nlohmann/json.hpp>

#include "book/outline.hpp"
#include "markdown/portable.hpp"
#include "source/tags.hpp"
#include "text/base64.hpp"
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

struct OutputWriter {
  const FigureFiles& files;

  Json operator()(const record::StreamText& text) const {
    return stream(text.stream == record::Stream::standard_output ? "stdout" : "stderr",
                  text::printable(text.text));
  }
  Json operator()(const record::ArrayDisplay& array) const {
    return display_data({{"text/plain", lines(text::printable(array.text))}});
  }
  Json operator()(const record::MarkdownDisplay& markdown) const {
    return display_data({{"text/markdown", lines(markdown::portable_markdown(
                                               markdown.text, markdown::FormulaStyle::dollars))},
                         {"text/plain", lines(text::printable(markdown.text))}});
  }
  Json operator()(const record::FigureDisplay& figure) const {
    Json data;
    const auto svg = files.find(figure.name + ".svg"), png = files.find(figure.name + ".png");
    if (svg != files.end()) data["image/svg+xml"] = lines(svg->second);
    if (png != files.end()) data["image/png"] = text::base64(png->second);
    const std::string& text = figure.alt.empty() ? figure.title : figure.alt;
    data["text/plain"] = lines(text::printable(text.empty() ? figure.name : text));
    return display_data(std::move(data));
  }
};

Json error(const record::CellError& error) {
  const std::string type = text::printable(error.type), message = text::printable(error.message);
  Json json{{"output_type", "error"}, {"ename", type}, {"evalue", message}};
  json["traceback"] = Json::array({type + ": " + message});
  return json;
}

Json outputs(const record::CellRecord& cell, const FigureFiles& files) {
  Json list = Json::array();
  for (const record::Output& output : cell.outputs) {
    list.push_back(std::visit(OutputWriter{files}, output));
    const auto* figure = std::get_if<record::FigureDisplay>(&output);
    if (figure && figure->caption)
      list.push_back(OutputWriter{files}(record::MarkdownDisplay{*figure->caption}));
  }
  if (cell.omitted > 0)
    list.push_back(
        stream("stderr", "... and " + std::to_string(cell.omitted) + " more bytes, not kept\n"));
  if (cell.error) list.push_back(error(*cell.error));
  return list;
}

Json metadata(const record::CellRecord& cell, const CellOutline& place) {
  Json json = Json::object();
  if (!cell.written.tags.empty()) {
    json["tags"] = Json::array();
    for (const std::string& tag : cell.written.tags) json["tags"].push_back(text::printable(tag));
  }
  if (!cell.written.title.empty()) json["title"] = text::printable(cell.written.title);
  if (place.is_answer) json["jupyter"]["outputs_hidden"] = true;
  return json;
}

Json notebook_cell(const record::CellRecord& cell, const CellOutline& place) {
  Json json{{"id", place.id}, {"metadata", metadata(cell, place)}};
  if (cell.written.kind == source::CellKind::markdown) {
    json["cell_type"] = "markdown";
    json["source"] =
        lines(markdown::portable_markdown(cell.written.source, markdown::FormulaStyle::dollars));
    return json;
  }
  const std::string title =
      cell.written.title.empty() ? "" : "// " + text::printable(cell.written.title) + "\n";
  json["cell_type"] = "code";
  json["source"] = lines(title + text::printable(cell.written.source));
  json["execution_count"] = nullptr;
  json["outputs"] = Json::array();
  return json;
}

/// What the run was made with, under a key of our own, as nbformat allows.
Json provenance(const record::RunRecord& record) {
  const record::Versions& versions = record.versions;
  Json json{{"lesson", record.name},
            {"versions",
             {{"chalkline", text::printable(versions.chalkline)},
              {"gnuplot", text::printable(versions.gnuplot)},
              {"compiler", text::printable(versions.compiler)}}}};
  json["parameters"] = Json::object();
  for (const record::ParameterRecord& one : record.parameters)
    json["parameters"][one.parameter.name] = text::printable(record::to_text(one.value));
  return json;
}

}  // namespace

std::string ipynb(const record::RunRecord& record, const FigureFiles& files, bool with_outputs) {
  const std::vector<CellOutline> places = outline(record);
  Json cells = Json::array();
  int count = 0;
  for (std::size_t i = 0; i < record.cells.size(); ++i) {
    const record::CellRecord& cell = record.cells[i];
    if (cell.written.has_tag(source::notes_tag)) continue;
    Json json = notebook_cell(cell, places[i]);
    if (with_outputs && cell.written.kind == source::CellKind::code &&
        cell.status != record::RunStatus::not_run) {
      json["execution_count"] = ++count;
      json["outputs"] = outputs(cell, files);
    }
    cells.push_back(std::move(json));
  }
  const Json kernel{{"display_name", "C++20 (xcpp)"}, {"language", "cpp"}, {"name", "xcpp20"}};
  const Json language{{"codemirror_mode", "text/x-c++src"},
                      {"file_extension", ".cpp"},
                      {"mimetype", "text/x-c++src"},
                      {"name", "c++"},
                      {"version", "20"}};
  Json notebook{{"nbformat", 4}, {"nbformat_minor", 5}};
  notebook["cells"] = std::move(cells);
  notebook["metadata"] = {
      {"chalkline", provenance(record)}, {"kernelspec", kernel}, {"language_info", language}};
  return notebook.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace chalkline::book
