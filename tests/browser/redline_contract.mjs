// The redline contract (generator/model/redline.h), carried out on a page as it stands in the browser. It runs there, so
// it is one function that needs nothing around it.

/// The words' shape, elements and texts without ids and data: of `old` or `new`, taken out of the page's redline (null
/// where it has none), or of a text's own rendering, given as HTML (`text.fragment`).
export function shapeOf({ side, html }) {
  const source = html === undefined
    ? document.querySelector('[data-redline]')
    : new DOMParser().parseFromString(html, 'text/html').querySelector('article');
  if (!source) return null;
  const copy = source.cloneNode(true);
  const gone = { old: 'ins, [data-mark=ins], [data-mark=move-to]', new: 'del, [data-mark=del], [data-mark=move-from]' };
  if (side) for (const node of copy.querySelectorAll(`[data-aid], ${gone[side]}`)) node.remove();
  // A wide table's own scroller belongs to the page, as the frame around the text does.
  for (const node of copy.querySelectorAll('ins, del, [data-fold], div.table')) node.replaceWith(...node.childNodes);
  copy.normalize();
  return [...copy.childNodes].map(line).join('');

  function line(node) {
    if (node.nodeType === Node.COMMENT_NODE) return '';
    // White space with a line end is layout between blocks; any other is words.
    if (node.nodeType === Node.TEXT_NODE) return /^\s*\n\s*$/.test(node.data) ? '' : node.data;
    const kept = [...node.attributes].filter(({ name }) => name !== 'id' && !name.startsWith('data-'));
    // A link to another document goes by the page's depth; in the fragment, which stands anywhere, by its whole address.
    const plain = (name, value) => (name === 'href' ? value.replace(/^.*\/(?=[^/]+\/(#.*)?$)/, '') : value);
    const attributes = kept.map(({ name, value }) => ` ${name}="${plain(name, value)}"`).sort().join('');
    return `\n<${node.localName}${attributes}>${[...node.childNodes].map(line).join('')}</${node.localName}>`;
  }
}
