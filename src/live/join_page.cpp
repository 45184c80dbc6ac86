#include "live/join_page.hpp"

#include "book/html_parts.hpp"

namespace chalkline::live {

std::string join_page(const std::string& course_title) {
  const std::string title = book::html_title(course_title.empty() ? "Lessons" : course_title);
  return R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<title>Join: )" +
         title + R"(</title>
<link rel="stylesheet" href="/book.css"/>
<link rel="stylesheet" href="/join.css"/>
<link rel="icon" href="/icon.svg" type="image/svg+xml"/>
<script src="/join.js" defer="defer"></script>
</head>
<body>
<main class="joining" id="main">
<h1>)" + title +
         R"(</h1>
<form id="join">
<label for="code">Room code, which your teacher shows</label>
<input id="code" name="code" type="text" required="required" maxlength="8" placeholder="ABCDEF" autofocus="autofocus" autocomplete="off" autocapitalize="characters" autocorrect="off" spellcheck="false" aria-describedby="message"/>
<button type="submit">Join</button>
<p class="message" id="message" role="alert"></p>
<noscript><p>This page needs JavaScript: the room is followed and asked by it.</p></noscript>
</form>
</main>
</body>
</html>
)";
}

}  // namespace chalkline::live
