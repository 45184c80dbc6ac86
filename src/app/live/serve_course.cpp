#include "app/live/serve_course.hpp"

#include <unistd.h>

#include <iostream>
#include <memory>
#include <utility>

#include "app/course/build_course.hpp"
#include "app/course/lesson_catalog.hpp"
#include "app/course/source_remarks.hpp"
#include "app/live/lesson_watch.hpp"
#include "app/live/own_addresses.hpp"
#include "app/results/obtain_lessons.hpp"
#include "base/child_process.hpp"
#include "base/desktop.hpp"
#include "base/interrupt.hpp"
#include "base/read_file.hpp"
#include "live/classroom.hpp"
#include "live/machine.hpp"
#include "live/qr_code.hpp"

namespace chalkline::app {
namespace {

std::unique_ptr<live::HttpServer> listen(const LiveCommand& command) {
  try {
    return std::make_unique<live::HttpServer>(
        live::ServerOptions{.for_everyone = command.room, .port = command.port});
  } catch (const live::PortInUse& error) {
    const int other = command.port == 65535 ? 8081 : command.port + 1;
    throw std::runtime_error(std::string(error.what()) +
                             ", perhaps by another ./chalkline live; choose another one: --port " +
                             std::to_string(other));
  }
}

book::BookOptions book_options_of(const Course& course) {
  book::BookOptions options;
  options.course_title = course_title(course);
  options.introduction_path = course.introduction();
  options.introduction = base::read_file_if_any(course.introduction());
  options.course = course.folder;
  return options;
}

/// Opens a page in a browser, if there is a desktop.
void open_in_browser(const std::string& address) {
  if (!base::has_display()) return;
  try {
    base::start_detached({.program = "xdg-open", .arguments = {address}});
  } catch (const std::system_error&) {  // the address was printed
  }
}

/// A course that is served: its lessons as they are now, what runs them, and the desk.
class LiveCourseServer {
 public:
  LiveCourseServer(const LiveCommand& command, const Course& course)
      : command_(command),
        course_(course),
        server_(listen(command)),
        results_(course.build),
        programs_(load_catalog(course)) {
    build_lessons(course_, programs_);
    std::cerr << source_remarks(programs_) << std::flush;
    published_ = obtain_lessons(programs_, results_);
    std::vector<live::LiveLesson> lessons;
    for (std::size_t i = 0; i < published_.size(); ++i)
      lessons.push_back({published_[i], programs_[i].program});
    machine_ = std::make_unique<live::Machine>(std::move(lessons),
                                               live::MachineOptions{.course = course.folder});
    make_classroom();
    for (std::size_t i = 0; i < programs_.size(); ++i)
      if (!programs_[i].fault.empty())
        classroom_->tell_compiler(programs_[i].id, programs_[i].fault);
  }

  void serve() {
    const LessonWatch watch(course_, programs_, results_,
                            {[this](std::size_t i, book::PublishedLesson lesson) {
                               take_rebuilt(i, std::move(lesson));
                             },
                             [this](std::size_t i, const std::string& message) {
                               server_->post([this, name = programs_[i].id, message] {
                                 classroom_->tell_compiler(name, message);
                               });
                             }});
    tell();
    classroom_->begin();
    server_->run([this](const live::Asking& asking) { return classroom_->admit(asking); },
                 [this](live::Request request, live::Exchange exchange) {
                   classroom_->answer(std::move(request), std::move(exchange));
                 });
    classroom_->save();
  }

 private:
  void make_classroom() {
    const std::uint16_t port = server_->port();
    const std::vector<std::string> addresses = network_addresses();
    join_address_ = !command_.address.empty() ? command_.address
                    : addresses.empty()       ? local("localhost")
                                              : local(addresses[0]);
    if (!join_address_.ends_with('/')) join_address_ += '/';
    classroom_ = std::make_unique<live::Classroom>(
        live::ClassroomOptions{.is_room = command_.room,
                               .hosts = own_hosts(port, command_.room, command_.address),
                               .join_address = join_address_,
                               .state = command_.state},
        *server_, make_book(),
        [this](live::RunRequest request, std::function<void(live::CellAnswer)> on_cell,
               std::function<void(live::RunEnd)> on_end) {
          machine_->run(std::move(request), std::move(on_cell), std::move(on_end));
        },
        [this](const std::string& file) -> std::optional<live::FigureBytes> {
          const live::SharedFigure figure = machine_->figure(file);
          if (!figure) return std::nullopt;
          return live::FigureBytes{{figure, &figure->svg()}, {figure, &figure->gzip()}};
        });
  }

  live::LiveBook make_book() const {
    return live::make_live_book(
        published_, book_options_of(course_),
        [this](const std::string& lesson) { return machine_->first_answers(lesson); });
  }

  /// On the watch's thread.
  void take_rebuilt(std::size_t i, book::PublishedLesson lesson) {
    published_[i] = std::move(lesson);
    machine_->replace({published_[i], programs_[i].program, ++builds_});
    auto book = std::make_shared<live::LiveBook>(make_book());
    server_->post(
        [this, book, name = programs_[i].id] { classroom_->show(std::move(*book), name); });
  }

  std::string local(const std::string& host) const {
    return "http://" + host + ":" + std::to_string(server_->port()) + "/";
  }

  void tell() const {
    std::string first = command_.address.empty() ? local("localhost") : join_address_;
    if (command_.room) {
      first += "teacher/" + classroom_->teacher_token();
      std::cout << "teacher, once: " << first << "\nclass:         " << join_address_
                << "\nroom code:     " << classroom_->room_code() << '\n';
      if (::isatty(STDOUT_FILENO)) std::cout << live::qr_code_text(join_address_);
    } else {
      std::cout << first << '\n';
    }
    std::cout << std::flush;
    std::cerr << "Ctrl-C ends it\n";
    if (!command_.no_open) open_in_browser(first);
  }

  const LiveCommand& command_;
  const Course& course_;
  std::unique_ptr<live::HttpServer> server_;
  LessonResults results_;
  std::vector<LessonProgram> programs_;
  std::vector<book::PublishedLesson> published_;
  std::unique_ptr<live::Classroom> classroom_;
  std::unique_ptr<live::Machine> machine_;  // ends first: what it says is posted to the others
  std::string join_address_;
  std::uint64_t builds_ = 1;
};

}  // namespace

int serve_course(const LiveCommand& command, const Course& course) {
  base::install_interrupt_handler();
  LiveCourseServer(command, course).serve();
  return 0;
}

}  // namespace chalkline::app
