// The real site in real Chromium: `node browser.test.mjs BINARY [PROJECT]`.
//
// The repository's content is built into a folder aside and served on loopback under its base path; so is the company
// of tests/sites whose base address has a path. Every page's links and ids are read; of each document, one page of each
// layout in each language is opened in every way. No other host can be reached. Pictures go to build/pictures/.
// Runs on Node 18 and up.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import { colours, deadLinks, keepsNothing, keyboard, overflows, watch, wrongLanguageLinks } from './page_checks.mjs';
import { shapeOf } from './redline_contract.mjs';
import { addressOf, filesOf, serve } from './site_server.mjs';

const tests = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const root = path.dirname(tests);
const pictures = path.join(root, 'build', 'pictures');
const [binary, project = root] = process.argv.slice(2);
if (!binary) {
  console.error('usage: node browser.test.mjs BINARY [PROJECT]');
  process.exit(2);
}
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];

let passed = 0;
let failed = 0;
function check(what, wrong) {
  const list = Array.isArray(wrong) ? wrong : wrong ? [wrong] : [];
  if (list.length === 0) return void ++passed;
  ++failed;
  console.log(`FAILED: ${what}`);
  for (const one of list.slice(0, 8)) console.log(`    ${one}`);
}

/// Two at a time: pages do not know each other, and a machine has two cores.
async function forEach(items, work) {
  const waiting = [...items];
  const hand = async () => { while (waiting.length > 0) await work(waiting.shift()); };
  await Promise.all([hand(), hand()]);
}

/// A site in the browser: its files, and how to open its pages.
class Site {
  constructor(folder, server, browser) {
    Object.assign(this, { folder, browser, url: server.url, origin: new URL(server.url).origin });
    this.files = filesOf(folder);
    this.pages = this.files.filter((file) => file.endsWith('.html'));
    this.known = new Map();
  }

  read(file) {
    return fs.readFileSync(path.join(this.folder, file), 'utf8');
  }

  ids(file) {
    if (!this.known.has(file)) this.known.set(file, new Set([...this.read(file).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)));
    return this.known.get(file);
  }

  layout(file) {
    return /<body class="([^" ]+)/.exec(this.read(file))?.[1] ?? file;
  }

  /// Of each document, one page of each layout in each language: what differs among the others is words alone.
  sweep() {
    const place = (file) => file.split('/').slice(0, 3).join('/');
    const kinds = new Map(this.pages.map((file) => [`${place(file)} ${this.layout(file)}`, file]));
    return new Set(kinds.values());
  }

  /// One page of each layout in each language.
  samples() {
    const kinds = new Map(this.pages.map((file) => [`${file.split('/')[0]} ${this.layout(file)}`, file]));
    return [...kinds.values()];
  }

  async open(file, options, work) {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const noticed = watch(page, this.origin);
    await page.goto(this.url + addressOf(file));
    await work(page, context);
    await context.close();
    return noticed;
  }
}

// --- every page ---------------------------------------------------------------------------------------------------

async function everyPage(site) {
  const swept = site.sweep();
  const samples = new Set(site.samples());
  await forEach(site.pages, async (file) => {
    const html = site.read(file);
    // 404.html is served at any address: its links count from the host, and it belongs to no language.
    if (file !== '404.html') {
      check(`${file}: links`, deadLinks(site.folder, file, html, (other) => site.ids(other)));
      check(`${file}: links to other languages`, wrongLanguageLinks(file, html));
    }
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    check(`${file}: each id once`, ids.filter((id, index) => ids.indexOf(id) !== index));
    if (!swept.has(file)) return;
    let light = '';
    const noticed = await site.open(file, {}, async (page, context) => {
      check(`${file}: keeps nothing`, await keepsNothing(page, context));
      light = await colours(page);
      check(`${file}: fits`, await overflows(page, [320, 768, 1280, 1920]));
      if (samples.has(file)) {  // as the layout has it
        check(`${file}: keyboard`, await keyboard(page));
        check(`${file}: fits from right to left`, await overflows(page, [320, 1280], 'rtl'));
      }
      await page.emulateMedia({ colorScheme: 'dark' });
      check(`${file}: dark`, (await colours(page)) === light ? [`stays ${light}`] : []);
    });
    check(`${file}: quiet`, noticed);
  });
}

/// All rules by day; by night and on a telephone those that can answer otherwise there.
async function accessible(site) {
  const ways = {
    light: { rules: { 'target-size': { enabled: true } } },
    dark: { options: { colorScheme: 'dark' }, runOnly: ['color-contrast', 'link-in-text-block'] },
    'at 320': { options: { viewport: { width: 320, height: 700 } }, runOnly: ['target-size', 'color-contrast', 'scrollable-region-focusable'] },
  };
  await forEach(site.samples(), async (file) => {
    for (const [way, { options = {}, ...asked }] of Object.entries(ways)) {
      await site.open(file, options, async (page) => {
        await page.evaluate(() => { for (const fold of document.querySelectorAll('details')) fold.open = true; });
        await page.evaluate(axe.source);
        const found = await page.evaluate((wanted) => globalThis.axe.run({ resultTypes: ['violations'], ...wanted }), asked);
        check(`${file}: axe, ${way}`, found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 100)} (${nodes.length})`));
      });
    }
  });
}

// --- redlines -----------------------------------------------------------------------------------------------------

/// The two versions a redline page compares, the older first: those it links to.
function compared(site, file) {
  const row = /<ul class="row">[^]*?<\/ul>/.exec(site.read(file))?.[0] ?? '';
  const targets = [...row.matchAll(/href="([^"]+)"/g)].map(([, href]) => new URL(href, `http://x/${addressOf(file)}`).pathname.slice(1));
  return targets.sort();
}

async function redlines(site) {
  let marked = 0;
  await forEach(site.pages.filter((one) => site.read(one).includes('data-redline')), async (file) => {
    const sides = compared(site, file).map((address) => site.read(`${address}text.fragment`));
    check(`${file}: names two versions`, sides.length === 2 ? [] : [`${sides.length}`]);
    await site.open(file, {}, async (page) => {
      for (const [index, side] of ['old', 'new'].entries()) {
        const taken = await page.evaluate(shapeOf, { side });
        const own = await page.evaluate(shapeOf, { html: sides[index] });
        check(`${file}: gives back the ${side} text`, difference(own, taken));
      }
      const marks = await page.locator('[data-redline] ins, [data-redline] del').count();
      marked += marks;  // not across an await: two pages count
    });
  });
  check('there are insertions and deletions', marked > 0 ? [] : ['none']);
}

function difference(expected, found) {
  if (expected === found) return [];
  const [one, other] = [expected.split('\n'), found.split('\n')];
  const line = one.findIndex((text, index) => text !== other[index]);
  return [`should be: ${one[line]}`, `is:        ${other[line]}`];
}

// --- print --------------------------------------------------------------------------------------------------------

async function printed(site, temporary) {
  await forEach([...site.sweep()].filter((one) => site.layout(one) === 'page-version'), async (file) => {
    await site.open(file, {}, async (page) => {
      const words = await page.evaluate(() => {
        const text = (selector) => [...document.querySelectorAll(selector)].map((node) => node.textContent.trim());
        // Links are written out on paper, and the cells of a row stand beside each other: the last words that are neither.
        const last = [...document.querySelectorAll('.text p, .text li, .text h2, .text h3')]
          .filter((node) => !node.querySelector('a') && !node.closest('table')).pop().textContent.trim();
        const gone = text('.skip, .strip nav a, .contents .label, .foot a, .foot .label');
        // A document's link to itself is called as its heading is.
        return { sheet: text('.sheet'), gone: gone.filter((label) => !text('h1').includes(label)), last };
      });
      const pdf = path.join(temporary, `${file.replaceAll('/', '-')}.pdf`);
      await page.pdf({ path: pdf, format: 'A4', preferCSSPageSize: true });
      const sheets = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
      const plain = (text) => text.replace(/\s+/g, '');
      const without = sheets.filter((sheet) => !plain(sheet).includes(plain(words.sheet[0])));
      check(`${file}: every sheet names document, version and day`, words.sheet[0] ? without : ['no line for the foot']);
      const all = sheets.join('\n').split('\n').map((line) => line.trim());
      check(`${file}: no navigation on paper`, words.gone.filter((label) => all.includes(label)));
      check(`${file}: the text is printed to its end`, plain(sheets.join('')).includes(plain(words.last).slice(-40)) ? [] : [words.last]);
    });
  });
}

// --- hreflang -----------------------------------------------------------------------------------------------------

/// On a company that is no sample: each set names its own page and a default, and is answered by every page in it.
function alternates(site) {
  const sets = new Map();
  for (const file of site.pages) {
    const html = site.read(file);
    const canonical = /<link rel="canonical" href="([^"]+)"/.exec(html)?.[1];
    const set = [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)].map(([, language, url]) => ({ language, url }));
    if (set.length > 0) sets.set(canonical, set);
  }
  check('there are sets of alternates', sets.size > 4 ? [] : [`${sets.size}`]);
  for (const [canonical, set] of sets) {
    const wrong = [];
    if (!set.some(({ url, language }) => url === canonical && language !== 'x-default')) wrong.push('does not name itself');
    if (!set.some(({ language }) => language === 'x-default')) wrong.push('no x-default');
    for (const { url, language } of set.filter((one) => one.language !== 'x-default')) {
      if (JSON.stringify(sets.get(url)) !== JSON.stringify(set)) wrong.push(`${language} does not answer: ${url}`);
    }
    check(`alternates of ${canonical}`, wrong);
  }
}

// --- pictures -----------------------------------------------------------------------------------------------------

async function takePictures(site) {
  fs.mkdirSync(pictures, { recursive: true });
  const document = site.pages.find((file) => site.layout(file) === 'page-document' && file.startsWith('en/modelux/'));
  const korean = document?.replace(/^en/, 'ko');
  const redline = site.pages.find((file) => site.layout(file) === 'page-changes' && file.startsWith('en/modelux/'));
  const shots = {
    desktop: [document, {}], phone: [document, { viewport: { width: 320, height: 640 } }],
    dark: [document, { colorScheme: 'dark' }], korean: [korean, {}], redline: [redline, {}],
  };
  for (const [name, [file, options]] of Object.entries(shots)) {
    await site.open(file, options, async (page) => {
      await page.screenshot({ path: path.join(pictures, `${name}.png`) });
      await page.screenshot({ path: path.join(pictures, `${name}-whole.png`), fullPage: true });
    });
  }
}

// --- the run ------------------------------------------------------------------------------------------------------

const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'candor-browser-'));
const build = (from, name, ...more) => {
  execFileSync(binary, ['build', '--project', from, '--out', path.join(temporary, name), '--quiet', ...more], { stdio: ['ignore', 'ignore', 'inherit'] });
  return path.join(temporary, name);
};
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: flags });
try {
  const real = build(project, 'real');
  const small = build(path.join(tests, 'sites/two-languages-and-three-versions-one-to-come/project'), 'small', '--as-of', '2026-05-20');
  for (const folder of [real, small]) {
    const server = await serve(folder);
    const site = new Site(folder, server, browser);
    check(`${path.basename(folder)}: has documents`, site.pages.some((file) => site.layout(file) === 'page-document') ? [] : site.files);
    await everyPage(site);
    await redlines(site);
    if (folder === real) {
      await accessible(site);
      await printed(site, temporary);
      await takePictures(site);
    } else {
      alternates(site);
    }
    server.stop();
  }
} finally {
  await browser.close();
  fs.rmSync(temporary, { recursive: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
