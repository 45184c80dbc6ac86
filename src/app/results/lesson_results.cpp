#include "app/results/lesson_results.hpp"

#include <signal.h>

#include <fstream>
#include <set>
#include <utility>

#include "app/results/data_files.hpp"
#include "app/results/draw_for_lesson.hpp"
#include "base/atomic_write.hpp"
#include "base/child_process.hpp"
#include "base/read_file.hpp"
#include "plot/gnuplot_process.hpp"
#include "record/plain_text.hpp"
#include "record/replay.hpp"
#include "text/content_hash.hpp"
#include "text/replace_all.hpp"

namespace chalkline::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* record_name = "record.json";

std::string file_hash(const fs::path& file) { return text::content_hash(base::read_file(file)); }

bool is_script(const fs::path& program) {
  std::ifstream in(program, std::ios::binary);
  return in.get() == '#' && in.get() == '!';
}

/// Tells which gnuplot there is. Its program's bytes do that in a tenth of the time that it takes
/// to ask it; a script in its place may start any, so that is asked, too.
std::string identify_gnuplot() {
  const fs::path program = base::find_program("gnuplot");
  if (program.empty()) return "none";
  return file_hash(program) + (is_script(program) ? " " + plot::gnuplot_version_if_any() : "");
}

/// All that a lesson's result depends on, except for its prose.
std::string result_key(const LessonProgram& lesson, const record::RunOptions& options,
                       const std::string& gnuplot, const fs::path& build) {
  std::map<std::string, std::string> parameters;
  for (const std::string& assignment : options.parameters) {
    const auto [name, value] = record::split_assignment(assignment);
    parameters[name] = value;
  }
  std::set<std::string> formats(options.formats.begin(), options.formats.end());
  formats.insert("gp");  // which is always written
  std::string key = "program " + file_hash(lesson.program) + "\ngnuplot " + gnuplot + "\npalette " +
                    options.palette + "\nscale " + std::to_string(options.scale);
  for (const std::string& format : formats) key += "\nformat " + format;
  for (const auto& [name, value] : parameters) key += "\nparameter " + name + "=" + value;
  const std::string data = data_files(lesson.source.parent_path(), build);
  return key + (data.empty() ? "" : "\ndata " + text::content_hash(data));
}

template <class Change>
void change_figure_files(record::RunRecord& record, Change change) {
  for (record::CellRecord& cell : record.cells) {
    for (record::Output& output : cell.outputs) {
      auto* figure = std::get_if<record::FigureDisplay>(&output);
      if (!figure) continue;
      for (std::string& file : figure->files) file = change(file);
    }
  }
}

record::RunRecord with_figures_in(const fs::path& out, record::RunRecord record) {
  change_figure_files(record, [&](const std::string& name) { return (out / name).string(); });
  return record;
}

std::string standard_error_in(const fs::path& out, const record::RunRecord& record,
                              const fs::path& source) {
  return record::standard_error_of(with_figures_in(out, record), record::shown_path(source));
}

/// The files that a run left, those that were not finished left out.
Files files_of_run(const fs::path& folder) {
  Files files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_regular_file() && !name.starts_with('.'))
      files[name] = base::read_file(entry.path());
  }
  return files;
}

/// How messages begin the paths of files in this folder.
std::string shown_prefix(const fs::path& folder) {
  std::string path = record::shown_path(folder / "x");
  path.pop_back();
  return path;
}

/// Where messages say that the figures go.
fs::path output_folder(const record::RunOptions& options) {
  return fs::absolute(options.out.empty() ? "." : options.out);
}

/// What a run in the folder `work` would have said in `out`. Messages name files as they are shown
/// from here.
std::string as_if_in(const fs::path& out, const fs::path& work, std::string errors) {
  const std::string whole = (work / "").string(), shown = shown_prefix(work);
  if (shown != whole) text::replace_all(errors, whole, (out / "").string());
  text::replace_all(errors, shown, shown_prefix(out));
  return errors;
}

/// A kept result with the lesson's text as it is now; none if the two do not fit.
std::optional<LessonResult> replayed(Files files, const LessonProgram& lesson,
                                     const fs::path& out) {
  try {
    const record::RunRecord kept =
        record::run_record_from_json(files.extract(record_name).mapped());
    std::optional<record::RunRecord> record = record::with_current_text(read_source(lesson), kept);
    if (!record) return std::nullopt;
    const std::string errors = standard_error_in(out, *record, lesson.source);
    return LessonResult{
        0, record::standard_output_of(*record), errors, std::move(record), std::move(files), true};
  } catch (const std::exception&) {  // a run will tell what is wrong
    return std::nullopt;
  }
}

bool has_omissions(const record::RunRecord& record) {
  for (const record::CellRecord& cell : record.cells)
    if (cell.omitted > 0) return true;
  return false;
}

}  // namespace

LessonResults::LessonResults(const fs::path& build, bool fresh)
    : build_(fs::absolute(build)),
      kept_(build_ / "kept"),
      gnuplot_(identify_gnuplot()),
      fresh_(fresh) {}

LessonResult LessonResults::obtain(const LessonProgram& lesson, const record::RunOptions& options,
                                   const base::CallOff& call_off) {
  const std::string key = result_key(lesson, options, gnuplot_, build_);
  if (!fresh_) {
    const fs::path out = output_folder(options);
    std::optional<Files> files = kept_.find(lesson.id, key);
    std::optional<LessonResult> result =
        files ? replayed(std::move(*files), lesson, out) : std::nullopt;
    if (result) return std::move(*result);
  }
  return run(lesson, options, key, call_off);
}

/// "5.4 patchlevel 4", as a record has it; "none" if gnuplot does not tell, which is asked once:
/// one that hangs holds up no more than that. What it told is kept.
std::string LessonResults::gnuplot_version() {
  const std::lock_guard lock(asking_);
  if (!version_.empty()) return version_;
  if (gnuplot_ == "none") return version_ = "none";
  if (const std::optional<Files> kept = kept_.find("gnuplot", gnuplot_))
    return version_ = kept->at("version");
  version_ = plot::gnuplot_version_if_any();
  if (version_.empty()) return version_ = "none";
  kept_.keep("gnuplot", gnuplot_, {{"version", version_}});
  return version_;
}

LessonResult LessonResults::run(const LessonProgram& lesson, const record::RunOptions& options,
                                const std::string& key, const base::CallOff& call_off) {
  const fs::path out = output_folder(options);
  const auto work = kept_.work_folder();
  record::RunOptions own = options;
  own.out = work->path().string();
  std::vector<std::string> arguments = record::to_arguments(own);
  arguments.insert(arguments.end(), {"--record", (work->path() / record_name).string(),
                                     "--gnuplot-version", gnuplot_version()});
  base::ChildResult child = run_and_draw(
      {.program = lesson.program, .arguments = std::move(arguments), .end_with_parent = SIGTERM},
      {.call_off = call_off});
  LessonResult result{child.status,
                      std::move(child.output),
                      as_if_in(out, work->path(), child.errors),
                      {},
                      files_of_run(work->path())};
  const auto json = result.figures.extract(record_name);
  if (!json) return result;
  record::RunRecord record = record::run_record_from_json(json.mapped());
  change_figure_files(record,
                      [](const std::string& file) { return fs::path(file).filename().string(); });
  // Kept is what can be told again as it was.
  if (result.status == 0 && record.status == record::RunStatus::done && !has_omissions(record) &&
      record::standard_output_of(record) == result.output &&
      standard_error_in(out, record, lesson.source) == result.errors) {
    Files files = result.figures;
    files[record_name] = record::to_json(record);
    kept_.keep(lesson.id, key, files);
  }
  result.record = std::move(record);
  return result;
}

std::vector<record::StreamText> written_in_order(const LessonResult& result, const fs::path& source,
                                                 const fs::path& out) {
  if (!result.record || record::standard_output_of(*result.record) != result.output ||
      standard_error_in(out, *result.record, source) != result.errors)
    return {};
  return record::all_written_by(with_figures_in(out, *result.record), record::shown_path(source));
}

void write_figures(const Files& figures, const fs::path& folder) {
  if (!figures.empty()) fs::create_directories(folder);
  for (const auto& [name, bytes] : figures) base::check_may_replace(folder / name, bytes);
  for (const auto& [name, bytes] : figures) base::atomic_write(folder / name, bytes);
}

}  // namespace chalkline::app
