// A template's source cut into tokens, white space control included. Follows jinja2/lexer.py 3.1: `-` takes white
// space away on its side of a tag, `+` keeps what trim_blocks and lstrip_blocks would take. Internal.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "template/syntax.h"
#include "template/template.h"

namespace candor::templates {

enum class Token {
  data,            // literal text
  variable_begin,  // {{
  variable_end,
  block_begin,  // {%
  block_end,
  name,
  string,
  integer,
  operator_,  // text is the operator
  end,
};

struct TokenAt {
  Token token = Token::end;
  std::string text;         // data, name, operator; string: decoded
  std::int64_t number = 0;  // integer
  Spot spot;
};

/// Longer sources do not read (`template-limit`).
constexpr std::size_t longest_source = 1024 * 1024;

/// `source` as tokens, the last being `end`. False when it does not read; then one diagnostic has been made.
bool read_tokens(std::string_view source, const std::string& file, CompileOptions options, Diagnostics& diagnostics,
                 std::vector<TokenAt>& tokens);

/// The same for an expression alone, which begins at `start`.
bool read_expression_tokens(std::string_view source, const Place& start, Diagnostics& diagnostics,
                            std::vector<TokenAt>& tokens);

}  // namespace candor::templates
