// Names become slots. Follows jinja2/idtracking.py 3.1, whose scoping is decided at compile time: a `for` body, its
// `else` and a block `set` are scopes of their own, `if` is none; a name that a scope sets begins with the outer
// scope's value each time the scope is entered, and nothing leaves it. Internal.
#pragma once

#include "template/syntax.h"

namespace candor::templates {

/// Gives every name of `program` its slot, every scope its loads, and every include the names around it.
void find_slots(Program& program);

}  // namespace candor::templates
