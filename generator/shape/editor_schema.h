// The schema as editors want it. yaml-language-server reads JSON Schema, but what it shows of it is particular: a
// description beside a `$ref` is lost, and that of an alternative or a piece goes before that of the field itself.
#pragma once

#include "model/value.h"

namespace candor::shape {

/// A bundle (`Schema::bundle_json`, as a value) that allows the same, with a description on every field that has one
/// anywhere: what stands beside a `$ref` is joined with what it leads to, and each form of a field repeats what the
/// field is.
Value for_editors(const Value& bundle);

}  // namespace candor::shape
