// The preview's own script: shows a save without being asked, and beside a block the lines of YAML behind it. Published
// pages have no script. Everything it shows comes from the server; there is no word of language in it.

// --- a save: the server tells the number of what it shows (/_/events)

const blocksOf = (root) => [...root.querySelectorAll('[data-from]')];
/// What a block says: by it, those that a save changed are known from those that only stand elsewhere.
const wordsOf = (block) => `${block.tagName} ${block.textContent}`;
const shown = () => Number(document.body.dataset.number);

async function refresh() {
  const answer = await fetch(location.href, { cache: 'no-store' });
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const before = new Set(blocksOf(document).map(wordsOf));
  const open = new Set([...document.querySelectorAll('details[open] > summary')].map(({ textContent }) => textContent));
  const { scrollX, scrollY } = window;
  // The region of mistakes stays the same element, so that screen readers speak of what is new in it.
  const errors = document.getElementById('_errors');
  const nextErrors = next.getElementById('_errors');
  if (errors && nextErrors && errors.innerHTML !== nextErrors.innerHTML) errors.replaceChildren(...nextErrors.childNodes);
  document.querySelector('main').replaceWith(next.querySelector('main'));
  document.title = next.title;
  document.body.dataset.number = next.body.dataset.number;
  for (const fold of document.querySelectorAll('details')) {
    if (open.has(fold.querySelector('summary')?.textContent)) fold.open = true;
  }
  prepare();
  window.scrollTo(scrollX, scrollY);
  if (before.size > 0) showFresh(blocksOf(document).filter((block) => !before.has(wordsOf(block))));
}

/// Marks what a save changed, and brings the first of it on the screen where none is.
function showFresh(fresh) {
  for (const block of fresh) block.classList.add('fresh');
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

function showSources(block) {
  const panel = document.querySelector('.sources');
  if (!panel) return;
  const lines = new Map([...panel.querySelectorAll('[data-place]')].map((line) => [line.dataset.place, line]));
  for (const line of lines.values()) line.hidden = true;
  for (const name of block.dataset.from.split(' ')) {
    const line = lines.get(name);
    line.hidden = false;
    line.parentElement.append(line);  // in the block's own order: facts first
  }
  panel.querySelector('details').open = true;
  panel.classList.add('some');
  point(block);
}

function showAllSources() {
  pinned = null;
  point(null);
  const panel = document.querySelector('.sources');
  panel?.classList.remove('some');
  for (const line of panel?.querySelectorAll('[data-place]') ?? []) line.hidden = false;
}

function point(block) {
  for (const other of document.querySelectorAll('.pointed')) other.classList.remove('pointed');
  block?.classList.add('pointed');
}

const blockAt = (target) => target.closest?.('[data-from]');
document.addEventListener('pointerover', ({ target }) => { if (!pinned && blockAt(target)) showSources(blockAt(target)); });
document.addEventListener('focusin', ({ target }) => { if (target.dataset.from) showSources(target); });
// A click keeps a block's lines while the pointer goes over to them; a second one lets go.
document.addEventListener('click', ({ target }) => {
  const block = blockAt(target);
  if (!block || target.closest('a')) return;
  pinned = pinned === block ? null : block;
  showSources(block);
});

document.addEventListener('keydown', ({ key }) => { if (key === 'Escape') showAllSources(); });

/// The keyboard reaches what the pointer does.
function prepare() {
  pinned = null;
  for (const block of blocksOf(document)) block.tabIndex = 0;
}
prepare();
