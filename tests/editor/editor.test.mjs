// Editors explain and complete every field of the model: `node editor.test.mjs BINARY`.
//
// The samples, and the company that states everything, are copied aside, `candor schema --write` puts schemas and
// modelines in place, and yaml-language-server is asked as an editor asks it. Runs on Node 18 and up.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { LanguageServer } from './language_server.mjs';
import { Fields } from './schema_fields.mjs';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const [binary] = process.argv.slice(2);
if (!binary) {
  console.error('usage: node editor.test.mjs BINARY');
  process.exit(2);
}

let passed = 0;
let failed = 0;
function check(what, wrong) {
  if (wrong.length === 0) return void ++passed;
  ++failed;
  console.log(`FAILED: ${what}`);
  for (const one of wrong.slice(0, 12)) console.log(`    ${one}`);
  if (wrong.length > 12) console.log(`    … and ${wrong.length - 12} more`);
}

/// The content files of a project, but what is frozen.
function contentFiles(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) return /^\.|^\d{4}-/.test(entry.name) ? [] : contentFiles(name);
    return entry.name.endsWith('.yaml') ? [name] : [];
  });
}

const plain = (text) => text.replace(/\s+/g, ' ').trim();

// --- hover --------------------------------------------------------------------------------------------------------

/// Where a file of each kind stands: its modeline is relative.
const homes = {
  company: 'content/example/facts.yaml', document: 'content/example/documents/example.yaml', translation: 'content/example/translations/ko.yaml',
  site: 'content/site.yaml', next: 'content/example/releases/privacy/next.yaml', law: 'content/laws/example.yaml',
  phrases: 'content/laws/phrases/en.yaml',
};
/// A file of its own each time: what a server remembers of another does not matter.
let number = 0;
const openAs = (server, folder, kind, text) => server.open(path.join(folder, homes[kind].replace('.yaml', `-${++number}.yaml`)), `${modelineOf(kind)}\n${text}`);
const modelineOf = (kind) => `# yaml-language-server: $schema=${'../'.repeat(homes[kind].split('/').length - 1)}.candor/schema/${kind}.json`;

async function hovers(server, folder, kind) {
  const fields = new Fields(JSON.parse(fs.readFileSync(path.join(folder, `.candor/schema/${kind}.json`), 'utf8'))).all();
  check(`${kind}: every field is described`, fields.filter(({ schema }) => !schema.description).map(({ path: name }) => name));
  const wrong = [];
  for (const { path: name, schema, text, position } of fields) {
    const uri = openAs(server, folder, kind, text);
    const shown = await server.hover(uri, { line: position.line + 1, character: position.character });
    if (!schema.description || !plain(shown).includes(plain(schema.description))) wrong.push(`${name}: ${plain(shown).slice(0, 120) || 'nothing'}`);
    server.close(uri);
  }
  check(`${kind}: hover explains each of its ${fields.length} fields`, wrong);
  return fields.length;
}

// --- completion ---------------------------------------------------------------------------------------------------

/// Completes where `‸` stands in the text.
async function completed(server, folder, kind, text) {
  const before = text.slice(0, text.indexOf('‸')).split('\n');
  const uri = openAs(server, folder, kind, text.replace('‸', ''));
  const found = await server.complete(uri, { line: before.length, character: before.at(-1).length });
  server.close(uri);
  return found;
}

async function completions(server, folder) {
  const offers = async (what, kind, text, words) => {
    const found = await completed(server, folder, kind, text);
    const labels = found.map(({ label }) => label);
    check(`${what}: is offered`, words.filter((word) => !labels.includes(word)).map((word) => `no ${word} in ${labels.join(', ')}`));
    return found;
  };
  const explained = (what, found) => check(`${what}: is explained`, found.filter(({ documentation }) => documentation.length < 10).map(({ label }) => label));

  const schema = JSON.parse(fs.readFileSync(path.join(folder, '.candor/schema/company.json'), 'utf8'));
  const topics = Object.keys(schema.$defs['company.yaml'].properties);
  explained('the topics', await offers('the topics', 'company', '‸', topics));
  const row = Object.keys(schema.$defs['retention.yaml'].$defs.retention.additionalProperties.properties);
  explained('the fields of a row', await offers('the fields of a row', 'company', 'retention:\n  billing:\n    ‸', [...row, 'when', 'unless', 'status']));
  explained('the parts of a period', await offers('the parts of a period', 'company', 'retention:\n  billing:\n    keep:\n      ‸', ['at_most', 'at_least', 'rolling', 'until', 'by_plan']));
  explained('the parts of a condition', await offers('the parts of a condition', 'company', 'retention:\n  billing:\n    when:\n      ‸', ['plans', 'regions', 'audiences', 'platforms', 'from', 'until', 'if']));
  const { enum: regimes } = schema.$defs['common.yaml'].$defs.regime;
  await offers('the laws', 'company', 'regimes:\n  - ‸', regimes);
  const { enum: states } = schema.$defs['common.yaml'].$defs.status;
  await offers('the words of a status', 'company', 'retention:\n  billing:\n    status: ‸', states);
  const document = schema.$defs['document.yaml'].properties;
  explained('the fields of a document', await offers('the fields of a document', 'document', '‸', Object.keys(document)));
  await offers('the kinds of a document', 'document', 'kind: ‸', document.kind.enum);
  await offers('yes and no', 'document', 'fallback: ‸', ['"yes"', '"no"']); // in quotes, for readers of YAML 1.1
  explained('a translation', await offers('a translation', 'translation', 'data.account.label:\n  ‸', ['source', 'text']));
  explained('the next release', await offers('the next release', 'next', '‸', ['effective', 'note', 'approved_by']));
}

// --- mistakes -----------------------------------------------------------------------------------------------------

async function mistakes(server, folder) {
  const told = async (what, kind, text, words) => {
    const uri = openAs(server, folder, kind, text);
    const wrong = await server.wrong(uri);
    server.close(uri);
    check(what, wrong.some((one) => one.includes(words)) ? [] : [`no ${JSON.stringify(words)} in ${JSON.stringify(wrong)}`]);
  };
  await told('a mistyped topic is marked', 'company', 'retentoin: {}\n', 'retentoin');
  await told('a mistyped field is marked where a fact may be qualified', 'company', 'retention:\n  billing: {kepe: 7 years}\n', 'kepe');
  await told('a word that is not in a list is marked', 'company', 'retention:\n  billing: {status: plannned}\n', 'planned');
  await told('a period that is none is marked', 'company', 'changes:\n  notice: {policy: {period: a while}}\n', '3: ');
}

// --- the run ------------------------------------------------------------------------------------------------------

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'candor-editor-'));
let server;
try {
  for (const project of [path.join(root, 'tests/everything'), root]) fs.cpSync(path.join(project, 'content'), path.join(folder, 'content'), { recursive: true });
  execFileSync(binary, ['schema', '--write', '--project', folder, '--quiet'], { stdio: ['ignore', 'ignore', 'inherit'] });
  server = await LanguageServer.start(folder);
  for (const file of contentFiles(path.join(folder, 'content'))) {
    check(`${path.relative(folder, file)}: is right to an editor`, await server.wrong(server.open(file, fs.readFileSync(file, 'utf8'))));
  }
  await completions(server, folder);
  await mistakes(server, folder);
  let fields = 0;
  for (const kind of Object.keys(homes)) fields += await hovers(server, folder, kind);
  console.log(`   ${fields} fields`);
} finally {
  server?.stop();
  fs.rmSync(folder, { recursive: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
