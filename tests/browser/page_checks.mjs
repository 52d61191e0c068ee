// What must hold on any page of any site, whatever it says: each check takes a page that stands in the browser and gives
// back what is wrong, in words.
import fs from 'node:fs';
import path from 'node:path';
import { addressOf } from './site_server.mjs';

/// Watches a page for what a reader would never see: errors, other hosts, addresses that are not there.
export function watch(page, origin) {
  const wrong = [];
  page.on('console', (message) => {
    const missing = message.text().includes('404') && page.url().endsWith('/404.html');
    if (['error', 'warning'].includes(message.type()) && !missing) wrong.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`script: ${error.message}`));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) wrong.push(`asks another host: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) wrong.push(`${response.status()}: ${response.url()}`);
  });
  return wrong;
}

/// Nothing is kept about a reader.
export async function keepsNothing(page, context) {
  const stored = await page.evaluate(async () => ({
    local: localStorage.length, session: sessionStorage.length, cookie: document.cookie.length,
    databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
    scripts: document.scripts.length,
  }));
  const cookies = (await context.cookies()).map((cookie) => `cookie: ${cookie.name}`);
  return [...cookies, ...Object.entries(stored).filter(([, count]) => count > 0).map(([what]) => `${what} is not empty`)];
}

/// Nothing stands outside the window at the side. Folds are opened: what they hide must fit as well.
export async function overflows(page, widths, direction) {
  const wrong = [];
  await page.evaluate((dir) => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
    if (dir) document.documentElement.dir = dir;
  }, direction);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const found = await page.evaluate(() => {
      const root = document.documentElement;
      if (root.scrollWidth <= root.clientWidth) return null;
      const out = [...document.body.querySelectorAll('*')].find((node) => {
        const box = node.getBoundingClientRect();
        return box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1);
      });
      return `${root.scrollWidth} > ${root.clientWidth}: <${out?.localName} class="${out?.className}"> ${out?.textContent.trim().slice(0, 60)}`;
    });
    if (found) wrong.push(`at ${width} ${direction ?? ''}: ${found}`);
  }
  return wrong;
}

export const colours = (page) => page.evaluate(() => {
  const style = (node) => getComputedStyle(node);
  return [style(document.documentElement).backgroundColor, style(document.body).color].join(' on ');
});

/// Every link inside the site leads to a file that is there, and to an id that stands in it.
export function deadLinks(folder, file, html, ids) {
  const base = new URL(`http://x/${file}`);
  const wrong = [];
  for (const [, href] of html.matchAll(/<(?:a|link)\b[^>]*?\bhref="([^"]*)"/g)) {
    const target = new URL(href.replaceAll('&amp;', '&'), base);
    if (target.host !== 'x') continue;
    let found = decodeURIComponent(target.pathname.slice(1));
    if (found === '' || found.endsWith('/')) found += 'index.html';
    const there = fs.existsSync(path.join(folder, found)) && fs.statSync(path.join(folder, found)).isFile();
    if (!there) wrong.push(`leads nowhere: ${href}`);
    const id = decodeURIComponent(target.hash.slice(1));
    if (there && id && !ids(found).has(id)) wrong.push(`no such place: ${href}`);
  }
  return wrong;
}

/// A link to another language leads to the same company, document and version.
export function wrongLanguageLinks(file, html) {
  const here = addressOf(file);
  const nav = /<nav class="languages"[^]*?<\/nav>/.exec(html)?.[0] ?? '';
  const wrong = [];
  for (const [, href, language] of nav.matchAll(/<a href="([^"]+)" lang="([^"]+)"/g)) {
    const target = new URL(href, `http://x/${here}`).pathname.slice(1);
    if (target !== here.replace(/^[^/]+/, language)) wrong.push(`${language} leads to /${target}`);
  }
  return wrong;
}

/// From the top: the skip link shows itself and leads to the text; whatever takes the focus shows that it has it.
export async function keyboard(page) {
  const wrong = [];
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.keyboard.press('Tab');
  const skip = await focused(page);
  if (!skip.skip || !skip.visible) wrong.push(`the first stop is no visible skip link: ${skip.name}`);
  await page.keyboard.press('Enter');
  await page.waitForURL(/#_main$/, { timeout: 5000 }).catch(() => wrong.push('the skip link does not lead to the text'));
  for (let stop = 0; stop < 12; ++stop) {
    await page.keyboard.press('Tab');
    const one = await focused(page);
    if (one.name === 'body') break;
    if (!one.ring) wrong.push(`no focus to be seen on ${one.name}`);
    if (!one.visible) wrong.push(`the focus is outside the window: ${one.name}`);
    if (!one.inMain && stop === 0) wrong.push(`after the skip link comes ${one.name}`);
  }
  return wrong;
}

const focused = (page) => page.evaluate(() => {
  const node = document.activeElement;
  const style = getComputedStyle(node);
  const box = node.getBoundingClientRect();
  return {
    name: node.localName === 'body' ? 'body' : `<${node.localName}> ${node.textContent.trim().slice(0, 40)}`,
    skip: node.matches('.skip'),
    inMain: node.closest('main, footer') !== null,
    ring: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none',
    visible: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth &&
      box.width > 4 && box.height > 4 && style.opacity !== '0' && style.visibility === 'visible',
  };
});
