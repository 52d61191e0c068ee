// The preview's own script: shows a save without being asked, and beside a block the lines of YAML behind it. Published
// pages have no script. Everything it shows comes from the server; there is no word of language in it.

const blocksOf = (root) => [...root.querySelectorAll('[data-from]')];
const shown = () => Number(document.body.dataset.number);

async function load(address) {
  const answer = await fetch(address, { cache: 'no-store' });
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

// --- a save: the server tells the number of what it shows (/_/events)

/// What a block says: by it, those that a save changed are known from those that only stand elsewhere.
const wordsOf = (block) => `${block.tagName} ${block.textContent}`;

async function refresh() {
  const next = await load(location.href);
  const before = new Set(blocksOf(document).map(wordsOf));
  for (const block of document.querySelectorAll('.fresh')) setMark(block, 'fresh', false);
  lines = null;
  become(document.getElementById('_errors'), next.getElementById('_errors'));
  become(document.querySelector('main'), next.querySelector('main'));
  document.title = next.title;
  document.body.dataset.number = next.body.dataset.number;
  if (before.size > 0) showFresh(blocksOf(document).filter((block) => !before.has(wordsOf(block))));
  if (pinned && !pinned.isConnected) pinned = null;
  const pointed = document.querySelector('.pointed');
  if (pointed) showSources(pointed);
}

/// Makes a node of this page what it is in the next one, and touches nothing that is the same: so the focus, the folds
/// and the place on the screen stay, and a browser lays out only what a save changed.
function become(node, next) {
  if (node.isEqualNode(next)) return;
  const alike = node instanceof Element && node.nodeName === next.nodeName && node.childNodes.length === next.childNodes.length;
  if (!alike || node.childNodes.length === 0) return void node.replaceWith(next);
  for (const name of node.getAttributeNames()) if (!next.hasAttribute(name) && !['open', 'class'].includes(name)) node.removeAttribute(name);
  for (const { name, value } of next.attributes) if (node.getAttribute(name) !== value) node.setAttribute(name, value);
  const pairs = [...node.childNodes].map((child, index) => [child, next.childNodes[index]]);
  for (const [child, nextChild] of pairs) become(child, nextChild);
}

/// A class of the script's own leaves nothing behind by which an element would differ from the next page's.
function setMark(block, name, on) {
  block.classList.toggle(name, on);
  if (block.classList.length === 0) block.removeAttribute('class');
}

/// Marks what a save changed, and brings the first of it on the screen where none is.
function showFresh(fresh) {
  for (const block of fresh) setMark(block, 'fresh', true);
  const isSeen = (block) => {
    const { top, bottom } = block.getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight;
  };
  if (fresh.length > 0 && !fresh.some(isSeen)) fresh[0].scrollIntoView({ block: 'center' });
}

let refreshing = Promise.resolve();
function refreshOnce(number) {
  refreshing = refreshing.then(() => (number === shown() ? undefined : refresh())).catch(() => {});
}

const events = new EventSource('/_/events');
let lost = false;
events.addEventListener('message', ({ data }) => {
  // A server that was started again counts from 1: whatever it says, it is another one.
  refreshOnce(lost ? -1 : Number(data));
  lost = false;
});
events.addEventListener('error', () => { lost = true; });

// --- the lines behind a block

let pinned = null;
let lines = null;  // a promise of all lines by their names, until a save

const linesOf = async (panel) => new Map([...(await load(panel.dataset.lines)).querySelectorAll('[data-place]')].map((line) => [line.dataset.place, line]));

async function showSources(block) {
  const panel = document.querySelector('.sources');
  if (!panel) return;
  point(block);
  lines ??= linesOf(panel);
  const all = await lines;
  if (!block.classList.contains('pointed')) return;  // another one was pointed at meanwhile
  const own = block.dataset.from.split(' ').map((name) => all.get(name)).filter(Boolean);
  document.querySelector('.sources .source-lines').replaceChildren(...own);
}

function point(block) {
  for (const other of document.querySelectorAll('.pointed')) if (other !== block) setMark(other, 'pointed', false);
  if (block) setMark(block, 'pointed', true);
}

const blockAt = (target) => target.closest?.('[data-from]');
document.addEventListener('pointerover', ({ target }) => { if (!pinned && blockAt(target)) showSources(blockAt(target)); });
document.addEventListener('focusin', ({ target }) => { if (target.dataset.from) showSources(target); });
// A click keeps a block's lines while the pointer goes over to them; a second one, or Escape, lets go.
document.addEventListener('click', ({ target }) => {
  const block = blockAt(target);
  if (!block || target.closest('a')) return;
  pinned = pinned === block ? null : block;
  showSources(block);
});
document.addEventListener('keydown', ({ key }) => { if (key === 'Escape') pinned = null; });
