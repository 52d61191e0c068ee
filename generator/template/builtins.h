// The language's own filters, tests and functions: tables of names, parameters and code. They have Jinja 3.1's names
// and behaviour, except those at the end of the test table, which ask about facts.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/value.h"
#include "template/environment.h"

namespace candor::templates {

struct BuiltIn {
  std::string_view name;
  Value (*filter)(const Call&) = nullptr;  ///< a filter or function
  bool (*test)(const Call&) = nullptr;
  int required = 0;  ///< arguments that must be given, besides the value
  std::vector<std::string_view> parameters = {};
  bool variadic = false;         ///< takes any further arguments (map, select)
  bool takes_undefined = false;  ///< may be put to a fact that is not stated
  bool builds = false;           ///< puts values into new lists
  bool by_value = false;         ///< a test that reads a flag or choice by its value
};

std::span<const BuiltIn> built_in_filters();
std::span<const BuiltIn> built_in_tests();
std::span<const BuiltIn> built_in_functions();

const BuiltIn* find_built_in(std::span<const BuiltIn> table, std::string_view name);

// The parts of the tables, each in a file of its own.
std::vector<BuiltIn> text_filters();
std::vector<BuiltIn> list_filters();
std::vector<BuiltIn> attribute_filters();

}  // namespace candor::templates
