#include "app/commands/wrong_usage.hpp"

#include <CLI/CLI.hpp>
#include <set>
#include <string_view>

#include "text/edit_distance.hpp"
#include "text/names.hpp"

namespace chalkline::app {
namespace {

bool is_option(const std::string& word) {
  return word.size() > 1 && word[0] == '-' && word != "--";
}

std::string suggestion(std::string_view word, const std::vector<std::string>& known) {
  return text::suggestion(word, {known.begin(), known.end()});
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : commands_of(app)) names.push_back(command->get_name());
  return names;
}

std::string unknown_command(const CLI::App& app, const std::string& word) {
  const std::vector<std::string> names = command_names(app);
  return "there is no command \"" + word + "\"" + suggestion(word, names) + "\nThere are " +
         text::joined(names) + "; --help tells what they do.";
}

/// "list has no option --jsno; did you mean --json?" An option of another command is named as that.
std::string explain_option(const CLI::App& command, const std::string& name) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options())
    for (const std::string& known : option->get_lnames()) names.push_back("--" + known);
  if (!command.get_parent() && command.get_option_no_throw(name)) return name + " stands alone";
  return command.get_name() + " has no option " + name +
         (name.starts_with("--") ? suggestion(name, names) : "");
}

/// "--palette" of --palette=gray, "-p" of -prho=1.
std::string option_name(const std::string& word) {
  return word.starts_with("--") ? word.substr(0, word.find('=')) : word.substr(0, 2);
}

std::string told_value(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  return type.substr(0, type.find(':'));
}

/// What is wrong with the options among the words, each of which some take a value from the next
/// word; empty if nothing is.
std::string wrong_option(const CLI::App& command, const std::vector<std::string>& words) {
  std::set<const CLI::Option*> given;
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    if (!is_option(words[i])) continue;
    const std::string name = option_name(words[i]);
    const CLI::Option* option = command.get_option_no_throw(name);
    if (!option) return explain_option(command, name);
    if (option->get_type_name().empty()) {  // a flag
      if (words[i].size() > name.size()) return name + " takes no value";
      continue;
    }
    const bool once = option->get_items_expected_max() == 1;
    if (!given.insert(option).second && once) return name + " is given twice";
    if (words[i].size() > name.size() + (words[i].starts_with("--") ? 1 : 0)) continue;
    const bool has_value =
        words[i].size() == name.size() && i + 1 < words.size() && words[i + 1] != "--" &&
        !(is_option(words[i + 1]) && command.get_option_no_throw(option_name(words[i + 1])));
    if (!has_value) return name + " needs a value: " + name + ' ' + told_value(*option);
    ++i;
  }
  return "";
}

}  // namespace

std::string explain_usage(const CLI::App& app, const CLI::ParseError& error,
                          const std::vector<std::string>& words) {
  const std::string help = "\nRun with --help for more information.";
  if (words.empty() || words.front() == "--")
    return "a command is missing; there are " + text::joined(command_names(app)) + help;
  if (is_option(words.front())) return explain_option(app, option_name(words.front())) + help;
  for (const CLI::App* command : commands_of(app)) {
    if (command->get_name() != words.front()) continue;
    const std::string wrong = wrong_option(*command, {words.begin() + 1, words.end()});
    return (wrong.empty() ? command->get_name() + ": " + error.what() : wrong) + help;
  }
  return unknown_command(app, words.front());
}

}  // namespace chalkline::app
