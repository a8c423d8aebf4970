import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import TurndownService from 'turndown';

export type Page = { readonly title: string; readonly markdown: string };

/** What is used of the DOM, whose types are not those of Node.js. */
type Element = {
  readonly nodeName: string;
  closest(selector: string): Element | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): { readonly length: number };
};

const UNSEEN = ['script', 'style', 'noscript', 'template', 'iframe', 'svg', 'canvas', 'form'];

/** The main content of an HTML page, or all of it where it has no main one, as Markdown with absolute links. */
export function toPage(html: string, url: string): Page {
  const { document } = parseHTML(toWhole(html));
  const base = toAbsolute(document.querySelector('base')?.getAttribute('href') ?? '', url) ?? url;
  const title = tidy(document.querySelector('title')?.textContent ?? '');
  const whole = document.body.cloneNode(true);
  const article = new Readability(document, { serializer: (node) => node }).parse();
  const turndown = createTurndown(base);
  const main = article?.content ? tidyMarkdown(turndown.turndown(article.content)) : '';
  return {
    title: title || tidy(article?.title ?? ''),
    markdown: main || tidyMarkdown(turndown.turndown(whole)),
  };
}

/** A document with all its parts: HTML allows to leave their tags out, which linkedom does not fill in. */
function toWhole(html: string): string {
  if (/<body[\s>]/i.test(html)) return html;
  const inside = html.replaceAll(/<!doctype[^>]*>|<\/?(?:html|head)(?:\s[^>]*)?>/gi, '');
  return `<!doctype html><html><head></head><body>${inside}</body></html>`;
}

function createTurndown(base: string): TurndownService {
  const turndown = new TurndownService({
    headingStyle: 'atx',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
  });
  turndown.addRule('unseen', {
    filter: (node) => UNSEEN.includes(tagOf(node)),
    replacement: () => '',
  });
  turndown.addRule('image', {
    filter: 'img',
    replacement: (_content, node) => {
      const alt = tidy(node.getAttribute('alt') ?? '');
      return alt === '' ? '' : `[image: ${turndown.escape(alt)}]`;
    },
  });
  turndown.addRule('link', {
    filter: 'a',
    replacement: (content, node) => {
      const text = tidy(content);
      const target = toAbsolute(node.getAttribute('href') ?? '', base);
      const isHere = (node.getAttribute('href') ?? '').startsWith('#');
      return target === null || isHere || text === '' ? content : `[${text}](${target})`;
    },
  });
  addTables(turndown);
  return turndown;
}

/** Tables of data; those that only lay out a page are read as text. */
function addTables(turndown: TurndownService): void {
  const isData = (node: Element) => {
    const table = node.closest('table');
    if (!table || table.querySelector('table')) return false;
    return (table.querySelector('tr')?.querySelectorAll('th, td').length ?? 0) > 1;
  };
  const rule = (name: string, tags: string[], replacement: TurndownService.ReplacementFunction) =>
    turndown.addRule(name, {
      filter: (node) => tags.includes(tagOf(node)) && isData(node),
      replacement,
    });
  rule('cell', ['th', 'td'], (content) => ` ${tidy(content).replaceAll('|', '\\|')} |`);
  rule('row', ['tr'], (content, node: Element) => {
    const isFirst = node.closest('table')?.querySelector('tr') === node;
    const columns = node.querySelectorAll('th, td').length;
    return `|${content}\n${isFirst ? `|${' --- |'.repeat(columns)}\n` : ''}`;
  });
  rule('rows', ['thead', 'tbody', 'tfoot'], (content) => content);
  rule('table', ['table'], (content) => `\n\n${content.replaceAll(/\n+/g, '\n').trim()}\n\n`);
}

function tagOf(node: Element): string {
  return node.nodeName.toLowerCase();
}

/** Null for what is no web address: scripts, mail, data. */
function toAbsolute(href: string, base: string): string | null {
  const url = URL.parse(href, base);
  if (href === '' || !url || !/^https?:$/.test(url.protocol)) return null;
  return url.href.replaceAll(/[()]/g, (found) => `%${found.charCodeAt(0).toString(16)}`);
}

function tidy(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function tidyMarkdown(text: string): string {
  return text
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
