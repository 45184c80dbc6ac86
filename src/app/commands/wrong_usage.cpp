#include "app/commands/wrong_usage.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string_view>

#include "text/edit_distance.hpp"
#include "text/names.hpp"

namespace chalkline::app {
namespace {

bool is_option(const std::string& word) { return word.size() > 1 && word[0] == '-'; }

std::string suggestion(std::string_view word, const std::vector<std::string>& known) {
  return text::suggestion(word, {known.begin(), known.end()});
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::string unknown_command(const CLI::App& app, const std::string& word) {
  std::vector<std::string> names;
  for (const CLI::App* command : commands_of(app)) names.push_back(command->get_name());
  return "there is no command \"" + word + "\"" + suggestion(word, names) + "\nThere are " +
         text::joined(names) + "; --help tells what they do.";
}

/// Of the words behind a command the first that is an option which it does not have; empty if there
/// is none.
std::string unknown_option(const CLI::App& command, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word == "--") break;
    std::string name = word.substr(0, word.find('='));
    if (word.starts_with("--") && !command.get_option_no_throw(name)) return name;
  }
  return "";
}

std::string explain_option(const CLI::App& command, const std::string& name) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options())
    for (const std::string& known : option->get_lnames()) names.push_back("--" + known);
  return command.get_name() + " has no option " + name + suggestion(name, names);
}

}  // namespace

std::string explain_usage(const CLI::App& app, const CLI::ParseError& error,
                          const std::vector<std::string>& words) {
  const std::string help = "\nRun with --help for more information.";
  const auto first = std::find_if_not(words.begin(), words.end(), is_option);
  if (first == words.end()) return error.what() + help;
  for (const CLI::App* command : commands_of(app)) {
    if (command->get_name() != *first) continue;
    const std::string option = unknown_option(*command, {first + 1, words.end()});
    return (option.empty() ? error.what() : explain_option(*command, option)) + help;
  }
  return unknown_command(app, *first);
}

}  // namespace chalkline::app
