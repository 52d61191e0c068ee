// Holds Candor's JSON and SARIF against their schemas, and fingerprints against moved lines.
//
//   node reports.mjs BINARY
//
// Every invalid case of tests/diagnostics that `candor check` judges is a report: so each kind of finding is seen. The
// schemas are those beside this file; ajv is the judge.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';

const here = path.dirname(fileURLToPath(import.meta.url));
const tests = path.dirname(here);
const binary = path.resolve(process.argv[2]);
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const schema = (name) => ajv.compile(JSON.parse(fs.readFileSync(path.join(here, name), 'utf8')));
const valid = {
  report: schema('report.schema.json'),
  changes: schema('changes.schema.json'),
  redline: schema('redline.schema.json'),
  next: schema('next.schema.json'),
  sarif: schema('sarif-2.1.0.subset.json'),
  gitlab: schema('code-quality.schema.json'),
};

let passed = 0;
const faults = [];
function check(what, problems) {
  if (problems.length === 0) passed += 1;
  else faults.push(`${what}: ${problems.join('; ')}`);
}

function withProject(base, use) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'candor-reports-'));
  try {
    fs.cpSync(base, folder, { recursive: true });
    return use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function run(folder, ...args) {
  const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', SOURCE_DATE_EPOCH: '1780315200' };
  return spawnSync(binary, args, { cwd: folder, env, encoding: 'utf8', maxBuffer: 1 << 28 });
}

function json(folder, ...args) {
  const done = run(folder, ...args);
  try {
    return JSON.parse(done.stdout);
  } catch (error) {
    throw new Error(`candor ${args.join(' ')}: exit ${done.status}, ${error.message}: ${done.stdout.slice(0, 200)} ${done.stderr}`);
  }
}

const against = (name, value) => (valid[name](value) ? [] : valid[name].errors.map((e) => `${e.instancePath} ${e.message}`));

/// What no schema can say of SARIF.
function sarifSense(log) {
  const problems = [];
  for (const { tool, results } of log.runs) {
    const ids = tool.driver.rules.map((rule) => rule.id);
    if (new Set(ids).size !== ids.length) problems.push('a rule stands twice (3.19.23)');
    for (const result of results) {
      if (ids[result.ruleIndex] !== result.ruleId) problems.push(`ruleIndex of ${result.ruleId} (3.27.6)`);
      const region = result.locations?.[0].physicalLocation.region;
      if (region?.endColumn !== undefined && region.endColumn <= region.startColumn) problems.push('a region is empty (3.30.8)');
    }
  }
  return problems;
}

/// What GitHub reads: one command a line, its properties as the toolkit escapes them, ten of a kind at the most.
const annotation = /^::(error|warning|notice) ((?:(?:file|line|col|endColumn|title)=[^:,\n]*,?)+)::([^\n\r]*)$/;
function githubSense(printed, report) {
  const problems = [];
  const lines = printed.split('\n').filter((line) => line !== '');
  for (const line of lines) if (!annotation.test(line)) problems.push(`no annotation: ${line.slice(0, 120)}`);
  for (const [command, severity] of [['error', 'error'], ['warning', 'warning'], ['notice', 'note']]) {
    const shown = lines.filter((line) => line.startsWith(`::${command} `));
    const all = report.diagnostics.filter((found) => found.severity === severity).length;
    const more = all > 10 ? all - 9 : 0;
    if (shown.length !== Math.min(all, 10)) problems.push(`${shown.length} of ${all} ${command}s`);
    if (more > 0 && !shown.at(-1).includes(`and ${more} more`)) problems.push(`does not say that ${more} are not shown`);
  }
  return problems;
}

/// RFC 5545: lines end in CRLF and hold 75 octets (3.1), text is escaped (3.3.11), each event has what 3.6.1 asks for.
function calendarSense(printed) {
  const problems = [];
  const bytes = Buffer.from(printed, 'utf8');
  if (printed.replaceAll('\r\n', '').match(/[\r\n]/) || !printed.endsWith('\r\n')) problems.push('a line does not end in CRLF');
  for (const line of bytes.toString('latin1').split('\r\n')) if (line.length > 75) problems.push(`${line.length} octets: ${line}`);
  for (const line of printed.split('\r\n')) if (line.includes('\uFFFD')) problems.push('a character was cut');
  const lines = printed.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
  if (lines[0] !== 'BEGIN:VCALENDAR' || lines.at(-1) !== 'END:VCALENDAR' || lines[1] !== 'VERSION:2.0') problems.push('no calendar');
  const events = lines.join('\n').split('BEGIN:VEVENT\n').slice(1);
  const uids = events.map((event) => event.match(/^UID:(.+)$/m)?.[1]);
  if (new Set(uids).size !== events.length || uids.includes(undefined)) problems.push('UIDs are not unique');
  for (const event of events) {
    if (!/^DTSTAMP:\d{8}T\d{6}Z$/m.test(event) || !/^DTSTART;VALUE=DATE:\d{8}$/m.test(event)) problems.push('an event has no time');
    if (!/END:VEVENT$/m.test(event)) problems.push('an event does not end');
    const summary = event.match(/^SUMMARY:(.*)$/m)?.[1] ?? '';
    if (summary.replaceAll(/\\[\\;,nN]/g, '').match(/[\\;,]/)) problems.push(`not escaped: ${summary}`);
  }
  return { problems, uids };
}

// --- cases of tests/diagnostics that are one `candor check` ---------------------------------------------------------

const diagnostics = path.join(tests, 'diagnostics');
const cases = fs
  .readdirSync(diagnostics, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'base')
  .flatMap((entry) => fs.readdirSync(path.join(diagnostics, entry.name)).map((name) => path.join(entry.name, name)))
  .filter((name) => /\/invalid/.test(name) && !fs.existsSync(path.join(diagnostics, name, 'command')))
  .sort();

const yamlFiles = (folder) =>
  fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.yaml') && fs.statSync(path.join(folder, name)).isFile());

/// Ten lines more above everything. What stands on the first line for its own sake cannot move.
function moveLines(folder) {
  const above = Buffer.from('# a comment\n\n'.repeat(5));
  for (const name of yamlFiles(folder)) {
    const file = path.join(folder, name);
    fs.writeFileSync(file, Buffer.concat([above, fs.readFileSync(file)]));
  }
}
const bound_to_the_first_line = /yaml-encoding|yaml-second-document/;

const prints = (report) => report.diagnostics.map((found) => `${found.id} ${found.fingerprint}`).sort().join('\n');

cases.forEach((name, index) => {
  withProject(path.join(diagnostics, 'base'), (folder) => {
    fs.cpSync(path.join(diagnostics, name), folder, { recursive: true });
    fs.rmSync(path.join(folder, 'expected.txt'));
    const report = json(folder, 'check', '--format', 'json');
    check(`${name} as JSON`, against('report', report));
    const all = report.diagnostics.map((found) => found.fingerprint);
    check(`${name}: fingerprints differ`, new Set(all).size === all.length ? [] : ['two findings share one']);
    if (index % 4 === 0 || /law-|bad-id/.test(name)) {
      const log = json(folder, 'check', '--format', 'sarif');
      check(`${name} as SARIF`, [...against('sarif', log), ...sarifSense(log)]);
      const levels = log.runs[0].results.map((result) => `${result.ruleId} ${result.partialFingerprints['candor/v1']}`).sort();
      const quality = json(folder, 'check', '--format', 'gitlab');
      check(`${name} for GitLab`, against('gitlab', quality));
      check(`${name}: GitLab is told what JSON says`, quality.map((entry) => `${entry.check_name} ${entry.fingerprint}`).sort().join('\n') === prints(report) ? [] : ['other findings']);
      check(`${name} for GitHub`, githubSense(run(folder, 'check', '--format', 'github').stdout, report));
      check(`${name}: SARIF says what JSON says`, levels.join('\n') === prints(report) ? [] : ['other findings']);
    }
    if (bound_to_the_first_line.test(name)) return;
    moveLines(folder);
    const moved = json(folder, 'check', '--format', 'json');
    check(`${name}: fingerprints survive moved lines`, prints(moved) === prints(report) ? [] : [`${prints(report)}\nbecame\n${prints(moved)}`]);
    const lines = report.diagnostics.filter((found) => found.line > 0 && found.file.endsWith('.yaml'));
    const down = moved.diagnostics.filter((found) => found.line > 10 && found.file.endsWith('.yaml'));
    check(`${name}: the lines did move`, lines.length === down.length ? [] : [`${lines.length} and ${down.length}`]);
  });
});

// --- comparisons ----------------------------------------------------------------------------------------------------

withProject(path.join(tests, 'commands', 'project'), (folder) => {
  fs.mkdirSync(path.join(folder, 'bin'));
  fs.symlinkSync(binary, path.join(folder, 'bin', 'candor'));
  const history = fs.readFileSync(path.join(tests, 'commands', 'history.sh'), 'utf8');
  const done = spawnSync('/bin/sh', ['-e', '-c', history], {
    cwd: folder,
    env: { PATH: `${folder}/bin:/usr/bin:/bin`, SOURCE_DATE_EPOCH: '1780315200' },
  });
  check('history.sh', done.status === 0 ? [] : [String(done.stderr)]);
  const [first, second, draft] = ['2026-01-15', '2026-04-01', 'draft'].map((name) => `acme/privacy@${name}`);
  for (const pair of [[first, second], [second, first], [second, draft], [draft, draft]]) {
    check(`changes ${pair}`, against('changes', json(folder, 'changes', ...pair, '--format', 'json')));
    check(`redline ${pair}`, against('redline', json(folder, 'redline', ...pair, '--format', 'json')));
  }
  for (const verb of [['verify'], ['build'], ['release', 'acme/privacy']]) {
    check(`${verb[0]} as JSON`, against('report', json(folder, ...verb, '--format', 'json')));
    check(`${verb[0]} as SARIF`, against('sarif', json(folder, ...verb, '--format', 'sarif')));
  }
});

// The coming days: as JSON, and as a calendar whose events keep their names when their days move.
withProject(path.join(tests, 'commands', 'project'), (folder) => {
  const company = path.join(folder, 'content', 'acme', 'company.yaml');
  const facts = fs.readFileSync(company, 'utf8');
  const words = 'Länger als eine Zeile, mit; Zeichen \\ und Wörtern, 그리고 한국어로도 적힌 아주 긴 규칙의 이름입니다';
  fs.mkdirSync(path.join(folder, 'content', 'laws'));
  fs.writeFileSync(path.join(folder, 'content', 'laws', 'acme.yaml'), `id: acme
title: '${words}'
requirements:
  - {id: acme-1, citation: rule 1, asks: Name it., severity: must, kind: presence, verified: internal, in_force_from: 2027-01-01, met: [company.address is defined], where: company.address}
`);
  const calendar = (since, day) => {
    fs.writeFileSync(company, `${facts}parties: {smith: {name: Smith}}\nrecipients:\n  smith: {parties: [smith], role: processor, since: ${since}}\n`);
    return run(folder, 'next', '--ics', '--as-of', day).stdout;
  };
  const first = calendar('2026-09-01', '2026-06-01');
  check('next as a calendar', calendarSense(first).problems);
  check('next says the law', first.replaceAll('\r\n ', '').includes('한국어로도 적힌 아주 긴 규칙의 이름입니다') ? [] : [first]);
  check('next as JSON', against('next', json(folder, 'next', '--as-of', '2026-06-01', '--format', 'json')));
  check('the same day gives the same bytes', first === calendar('2026-09-01', '2026-06-01') ? [] : ['other bytes']);
  const moved = calendar('2026-10-15', '2026-07-01');
  check('UIDs stay when days move', calendarSense(moved).uids.join() === calendarSense(first).uids.join() ? [] : [moved]);
  const empty = run(folder, 'next', '--ics', '--as-of', '2028-06-01').stdout;
  check('a calendar without events', calendarSense(empty).problems);
  check('a calendar holds something', /BEGIN:V(EVENT|TIMEZONE)/.test(empty) ? [] : [empty]);
});

// More findings than GitHub shows, and words that would end a command or a table.
withProject(path.join(diagnostics, 'base'), (folder) => {
  const company = path.join(folder, 'content', 'acme', 'company.yaml');
  const keys = Array.from({ length: 25 }, (_, index) => `"wrong%0A::${index},|<b>": x`);
  fs.appendFileSync(company, `${keys.join('\n')}\n`);
  const report = json(folder, 'check', '--format', 'json');
  check('25 mistakes for GitHub', githubSense(run(folder, 'check', '--format', 'github').stdout, report));
  const summary = path.join(folder, 'summary.md');
  fs.writeFileSync(summary, 'what another step said\n');
  const env = { PATH: '/usr/bin:/bin', GITHUB_STEP_SUMMARY: summary };
  spawnSync(binary, ['check', '--format', 'github'], { cwd: folder, env });
  const said = fs.readFileSync(summary, 'utf8');
  check('the step summary keeps what stood there', said.startsWith('what another step said\n') ? [] : [said.slice(0, 80)]);
  const rows = said.split('\n').filter((line) => line.startsWith('| error '));
  check('the step summary has every finding', rows.length === report.diagnostics.filter((found) => found.severity === 'error').length ? [] : [`${rows.length}`]);
  check('the step summary escapes', rows.some((row) => row.includes('<b>')) ? ['HTML of an author'] : []);
});

// Every redline case of tests/redlines has the shape, tables, lists, code and moves among them.
withProject(path.join(tests, 'redlines'), (folder) => {
  for (const name of fs.readdirSync(folder).filter((entry) => fs.existsSync(path.join(folder, entry, 'old.md')))) {
    check(`redline ${name}`, against('redline', json(path.join(folder, name), 'redline', './old.md', './new.md', '--format', 'json')));
  }
});

for (const fault of faults) console.error(fault);
console.log(`reports: ${passed} passed, ${faults.length} failed`);
process.exit(faults.length ? 1 : 0);
