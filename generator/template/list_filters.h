// What the filters on lists share. Internal.
#pragma once

#include <string_view>
#include <vector>

#include "template/environment.h"

namespace candor::templates {

/// A map's key as a value. A thing of which nothing but its existence is stated (`rights: {access: {}}`) is stated by
/// its key; any other by what is printed of it, so that no unprinted part of it counts as stated.
Value key_value(const std::string& key, const Value& entry);

/// The items that `value` yields when walked: a list's, a map's keys, a text's characters, nothing of silence. Fails
/// for other kinds, and when the limits are used up.
bool items_of(const Call& call, const Value& value, std::vector<Value>& items);

/// A text in lower case, anything else as it is: what jinja2 compares by when case does not count.
Value without_case(const Value& key);

/// Was the parameter given, and is it true?
bool is_on(const Call& call, std::size_t index, std::string_view name);

/// `items` in the order of their `keys`; equal ones keep their places. Fails when two keys have no order.
Value sorted(const Call& call, const std::vector<Value>& items, const std::vector<Value>& keys, bool reverse);

}  // namespace candor::templates
