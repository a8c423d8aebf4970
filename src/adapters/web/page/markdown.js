import { Marked } from '/vendor/marked.js';
import DOMPurify from '/vendor/purify.js';
import { MAX_BOXES, toCodeBox } from './code.js';
import { make, toAddress, toPieces } from './dom.js';
import { showFormulas } from './formula.js';
import { frameTable } from './table.js';

const TAGS =
  'a b blockquote br code del details div em h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre s span strong sub summary sup table tbody td th thead tr ul';
const ATTRIBUTES =
  'align alt colspan data-formula data-language data-task href open rowspan src start title';

const toSafe = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** A bare tag, once escaped. */
const PLAIN_TAG =
  /&#60;(\/?)(b|br|del|details|em|hr|i|ins|kbd|mark|s|strong|sub|summary|sup)\s*\/?&#62;/gi;

/** A channel is named by its id, as on other platforms. */
const channel = {
  name: 'channel',
  level: 'inline',
  start: (text) => text.indexOf('<#'),
  tokenizer(text) {
    const [raw, id] = /^<#([\p{L}\p{N}-]{1,40})>/u.exec(text) ?? [];
    return raw && { type: 'channel', raw, id };
  },
  renderer: ({ id }) => `<a href="${toAddress(id)}">#${toSafe(id)}</a>`,
};

/** Longer formulas are rare, and each that does not end is looked for that far. */
const INLINE_MATH =
  /^(?:\$\$(?!\s*\$)[\s\S]{1,1000}?\$\$|\$(?![\s$])[^$\n]{0,500}?[^\s$\\]\$(?!\d)|\\\([\s\S]{1,1000}?\\\)|\\\[[\s\S]{1,1000}?\\\]|\\begin\{([a-zA-Z]{1,12}\*?)\}[^\n]{1,1000}?\\end\{\1\})/;
const BLOCK_MATH =
  /^ {0,3}(?:\$\$(?:(?!\n[ \t]*\n|\$\$)[\s\S]){1,4000}\$\$|\\\[(?:(?!\n[ \t]*\n|\\\])[\s\S]){1,4000}\\\]|\\begin\{([a-zA-Z]{1,12}\*?)\}(?:(?!\n[ \t]*\n|\\end\{\1\})[\s\S]){1,4000}\\end\{\1\})[ \t]*(?:\n|$)/;

/** A formula stands as the model wrote it: nothing in it is Markdown. */
const formulas = [
  {
    name: 'formula',
    level: 'inline',
    start: (text) => /\$|\\[([]|\\begin\{/.exec(text)?.index,
    tokenizer: (text) => toFormula('formula', INLINE_MATH.exec(text)),
    renderer: ({ raw }) => `<span data-formula>${toLines(raw)}</span>`,
  },
  {
    name: 'formulaBlock',
    level: 'block',
    start: (text) => /\n {0,3}(?:\$\$|\\\[|\\begin\{)/.exec(text)?.index,
    tokenizer: (text) => toFormula('formulaBlock', BLOCK_MATH.exec(text)),
    renderer: ({ raw }) => `<p><span data-formula>${toLines(raw)}</span></p>`,
  },
];

/** A mark in the text, and the line it stands for. Only numbers: `[^a-z]` is something else. */
const footnotes = [
  {
    name: 'footnote',
    level: 'inline',
    start: (text) => text.indexOf('[^'),
    tokenizer(text) {
      const [raw, mark] = /^\[\^([1-9]\d{0,2})\](?![(:[])/.exec(text) ?? [];
      return raw && { type: 'footnote', raw, mark };
    },
    renderer: ({ mark }) => `<sup>${mark}</sup>`,
  },
  {
    name: 'footnoteText',
    level: 'block',
    start: (text) => text.indexOf('\n[^'),
    tokenizer(text) {
      const [raw, mark, line] = /^\[\^([1-9]\d{0,2})\]:[ \t]+(\S[^\n]*)(?:\n|$)/.exec(text) ?? [];
      return raw && { type: 'footnoteText', raw, mark, tokens: this.lexer.inlineTokens(line) };
    },
    renderer({ mark, tokens }) {
      return `<p><sup>${mark}</sup> ${this.parser.parseInline(tokens)}</p>`;
    },
  },
];

const toFormula = (type, found) => found?.[0] && { type, raw: found[0] };
const toLines = (text) => toSafe(text.trim());

const marked = new Marked({
  gfm: true,
  breaks: true,
  extensions: [channel, ...formulas, ...footnotes],
  renderer: {
    code: ({ text, lang }) =>
      `<pre data-language="${toSafe(lang?.split(/\s/)[0] ?? '')}"><code>${toSafe(text)}</code></pre>\n`,
    // Markup that models use inside Markdown is kept; any other is shown as what was written, so
    // that nothing is lost.
    html: ({ text }) => toSafe(text).replace(PLAIN_TAG, '<$1$2>'),
    checkbox: ({ checked }) => `<span data-task>${checked ? '☑' : '☐'}</span> `,
    // Pictures from elsewhere would tell their server who reads what: they become links.
    image({ href, title, text }) {
      const source = toSafe(href);
      if (isOwnFile(href))
        return `<img src="${source}" alt="${toSafe(text)}" title="${toSafe(title ?? '')}">`;
      return `<a href="${source}">🖼 ${toSafe(text || href)}</a>`;
    },
  },
});

const isOwnFile = (address) => /^\/files\/[0-9a-f]{64}$/.test(address ?? '');

DOMPurify.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName === 'IMG') {
    if (!isOwnFile(node.getAttribute('src'))) node.removeAttribute('src');
    node.setAttribute('loading', 'lazy');
  }
  // A command or a name in code does not say in which direction the sentence is written.
  if (node.tagName === 'CODE') node.setAttribute('dir', 'auto');
  if (node.tagName !== 'A') return;
  const address = node.getAttribute('href') ?? '';
  if (/^#\/./.test(address)) return; // A message or a channel of this page.
  if (!/^(https?:|mailto:)/i.test(address) && !isOwnFile(address)) node.removeAttribute('href');
  node.setAttribute('target', '_blank');
  node.setAttribute('rel', 'noopener noreferrer nofollow');
});

const toFragment = (html) =>
  DOMPurify.sanitize(html, {
    ALLOWED_TAGS: TAGS.split(' '),
    ALLOWED_ATTR: ATTRIBUTES.split(' '),
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });

/** The blocks that an element shows, by their Markdown. */
const shown = new WeakMap();

/** Quotes and lists on one line: each nests a call, and text that deep is unreadable anyway. */
const NESTED = /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*){50}/m;

/**
 * Marks of emphasis and formulas, and beginnings of links and markup, in one paragraph: each is
 * compared with those before it, and markup may stand in markup.
 */
const MAX_MARKS = 2_000;
const MARKS = [/[*_~$]|\\[([]/g, /[[<]/g];

/** Each block of a message is made and made safe by itself. */
const MAX_BLOCKS = 2_000;

/** Code between fences is not read. */
const FENCED = /^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:\n {0,3}\1|$(?![\s\S]))/gm;

/** The line below the head of a table, also of one in quotes. */
const TABLE_RULE = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*\|/gm;

/** Whether reading the Markdown would take the page's stack, or seconds of its time. */
function isTangled(text) {
  if (NESTED.test(text)) return true;
  const count = (part, marks) => part.match(marks)?.length ?? 0;
  if (count(text, FENCED) > MAX_BOXES) return true;
  const words = text.replace(FENCED, '');
  if (count(words, TABLE_RULE) > MAX_BOXES) return true;
  const parts = words.split(/\n[ \t]*\n/);
  return parts.some((part) => MARKS.some((marks) => count(part, marks) > MAX_MARKS));
}

/** Shows Markdown; what cannot be read as such is shown as it was written. */
export function showMarkdown(element, text) {
  try {
    const blocks = isTangled(text) ? null : toBlocks(marked.lexer(text));
    if (blocks === null || blocks.length > MAX_BLOCKS) showPlain(element, text);
    else showBlocks(element, blocks);
  } catch {
    // The library overflows the stack on some texts, and throws on others.
    showPlain(element, text);
  }
}

function showPlain(element, text) {
  shown.delete(element);
  element.replaceChildren(
    make('div', { className: 'block plain', dir: 'auto' }, ...toPieces(text)),
  );
}

/** Of a text that grew only the blocks that are different are made again. */
function showBlocks(element, blocks) {
  if (!shown.has(element)) element.replaceChildren(); // What stands there was shown as plain text.
  const before = shown.get(element) ?? [];
  for (const [index, { raw, tokens }] of blocks.entries()) {
    if (before[index] === raw) continue;
    const block =
      element.children[index] ??
      element.appendChild(make('div', { className: 'block', dir: 'auto' }));
    const folds = [...block.querySelectorAll('details')].map(({ open }) => open);
    block.replaceChildren(toBlock(raw, tokens));
    // What the reader has unfolded stays unfolded while the message grows.
    for (const [at, fold] of block.querySelectorAll('details').entries()) fold.open = folds[at];
    for (const pre of block.querySelectorAll('pre'))
      pre.replaceWith(toCodeBox(pre.textContent, pre.dataset.language));
    for (const table of block.querySelectorAll('table')) frameTable(table);
    for (const code of block.querySelectorAll('code')) showBar(code);
    showFormulas(block);
  }
  while (element.children.length > blocks.length) element.lastElementChild.remove();
  shown.set(
    element,
    blocks.map(({ raw }) => raw),
  );
}

/** The library’s tokens, a block each; what is folded together is one. */
function toBlocks(tokens) {
  const blocks = [];
  let depth = 0;
  for (const token of tokens.filter(({ type }) => type !== 'space' && type !== 'def')) {
    if (depth === 0) blocks.push({ raw: '', tokens: [] });
    const block = blocks.at(-1);
    block.raw += token.raw;
    block.tokens.push(token);
    if (token.type === 'html') depth = Math.max(0, depth + toFolds(token.raw));
  }
  return blocks;
}

/** How many folds begin in some markup, less those that end there. */
function toFolds(markup) {
  const ends = [...markup.matchAll(/<(\/?)details\s*>/gi)].map(([, slash]) => slash !== '');
  return ends.reduce((sum, isEnd) => sum + (isEnd ? -1 : 1), 0);
}

/** A bar of a poll, drawn with characters for other platforms; its count stands beside it. */
function showBar(code) {
  const text = code.textContent;
  if (!/^(?=.{5})█*░*$/.test(text)) return;
  const look = { className: 'bar', max: text.length, value: text.lastIndexOf('█') + 1 };
  code.replaceWith(make('progress', { ...look, 'aria-hidden': 'true' }));
}

function toBlock(raw, tokens) {
  try {
    return toFragment(marked.parser(tokens));
  } catch {
    return make('div', { className: 'plain' }, raw);
  }
}
