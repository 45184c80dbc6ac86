#include "live/machine.hpp"

#include <sys/timerfd.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>
#include <utility>

#include "base/descriptor.hpp"
#include "base/work_folder.hpp"
#include "live/drawings.hpp"
#include "live/fair_queue.hpp"
#include "live/gnuplot_confinement.hpp"
#include "live/lesson_run.hpp"
#include "live/live_course.hpp"
#include "plot/check_drawing.hpp"
#include "plot/gnuplot_process.hpp"

namespace chalkline::live {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// A run that its own person has superseded may take so long, so that a slider that is dragged shows
// something on its way.
constexpr std::chrono::milliseconds time_when_superseded{300};

constexpr std::chrono::milliseconds time_to_draw{5'000};
// gnuplot, which may grow, is another one after so many figures.
constexpr int figures_of_a_gnuplot = 500;

/// Where files take no time, if there is such a place.
fs::path folder_in_memory() {
  const fs::path memory = "/dev/shm";
  return ::access(memory.c_str(), W_OK | X_OK) == 0 ? memory : fs::temp_directory_path();
}

/// A gnuplot under confinement, for one thread.
class LiveGnuplot {
 public:
  std::string draw(const std::string& script, const plot::GnuplotOptions& options) {
    if (++drawn_ % figures_of_a_gnuplot == 0) gnuplot_.end();
    std::string svg = gnuplot_.draw(script, options);
    plot::check_drawing(svg, plot::Format::svg);
    return svg;
  }

 private:
  plot::Gnuplot gnuplot_{gnuplot_confinement()};
  int drawn_ = 0;
};

/// Why it is refused; nothing if all parameters are there and their values allowed.
std::optional<RunEnd> refusal(const Assignments& assignments, const record::RunRecord& record) {
  std::vector<record::Parameter> parameters;
  for (const record::ParameterRecord& one : record.parameters) parameters.push_back(one.parameter);
  for (const auto& [name, text] : assignments) {
    try {
      record::parse_value(record::find_parameter(parameters, name), text);
    } catch (const record::ParameterError& error) {
      return RunEnd{RunEnd::Status::refused, error.what(), name};
    }
  }
  return std::nullopt;
}

std::vector<std::string> words_of_parameters(const Assignments& assignments) {
  std::vector<std::string> words;
  for (const auto& [name, text] : assignments) words.push_back(name + "=" + text);
  return words;
}

}  // namespace

class Machine::Workers {
  /// One request on its way.
  struct Job {
    RunRequest request;
    std::function<void(CellAnswer)> on_cell;
    std::function<void(RunEnd)> on_end;
    std::shared_ptr<const LiveCourse> course;
    std::size_t lesson;
    base::Descriptor call_off{::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC)};  // can be read then
    Clock::time_point began = {};

    void call_off_at(Clock::time_point time) const {
      const auto left =
          std::max<std::chrono::nanoseconds>(time - Clock::now(), std::chrono::nanoseconds(1));
      const auto seconds = std::chrono::floor<std::chrono::seconds>(left);
      const itimerspec once{{0, 0}, {seconds.count(), (left - seconds).count()}};
      ::timerfd_settime(call_off.number(), 0, &once, nullptr);
    }
  };

 public:
  Workers(std::vector<LiveLesson> lessons, MachineOptions options)
      : options_(std::move(options)), queue_(worker_count(options_)) {
    std::vector<std::shared_ptr<const LessonBuild>> builds;
    for (LiveLesson& one : lessons)
      builds.push_back(std::make_shared<const LessonBuild>(std::move(one)));
    course_ = std::make_shared<const LiveCourse>(std::move(builds), options_);
    for (std::size_t i = 0; i < worker_count(options_); ++i)
      threads_.emplace_back([this] { work(); });
    threads_.emplace_back([this] { tell(); });
  }

  ~Workers() {
    {
      const std::lock_guard lock(turn_);
      stops_ = true;
      for (const auto& [turn, job] : jobs_) job->call_off_at(Clock::now());
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
    for (const auto& [turn, job] : jobs_)
      job->on_end({RunEnd::Status::failed, "the course is no longer served"});
  }

  void run(RunRequest request, std::function<void(CellAnswer)> on_cell,
           std::function<void(RunEnd)> on_end) {
    const std::shared_ptr<const LiveCourse> course = this->course();
    const std::size_t lesson = course->index_of(request.lesson);
    std::optional<RunEnd> refused;
    if (lesson == course->lessons().size())
      refused = RunEnd{RunEnd::Status::refused, "there is no lesson called " + request.lesson};
    else
      refused = refusal(request.parameters, course->lessons()[lesson]->first().record);
    const std::lock_guard lock(turn_);
    if (refused) {
      tell_later(std::move(on_end), std::move(*refused));
    } else {
      const FairQueue::Entered entered = queue_.enter(request.person, request.is_teacher);
      jobs_[entered.turn] = std::make_shared<Job>(
          Job{std::move(request), std::move(on_cell), std::move(on_end), course, lesson});
      supersede(entered);
    }
    changed_.notify_all();
  }

  std::shared_ptr<const LiveCourse> course() const {
    const std::lock_guard lock(turn_);
    return course_;
  }

  SharedFigure figure(std::string_view file) {
    if (SharedFigure found = figures_.find(file)) return found;
    for (const auto& lesson : course()->lessons())
      if (SharedFigure found = lesson->figure(file)) return found;
    return nullptr;
  }

  void replace(LiveLesson lesson) {
    const std::lock_guard lock(replacing_);
    auto lessons = course()->lessons();
    const std::size_t index = course()->index_of(lesson.published.record.name);
    lessons.at(index) = std::make_shared<const LessonBuild>(std::move(lesson));
    auto next = std::make_shared<const LiveCourse>(std::move(lessons), options_);
    const std::lock_guard turn(turn_);
    course_.swap(next);
  }

 private:
  static std::size_t worker_count(const MachineOptions& options) {
    const std::size_t wanted =
        options.workers > 0 ? options.workers : std::thread::hardware_concurrency();
    return std::max<std::size_t>(wanted, 2);
  }

  /// Runs whatever has its turn, until the end.
  void work() {
    LiveGnuplot gnuplot;
    std::unique_lock lock(turn_);
    while (!stops_) {
      const std::optional<FairQueue::Turn> turn = queue_.begin();
      if (!turn) {
        changed_.wait(lock);
        continue;
      }
      const std::shared_ptr<Job> job = jobs_.at(*turn);
      job->began = Clock::now();
      lock.unlock();
      const double seconds = work_at(*job, gnuplot);
      lock.lock();
      queue_.end(*turn, seconds);
      jobs_.erase(*turn);
      changed_.notify_all();
    }
    // With this thread the waiting lessons end that it has started.
    changed_.wait(lock, [this] { return queue_.running() == 0; });
  }

  /// Returns the CPU seconds that it took.
  double work_at(Job& job, LiveGnuplot& gnuplot) {
    RunOutcome outcome;
    try {
      outcome = run_lesson_for(job, gnuplot);
      if (outcome.is_lost) outcome = run_lesson_for(job, gnuplot);
      if (outcome.is_lost)
        outcome.end = {RunEnd::Status::failed, "the lesson's process was killed, twice"};
    } catch (const std::exception& error) {
      outcome.end = {RunEnd::Status::failed, error.what()};
    }
    job.on_end(std::move(outcome.end));
    return outcome.cpu_seconds;
  }

  RunOutcome run_lesson_for(Job& job, LiveGnuplot& gnuplot) {
    RunPlan plan{.parameters = words_of_parameters(job.request.parameters),
                 .films = job.request.films,
                 .limits = job.request.is_teacher ? options_.teacher : options_.student,
                 .folder = folder_.path() / std::to_string(++last_run_),
                 .page = job.course->page(job.lesson),
                 .call_off = job.call_off.number()};
    plan.draw = [&](const std::string& script, std::chrono::milliseconds time) {
      const plot::GnuplotOptions options{.time_limit = std::min(time, time_to_draw),
                                         .call_off = {plan.call_off, [] { return true; }}};
      return *drawings_.find_or_draw(script, [&] { return gnuplot.draw(script, options); });
    };
    plan.on_figure = [&](const std::string& file, const std::string& svg) {
      figures_.keep(file, std::make_shared<const ServedFigure>(svg), 2 * svg.size());
    };
    plan.on_cell = [&](CellAnswer answer) {
      std::string& known = job.request.known[answer.cell];
      if (std::exchange(known, answer.hash) != answer.hash) job.on_cell(std::move(answer));
    };
    return run_lesson(job.course->lessons()[job.lesson]->waiting(), plan);
  }

  /// Tells those who are to be told by none of the workers; at the end all who wait.
  void tell() {
    std::unique_lock lock(turn_);
    while (!stops_ || !told_later_.empty()) {
      changed_.wait(lock, [this] { return stops_ || !told_later_.empty(); });
      while (!told_later_.empty()) {
        const std::function<void()> told = std::move(told_later_.front());
        told_later_.pop_front();
        lock.unlock();
        told();
        lock.lock();
      }
    }
  }

  // Those below are called with turn_ held.

  void supersede(const FairQueue::Entered& entered) {
    if (entered.superseded) {
      const auto old = jobs_.find(*entered.superseded);
      tell_later(std::move(old->second->on_end), {RunEnd::Status::superseded});
      jobs_.erase(old);
    }
    if (entered.running) {
      const Job& running = *jobs_.at(*entered.running);
      running.call_off_at(running.began + time_when_superseded);
    }
  }

  void tell_later(std::function<void(RunEnd)> on_end, RunEnd end) {
    told_later_.emplace_back([on_end = std::move(on_end), end = std::move(end)] { on_end(end); });
  }

  const MachineOptions options_;
  mutable std::mutex turn_;
  std::mutex replacing_;
  std::condition_variable changed_;
  FairQueue queue_;
  std::map<FairQueue::Turn, std::shared_ptr<Job>> jobs_;
  std::deque<std::function<void()>> told_later_;
  std::shared_ptr<const LiveCourse> course_;
  bool stops_ = false;
  Drawings drawings_;
  Figures figures_;
  const base::WorkFolder folder_{folder_in_memory()};
  std::atomic<std::size_t> last_run_ = 0;
  std::vector<std::thread> threads_;
};

Machine::Machine(std::vector<LiveLesson> lessons, MachineOptions options)
    : workers_(std::make_unique<Workers>(std::move(lessons), std::move(options))) {}

Machine::~Machine() = default;

void Machine::run(RunRequest request, std::function<void(CellAnswer)> on_cell,
                  std::function<void(RunEnd)> on_end) {
  workers_->run(std::move(request), std::move(on_cell), std::move(on_end));
}

SharedFigure Machine::figure(std::string_view file) const { return workers_->figure(file); }

std::vector<CellAnswer> Machine::first_answers(std::string_view lesson) const {
  const std::shared_ptr<const LiveCourse> course = workers_->course();
  const std::size_t index = course->index_of(lesson);
  return index < course->lessons().size() ? course->first_answers(index)
                                          : std::vector<CellAnswer>();
}

void Machine::replace(LiveLesson lesson) { workers_->replace(std::move(lesson)); }

}  // namespace chalkline::live
