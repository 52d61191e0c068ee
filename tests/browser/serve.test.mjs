// `candor serve` as an author meets it, in real Chromium: `node serve.test.mjs BINARY`.
//
// A small project is copied aside, served on a free port and edited as editors do it. What is seen is asserted; how long
// a save takes to the screen is measured and printed, never asserted. Runs on Node 18 and up.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import { colours, keyboard, overflows, watch } from './page_checks.mjs';
import { filesOf } from './site_server.mjs';

const tests = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const root = path.dirname(tests);
const sample = path.join(tests, 'sites/two-languages-and-three-versions-one-to-come/project');
const [binary] = process.argv.slice(2);
if (!binary) {
  console.error('usage: node serve.test.mjs BINARY');
  process.exit(2);
}
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
const patience = 15_000; // for what must come at all, on a machine that has other things to do

let passed = 0;
let failed = 0;
function check(what, wrong) {
  const list = Array.isArray(wrong) ? wrong : wrong ? [wrong] : [];
  if (list.length === 0) return void ++passed;
  ++failed;
  console.log(`FAILED: ${what}`);
  for (const one of list.slice(0, 8)) console.log(`    ${one}`);
}
const same = (found, expected) => (found === expected ? [] : [`${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`]);
const holds = (text, words) => (text.includes(words) ? [] : [`no ${JSON.stringify(words)} in ${JSON.stringify(text.slice(0, 400))}`]);

/// A copy of the project, and its preview.
class Preview {
  constructor(name, content, prepare = () => {}) {
    this.folder = path.join(temporary, name);
    fs.cpSync(content, path.join(this.folder, 'content'), { recursive: true });
    prepare(this);
  }

  async start(...options) {
    this.process = spawn(binary, ['serve', '--project', this.folder, '--port', '0', ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.ended = new Promise((done) => this.process.on('exit', (code) => done(code)));
    this.said = '';
    await new Promise((done, fail) => {
      this.process.stderr.on('data', (data) => {
        this.said += data;
        if (this.said.includes('Ctrl-C')) done();
      });
      this.process.on('exit', () => fail(new Error(`ended: ${this.said}`)));
    });
    this.origin = /http:\/\/127\.0\.0\.1:\d+/.exec(this.said)[0];
    this.port = Number(new URL(this.origin).port);
    return this;
  }

  async stop() {
    this.process.kill('SIGTERM');
    return this.ended;
  }

  file(name) { return path.join(this.folder, name); }
  read(name) { return fs.readFileSync(this.file(name), 'utf8'); }
  /// As most editors save: another file, renamed over the old one.
  save(name, text) {
    fs.writeFileSync(this.file(`${name}~`), text);
    fs.renameSync(this.file(`${name}~`), this.file(name));
  }
  edit(name, from, to) {
    const text = this.read(name);
    if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
    this.save(name, text.replace(from, to));
  }
  /// Every file with its bytes: equal when nothing was written.
  everything() { return filesOf(this.folder).map((name) => `${name} ${fs.readFileSync(this.file(name), 'base64')}`).join('\n'); }
}

const facts = 'content/acme/policy.yaml';
const draft = '/acme/privacy/en/draft/';

/// Waits until words stand on the page (or are gone); gives what is wrong.
const appears = (page, words) => page.getByText(words).first().waitFor({ timeout: patience }).then(() => [], () => [`${words} never came`]);
const goes = (page, words) => page.getByText(words).first().waitFor({ state: 'detached', timeout: patience }).then(() => [], () => [`${words} never went`]);

// --- what is shown ------------------------------------------------------------------------------------------------

async function shown(preview, page) {
  await page.goto(preview.origin);
  check('the first page says that it is a preview', holds(await page.locator('.strip').innerText(), 'Preview'));
  await page.getByRole('link', { name: '한국어' }).click();
  check('a draft in Korean', same(await page.locator('.pane-draft .text').getAttribute('lang'), 'ko'));
  check('its preview speaks Korean', holds(await page.locator('.strip').innerText(), '미리보기'));

  await page.goto(preview.origin + draft);
  check('the draft is shown', holds(await page.locator('.pane-draft').innerText(), '2 years'));
  for (const [name, pane] of [['Released', 'released'], ['Redline', 'redline'], ['Side by side', 'draft']]) {
    await page.getByRole('link', { name, exact: true }).click();
    check(`${name}: is shown`, await page.locator(`.pane-${pane} .text`).isVisible() ? [] : ['no words']);
    check(`${name}: says that it is shown`, same(await page.locator('.views [aria-current]').innerText(), name));
  }
  check('side by side: the released words', await page.locator('.pane-released .text').isVisible() ? [] : ['no words']);
  const [released, drafted] = await Promise.all(['.pane-released', '.pane-draft'].map((one) => page.locator(one).boundingBox()));
  check('side by side, in one row', released.y === drafted.y && released.x !== drafted.x ? [] : [JSON.stringify([released, drafted])]);
}

/// The line of YAML beside a block: by the pointer, by the keyboard, and as a page of its own.
async function sources(preview, page) {
  const line = 1 + preview.read(facts).split('\n').findIndex((text) => text.includes('basic: 2 years'));
  const row = page.locator('#retention ~ .table tr[data-from]', { hasText: '2 years' });
  const listed = page.locator('.sources .source-lines li');
  for (const [way, go] of [['pointer', () => row.hover()], ['keyboard', () => row.focus()]]) {
    await page.goto(preview.origin + draft);
    await go();
    await listed.first().waitFor();
    const names = await listed.locator('a').allInnerTexts();
    check(`${way}: the fact's line`, names.includes(`${facts}:${line}`) ? [] : names);
    check(`${way}: its words`, holds((await listed.allInnerTexts()).join('\n'), 'keep: {by_plan: {basic: 2 years'));
    check(`${way}: the sentence's own`, names.some((name) => name.startsWith('locales/en/')) ? [] : names);
    const inBlock = (await row.getAttribute('data-from')).split(' ').length;
    check(`${way}: no other lines`, same(names.length, inBlock));
  }
  await row.click();
  await page.locator('h1').first().hover();
  check('a click holds on to the lines', (await listed.locator('a').allInnerTexts()).includes(`${facts}:${line}`) ? [] : ['gone']);
  await page.keyboard.press('Escape');
  await page.locator('h2[data-from]').first().hover();
  check('Escape lets go of them', await listed.locator('a', { hasText: `${facts}:${line}` }).waitFor({ state: 'detached' }).then(() => [], () => ['still there']));
  await page.getByRole('link', { name: 'All lines behind this text' }).click();
  check('all lines have a view of their own', holds(await page.locator('.pane-lines').innerText(), `${facts}:${line}`));
  await page.goBack();
  await row.hover();
  await listed.getByRole('link', { name: `${facts}:${line}` }).click();
  check('the link leads to the line', holds(await page.locator(':target').innerText(), 'basic: 2 years'));
  const all = await page.evaluate(async (address) => {
    const drafted = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
    return [...drafted.querySelectorAll('.pane-draft :is(p, li, tr, h1, h2, h3)')].filter((node) => !node.closest('[data-from]') && !node.matches('.label, .none')).map((node) => node.outerHTML);
  }, draft);
  check('every block of a draft has its lines', all);
}

// --- saves --------------------------------------------------------------------------------------------------------

async function saves(preview, page) {
  await page.goto(preview.origin + draft);
  await page.evaluate(() => { globalThis.sameDocument = true; });
  preview.edit(facts, 'basic: 2 years', 'basic: 3 years');
  check('a save is shown', await appears(page, '3 years'));
  check('without loading the page again', same(await page.evaluate(() => globalThis.sameDocument), true));
  check('and marked, on the screen', await page.locator('.fresh').first().isVisible() ? [] : ['no mark']);
  const inView = await page.evaluate(() => [...document.querySelectorAll('.fresh')].some((node) => {
    const { top, bottom } = node.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }));
  check('where the reader is', same(inView, true));

  preview.edit(facts, 'basic: 3 years', 'basic: 3 yaers');
  const mistake = page.locator('#_errors');
  check('a mistake is shown', await appears(page, '1 mistake in the files'));
  const told = await mistake.innerText();
  const line = 1 + preview.read(facts).split('\n').findIndex((text) => text.includes('3 yaers'));
  check('with its place', holds(told, `${facts}:${line}:`));
  check('with its line', holds(told, 'keep: {by_plan: {basic: 3 yaers'));
  check('with why and help', [...holds(told, 'why: '), ...holds(told, 'help: ')]);
  check('as in the terminal', holds(told, /error: (.*) \[/.exec(spawnSync(binary, ['check', '--project', preview.folder], { encoding: 'utf8' }).stderr)[1]));
  check('above the last good words', holds(await page.locator('.pane-draft').innerText(), '3 years'));
  check('which it says', holds(told, 'could last be read'));
  await page.goto(preview.origin);
  check('on every page', holds(await mistake.innerText(), '1 mistake'));
  await page.goto(preview.origin + draft);
  preview.edit(facts, '3 yaers', '4 years');
  check('mended, it goes', await goes(page, '1 mistake in the files'));
  check('and the new words come', await appears(page, '4 years'));

  await page.goto(`${preview.origin}/acme/privacy/en/redline/`);
  check('a redline follows', holds(await page.locator('.pane-redline').innerText(), '4'));
  preview.edit(facts, 'basic: 4 years', 'basic: 6 years');
  check('a redline follows a save', await page.locator('ins', { hasText: '6' }).first().waitFor({ timeout: patience }).then(() => [], () => ['no insertion']));

  await page.goto(preview.origin);
  preview.save('content/acme/documents/terms.yaml', 'kind: terms\ntitle: Terms of Use\nlanguages: [en]\ncontrolling: en\nsections:\n  - {id: words, title: Words, text: Be kind.}\n');
  check('a new document comes to the list', await appears(page, 'Terms of Use'));
  await page.locator('li', { hasText: 'Terms of Use' }).getByRole('link', { name: 'English' }).click();
  check('never released, its draft is shown', holds(await page.locator('.pane-draft').innerText(), 'Be kind.'));
  fs.rmSync(preview.file('content/acme/documents/terms.yaml'));
  check('and gone with its file', await appears(page, 'The preview has nothing at this address.'));
}

/// From the save of a period to the words on the screen, as the page itself sees them.
async function measured(preview, page, company, file) {
  const period = /\b\d+ years\b/;
  await page.goto(`${preview.origin}/${company}/privacy/en/draft/`);
  const times = [];
  for (let years = 71; years < 83; ++years) {
    const seen = page.evaluate((words) => new Promise((done) => {
      const look = () => (document.querySelector('.pane-draft').textContent.includes(words) ? requestAnimationFrame(() => done(Date.now())) : requestAnimationFrame(look));
      look();
    }), `${years} years`);
    await new Promise((done) => setTimeout(done, 50));
    const begin = Date.now();
    preview.edit(file, period.exec(preview.read(file))[0], `${years} years`);
    times.push((await seen) - begin);
  }
  times.sort((a, b) => a - b);
  console.log(`   ${company}: from a save to the screen: median ${times[times.length / 2]} ms, slowest of ${times.length} ${times.at(-1)} ms`);
}

// --- who is answered ----------------------------------------------------------------------------------------------

function ask(preview, { method = 'GET', target = '/', headers = {} } = {}) {
  return new Promise((done, fail) => {
    const request = http.request({ host: '127.0.0.1', port: preview.port, method, path: target, headers }, (response) => {
      let bytes = '';
      response.on('data', (data) => { bytes += data; });
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, bytes }));
    });
    request.on('error', fail);
    request.end();
  });
}

const refused = (host, port) => new Promise((done) => {
  const socket = net.connect({ host, port, timeout: 2000 });
  socket.on('connect', () => { socket.destroy(); done([`${host} answers`]); });
  socket.on('error', () => done([]));
  socket.on('timeout', () => { socket.destroy(); done([]); });
});

async function answered(preview) {
  for (const host of [`127.0.0.1:${preview.port}`, `localhost:${preview.port}`]) {
    check(`Host ${host}`, same((await ask(preview, { headers: { host } })).status, 200));
  }
  for (const host of ['evil.example', `evil.example:${preview.port}`, 'localhost', `localhost.evil.example:${preview.port}`, `[::1]:${preview.port}`]) {
    const { status, bytes } = await ask(preview, { headers: { host } });
    check(`Host ${host} is refused`, [...same(status, 403), ...(bytes.includes('Acme') ? ['it is told about Acme'] : [])]);
  }
  const foreign = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
  check("another site's page gets nothing", same((await ask(preview, { headers: foreign })).status, 403));
  check('its links lead here', same((await ask(preview, { headers: { ...foreign, 'sec-fetch-mode': 'navigate' } })).status, 200));
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) check(`${method} is refused`, same((await ask(preview, { method })).status, 405));
  for (const target of ['/../../../etc/passwd', '/_/source/../../../../etc/passwd', '/_/source/%2e%2e/%2e%2e/etc/passwd', '/_/source//etc/passwd',
    '/_/source/content/acme/..%2f..%2fsite.yaml', '/_/source/content/acme/releases/privacy/2026-02-02/facts.yaml', '/_/asset/..%2fpreview.css', '/%00', '/\\etc']) {
    check(`${target} leads nowhere`, same((await ask(preview, { target })).status, 404));
  }
  const { headers } = await ask(preview);
  check('no other site may read or frame it', [...same(headers['access-control-allow-origin'], undefined), ...holds(headers['content-security-policy'], "frame-ancestors 'none'")]);
  const others = Object.values(os.networkInterfaces()).flat().filter(({ internal }) => !internal).map(({ address, scopeid, family }) => (family === 'IPv6' && scopeid ? `${address}%${scopeid}` : address));
  for (const host of ['127.0.0.2', '::1', ...others]) check(`${host} is not listened on`, await refused(host, preview.port));
  const second = spawnSync(binary, ['serve', '--project', preview.folder, '--port', String(preview.port)], { encoding: 'utf8', timeout: patience });
  check('a port has one preview', [...same(second.status, 2), ...holds(second.stderr, `port ${preview.port} is taken`)]);
}

// --- any page of the preview ---------------------------------------------------------------------------------------

async function everyPage(preview, browser) {
  for (const address of ['/', draft, '/acme/privacy/en/lines/', '/acme/privacy/ko/released/', '/acme/privacy/en/redline/2025-09-01/', '/acme/privacy/ko/both/', `/_/source/${facts}`]) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const noticed = watch(page, preview.origin);
    await page.goto(preview.origin + address);
    const light = await colours(page);
    check(`${address}: keyboard`, await keyboard(page));
    check(`${address}: fits`, await overflows(page, [320, 768, 1280, 1920]));
    await page.evaluate(axe.source);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      const found = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
      check(`${address}: axe, ${colorScheme}`, found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)} (${nodes.length})`));
    }
    check(`${address}: dark`, (await colours(page)) === light ? [`stays ${light}`] : []);
    check(`${address}: quiet`, noticed);
    await context.close();
  }
}

// --- the run ------------------------------------------------------------------------------------------------------

const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'candor-serve-'));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: flags });
const previews = [];
const begin = async (name, { content = path.join(sample, 'content'), prepare, options = ['--as-of', '2026-05-20'] } = {}) => {
  const preview = new Preview(name, content, prepare);
  previews.push(preview);
  return preview.start(...options);
};
try {
  const preview = await begin('project');
  const before = preview.everything();
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.setDefaultTimeout(patience);
  const noticed = watch(page, preview.origin);
  await shown(preview, page);
  await sources(preview, page);
  await everyPage(preview, browser);
  await answered(preview);
  check('looking writes nothing', same(preview.everything() === before, true));
  check('nothing went wrong meanwhile', noticed);
  await saves(preview, page);
  await measured(preview, page, 'acme', facts);
  check('SIGTERM ends it', same(await preview.stop(), 0));

  const broken = await begin('broken', { prepare: (one) => one.save('content/site.yaml', 'title: [\n') });
  await page.goto(broken.origin);
  check('a project that is broken at the start is served with its mistake', holds(await page.locator('#_errors').innerText(), 'content/site.yaml:'));
  broken.save('content/site.yaml', fs.readFileSync(path.join(sample, 'content/site.yaml'), 'utf8'));
  check('and with its documents once it is mended', await appears(page, 'Privacy Policy'));
  check('SIGTERM ends it', same(await broken.stop(), 0));

  // The samples together: one that is as long as most, and the longest.
  const samples = await begin('samples', { content: path.join(root, 'content'), options: [] });
  for (const company of ['modelux', 'lumen']) {
    const file = `content/${company}/retention.yaml`;
    if (fs.existsSync(samples.file(file))) await measured(samples, page, company, file);
  }
  await samples.stop();
} finally {
  await browser.close();
  for (const preview of previews) preview.process?.kill('SIGKILL');
  fs.rmSync(temporary, { recursive: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
