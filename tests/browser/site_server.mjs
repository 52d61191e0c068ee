// A built site on loopback, under the path of its base address, as any plain web server would give it: folders by their
// index.html, what is not there as 404.html. Nothing else, so that what the pages need is in the pages.
import http from 'node:http';
import fs from 'node:fs';
import path from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.svg': 'image/svg+xml', '.xml': 'application/xml',
  '.atom': 'application/atom+xml', '.json': 'application/json', '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8', '.fragment': 'text/html; charset=utf-8',
};

/// Every file of the site, as paths with slashes.
export function filesOf(folder, below = '') {
  return fs.readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = below ? `${below}/${entry.name}` : entry.name;
    return entry.isDirectory() ? filesOf(folder, name) : [name];
  });
}

/// The address of a page: `en/index.html` → `en/`.
export const addressOf = (file) => file.replace(/(^|\/)index\.html$/, '$1');

/// The path under which the site stands, from the canonical address of its first page: `/` or `/legal/`.
export function basePathOf(folder) {
  const html = fs.readFileSync(path.join(folder, 'index.html'), 'utf8');
  return new URL(/<link rel="canonical" href="([^"]+)"/.exec(html)[1]).pathname;
}

/// Serves the folder; gives the origin with the base path (`http://127.0.0.1:1234/legal/`) and a way to stop.
export async function serve(folder) {
  const base = basePathOf(folder);
  const server = http.createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const inside = asked.startsWith(base) ? path.normalize(asked.slice(base.length)) : '404';
    let file = path.join(folder, inside === '.' ? '' : inside);
    if (fs.existsSync(file) && fs.statSync(file).isDirectory()) file = path.join(file, 'index.html');
    const found = !inside.startsWith('..') && fs.existsSync(file);
    if (!found) file = path.join(folder, '404.html');
    response.writeHead(found ? 200 : 404, { 'Content-Type': types[path.extname(file)] ?? 'application/octet-stream' });
    response.end(fs.readFileSync(file));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}${base}`, stop: () => server.close() };
}
