#include "template/template.h"

#include "base/suggest.h"
#include "template/html_context.h"
#include "template/parse.h"
#include "template/run.h"
#include "template/scopes.h"

namespace candor::templates {

namespace {

bool is_there(const Symbol& symbol, const Environment& environment) {
  switch (symbol.sort) {
    case Symbol::Sort::function: return symbol.built_in || environment.function(symbol.name);
    case Symbol::Sort::filter: return symbol.built_in || environment.filter(symbol.name);
    case Symbol::Sort::test: return symbol.built_in || environment.test(symbol.name);
  }
  return false;
}

std::string_view name_of(Symbol::Sort sort) {
  return sort == Symbol::Sort::function ? "function" : sort == Symbol::Sort::filter ? "filter" : "test";
}

std::vector<std::string> known_to(const Environment& environment, Symbol::Sort sort) {
  return sort == Symbol::Sort::function ? environment.function_names()
         : sort == Symbol::Sort::filter ? environment.filter_names()
                                        : environment.test_names();
}

bool check_symbols(const Program& program, const Environment& environment, Diagnostics& diagnostics) {
  bool good = true;
  for (const Symbol& symbol : program.symbols) {
    if (is_there(symbol, environment)) continue;
    good = false;
    diagnostics.add({.id = "template-unknown-name",
                     .place = program.place(symbol.spot),
                     .message = "unknown " + std::string(name_of(symbol.sort)) + " `" + symbol.name + "`",
                     .why = program.expression ? "the expression asks for what nobody has"
                                               : "the template asks for what nobody has",
                     .help = suggestion(symbol.name, known_to(environment, symbol.sort))});
  }
  return good;
}

}  // namespace

Template::Template(std::unique_ptr<const Program> program) : program_(std::move(program)) {}
Template::~Template() = default;
const std::string& Template::file() const { return program_->file; }
OutputKind Template::kind() const { return program_->kind; }

Expression::Expression(std::unique_ptr<const Program> program) : program_(std::move(program)) {}
Expression::~Expression() = default;

TemplatePtr compile(std::string_view source, const std::string& file, OutputKind kind, Diagnostics& diagnostics,
                    CompileOptions options) {
  auto program = std::make_unique<Program>();
  program->file = file;
  program->kind = kind;
  std::vector<TokenAt> tokens;
  if (!read_tokens(source, file, options, diagnostics, tokens)) return nullptr;
  if (!Parser(tokens, *program, diagnostics).read_template()) return nullptr;
  if (!find_contexts(*program, diagnostics)) return nullptr;
  find_slots(*program);
  return std::make_shared<const Template>(std::move(program));
}

ExpressionPtr compile_expression(std::string_view source, const Place& start, Diagnostics& diagnostics) {
  auto program = std::make_unique<Program>();
  program->file = start.file;
  std::vector<TokenAt> tokens;
  if (!read_expression_tokens(source, start, diagnostics, tokens)) return nullptr;
  if (!Parser(tokens, *program, diagnostics).read_expression()) return nullptr;
  find_slots(*program);
  return std::make_shared<const Expression>(std::move(program));
}

void TemplateSet::add(std::string name, TemplatePtr compiled) {
  auto entry = std::make_unique<Entry>();
  entry->compiled = std::move(compiled);
  by_name_[std::move(name)] = std::move(entry);
}

void TemplateSet::add_on_demand(std::string name, std::function<TemplatePtr()> compile) {
  auto entry = std::make_unique<Entry>();
  entry->compile = std::move(compile);
  by_name_[std::move(name)] = std::move(entry);
}

const Template* TemplateSet::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return nullptr;
  Entry& entry = *found->second;
  if (entry.compile) std::call_once(entry.once, [&] { entry.compiled = entry.compile(); });
  return entry.compiled.get();
}

std::vector<std::string> TemplateSet::names() const {
  std::vector<std::string> names;
  for (const auto& [name, entry] : by_name_) names.push_back(name);
  return names;
}

bool check_names(const Template& compiled, const Environment& environment, const TemplateSet& templates,
                 Diagnostics& diagnostics) {
  const Program& program = compiled.program();
  bool good = check_symbols(program, environment, diagnostics);
  for (const auto& [name, spot] : program.includes) {
    if (templates.find(name)) continue;
    good = false;
    diagnostics.add({.id = "template-include",
                     .place = program.place(spot),
                     .message = "there is no template `" + name + "`",
                     .why = "the template asks for what nobody has",
                     .help = suggestion(name, templates.names())});
  }
  return good;
}

bool check_names(const Expression& compiled, const Environment& environment, Diagnostics& diagnostics) {
  return check_symbols(compiled.program(), environment, diagnostics);
}

std::optional<Rendered> render(const Template& compiled, const Context& context, const Environment& environment,
                               const TemplateSet& templates, Diagnostics& diagnostics, const Limits& limits) {
  Run run(context, environment, &templates, limits, diagnostics);
  if (!run.render(compiled.program())) return std::nullopt;
  return run.take_rendered();
}

std::optional<Evaluated> evaluate(const Expression& compiled, const Context& context, const Environment& environment,
                                  Diagnostics& diagnostics, const Limits& limits) {
  Evaluated evaluated;
  Run run(context, environment, nullptr, limits, diagnostics);
  run.read = &evaluated.read;
  run.absent = &evaluated.absent;
  if (!run.evaluate(compiled.program(), evaluated.value)) return std::nullopt;
  return evaluated;
}

}  // namespace candor::templates
