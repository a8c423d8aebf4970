import { announce, make } from './dom.js';
import { icon } from './icons.js';
import { strings } from './strings.js';
import { COPIED_MS, toClipboard } from './tools.js';

/** Longer code stays in one colour: to read it takes long, and while it grows it is read again. */
const MAX_COLOURED = 30_000;

/**
 * A message with more boxes of code, or tables, is shown as it was written. Each scrolls by
 * itself: thousands of them cost a browser 0.2 s wherever else on the page something changes.
 */
export const MAX_BOXES = 200;

let library = null;

/** Code as it is, in a box with a button to copy it; `label` says what code it is. */
export function toCodeBox(text, label) {
  const name = make('span', { className: 'language', title: label }, label || strings.plainText);
  const button = make('button', { className: 'copy', type: 'button' }, icon('copy'), strings.copy);
  const head = make('div', { className: 'code-head' }, name, button);
  // Long lines are scrolled to with the arrow keys.
  const look = {
    tabIndex: -1,
    role: 'group', // Landmarks would be as many as there are blocks of code.
    'aria-label': strings.code(label || strings.plainText),
  };
  const code = make('code', { tabIndex: -1 }, text);
  if (label && text.length <= MAX_COLOURED) void colour(code, text, label);
  return make('div', { className: 'code', dir: 'ltr' }, head, make('pre', look, code));
}

/** The library is loaded with the first code that names its language. */
async function colour(code, text, label) {
  try {
    library ??= (await import('/vendor/highlight.js')).default;
    const language = label.toLowerCase();
    if (!library.getLanguage(language)) return;
    const { _emitter: tree } = library.highlight(text, { language, ignoreIllegals: true });
    code.replaceChildren(...toNodes(tree.rootNode.children));
  } catch {
    // Without it, or where it fails, code is code in one colour.
  }
}

/** What the library found, as elements: nothing is read as HTML. */
function toNodes(children) {
  return children.map((child) => {
    if (typeof child === 'string') return document.createTextNode(child);
    const [name = ''] = (child.scope ?? '').split('.');
    return make('span', name ? { className: `hl-${name}` } : {}, ...toNodes(child.children));
  });
}

document.addEventListener('click', async (event) => {
  const button = event.target.closest?.('button.copy');
  const code = button?.closest('.code')?.querySelector('code');
  if (code) await copyFrom(button, code.textContent);
});

/** Copies a text and says on the button whether that was allowed. */
export async function copyFrom(button, text) {
  const label = button.lastChild;
  const isCopied = await toClipboard(text);
  button.dataset.label ??= label.textContent; // Pressed again, it shows the new result.
  label.textContent = isCopied ? strings.copied : strings.notCopied;
  announce(isCopied ? strings.copied : strings.cannotCopy);
  setTimeout(() => {
    label.textContent = button.dataset.label;
  }, COPIED_MS);
}
