// A page of the book as a tree, for tests that look at what it holds. That it can be read at all
// shows that the page is well-formed XML.
#pragma once

#include <boost/property_tree/ptree.hpp>
#include <boost/property_tree/xml_parser.hpp>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

class XmlPage {
 public:
  using Tree = boost::property_tree::ptree;

  /// Throws boost::property_tree::xml_parser_error if `page` is not well-formed.
  explicit XmlPage(const std::string& page) {
    std::istringstream in(page);
    boost::property_tree::read_xml(in, tree_);
  }

  /// Calls `visit(name, element)` for every element, in the order of the page.
  void each(const std::function<void(const std::string&, const Tree&)>& visit) const {
    walk(tree_, visit);
  }

  /// The value of `attribute` of every element that has it.
  std::vector<std::string> attributes(const std::string& attribute) const {
    std::vector<std::string> values;
    each([&](const std::string&, const Tree& element) {
      if (const auto value = element.get_optional<std::string>("<xmlattr>." + attribute))
        values.push_back(*value);
    });
    return values;
  }

  /// The text of every element called `name` whose class attribute holds `part`.
  std::vector<std::string> texts(const std::string& name, const std::string& part = "") const {
    std::vector<std::string> found;
    each([&](const std::string& own, const Tree& element) {
      const std::string classes = element.get("<xmlattr>.class", "");
      if (own == name && classes.find(part) != std::string::npos) found.push_back(text_of(element));
    });
    return found;
  }

  static std::string text_of(const Tree& element) {
    std::string text = element.data();
    for (const auto& [name, child] : element)
      if (name != "<xmlattr>" && name != "<xmlcomment>") text += text_of(child);
    return text;
  }

 private:
  static void walk(const Tree& tree,
                   const std::function<void(const std::string&, const Tree&)>& visit) {
    for (const auto& [name, child] : tree) {
      if (name.starts_with('<')) continue;
      visit(name, child);
      walk(child, visit);
    }
  }

  Tree tree_;
};
