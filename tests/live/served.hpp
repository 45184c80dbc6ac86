// A small course served on this machine, for tests that ask it.
#pragma once

#include <memory>
#include <thread>
#include <utility>

#include "http_client.hpp"
#include "live/classroom.hpp"
#include "sample_course.hpp"

namespace chalkline::test {

/// What it serves: two pages, the notes of one, and a style sheet.
inline live::LiveBook sample_book() {
  live::LiveBook book;
  for (const char* path : {"index.html", "5_rmsprop.html", "5_rmsprop_notes.html", "book.css",
                           "join.css", "5_rmsprop.cpp", "figures/5_rmsprop.svg"})
    book.pages[path] = live::live_page(std::string(2000, 'x') + path, path);
  book.for_students["5_rmsprop.cpp"] = live::live_page("handed out", "5_rmsprop.cpp");
  book.for_teacher = {"5_rmsprop_notes.html"};
  book.facts = sample_course();
  return book;
}

/// A run that says what it was asked for.
inline void echo(live::RunRequest request, std::function<void(live::CellAnswer)> on_cell,
                 std::function<void(live::RunEnd)> on_end) {
  std::thread([request = std::move(request), on_cell = std::move(on_cell),
               on_end = std::move(on_end)] {
    std::string html;
    for (const auto& [name, value] : request.parameters) html += name + "=" + value + ";";
    if (!request.known.contains(2)) on_cell({2, "hash", html, {}});
    on_end({.message = request.is_teacher ? "for the teacher" : "", .seconds = 0.5});
  }).detach();
}

class Served {
 public:
  explicit Served(bool is_room = true, live::ServerOptions server = {},
                  live::ClassroomOptions options = {})
      : server_(server) {
    options.is_room = is_room;
    options.join_address = "http://192.168.1.5:8080/";
    options.hosts = {"localhost:" + std::to_string(port()), "class.example"};
    classroom_ = std::make_unique<live::Classroom>(
        options, server_, sample_book(), echo,
        [](const std::string& file) -> std::optional<live::FigureBytes> {
          if (file != "abc.svg") return std::nullopt;
          return live::FigureBytes{live::bytes_of("<svg/>"), live::bytes_of("packed")};
        });
    code = classroom_->room_code();
    link = "/teacher/" + classroom_->teacher_token();
    classroom_->begin();
    thread_ = std::thread([this] {
      server_.run([this](const live::Asking& asking) { return classroom_->admit(asking); },
                  [this](live::Request request, live::Exchange exchange) {
                    classroom_->answer(std::move(request), std::move(exchange));
                  });
    });
  }
  ~Served() {
    server_.stop();
    thread_.join();
    classroom_->save();
  }

  std::uint16_t port() const { return server_.port(); }
  live::Classroom& classroom() { return *classroom_; }
  live::HttpServer& server() { return server_; }

  /// A connection of the teacher's, who uses his link if it has not been used.
  std::unique_ptr<HttpClient> teacher() {
    auto client = std::make_unique<HttpClient>(port());
    if (teacher_cookie_.empty()) {
      client->get(link);
      teacher_cookie_ = client->cookie;
    }
    client->cookie = teacher_cookie_;
    return client;
  }

  std::unique_ptr<HttpClient> student() {
    auto client = std::make_unique<HttpClient>(port());
    client->post("/join", "{\"code\":\"" + code + "\"}");
    return client;
  }

  std::string code, link;

 private:
  live::HttpServer server_;
  std::unique_ptr<live::Classroom> classroom_;
  std::string teacher_cookie_;
  std::thread thread_;
};

}  // namespace chalkline::test
