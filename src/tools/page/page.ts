import { Readability } from '@mozilla/readability';
import type { Bounds, Node } from './builder.ts';
import { tidy, toAbsolute, toPageMarkdown } from './markdown.ts';
import { buildTree, type Tree } from './tree.ts';

export type Page = {
  readonly title: string;
  readonly markdown: string;
  /** False if there is more of the page than was read. */
  readonly isWhole: boolean;
};

/**
 * Readability looks at each element from those around it, again and again, and starts over up to
 * three times where it finds little. Of heavier pages it gets one try; the heaviest, which are
 * tangles more often than pages, are read without it.
 */
const MAX_WEIGHT = 8_000_000;
const MAX_WEIGHT_OF_RETRIES = 1_000_000;
const LITTLE_CHARS = 500;

/**
 * The main content of an HTML page, or the whole page if it has no main content, as Markdown with
 * absolute links.
 */
export function toPage(html: string, url: string): Page {
  const tree = buildTree(html);
  const base = toAbsolute(tree.base ?? '', url) ?? url;
  const article = tree.weight <= MAX_WEIGHT ? findArticle(tree) : null;
  const main = article?.content ? toPageMarkdown(article.content, base) : '';
  const isMain =
    main !== '' && (tree.weight <= MAX_WEIGHT_OF_RETRIES || main.length >= LITTLE_CHARS);
  return {
    title: tidy(tree.title) || tidy(article?.title ?? ''),
    // Built again: what Readability has looked at is taken apart.
    markdown: isMain ? main : toBody(html, base),
    isWhole: tree.isWhole,
  };
}

/**
 * The beginning of a page as it stands, its menus and all: for one whose main content is not found
 * in time.
 */
export function toPlainPage(html: string, url: string): Page {
  const { title, base, isWhole } = buildTree(html, { bounds: BEGINNING });
  const markdown = toBody(html, toAbsolute(base ?? '', url) ?? url, BEGINNING);
  return { title: tidy(title), markdown, isWhole };
}

/** About as much as the model is shown of a page. */
const BEGINNING = { elements: 5_000, chars: 60_000 };

/**
 * All of a page. Nothing runs scripts here: where a page has nothing else, there is what it shows
 * without them, unless that only says so.
 */
function toBody(html: string, base: string, bounds?: Bounds): string {
  const read = (hasNoscript: boolean) => {
    const options = { hasNoscript, ...(bounds ? { bounds } : {}) };
    return toPageMarkdown(buildTree(html, options).document.body, base);
  };
  const body = read(false);
  if (body !== '' || !/<noscript/i.test(html)) return body;
  const scriptless = read(true);
  return scriptless.length < MAX_HINT_CHARS && /javascript/i.test(scriptless) ? '' : scriptless;
}

/** A hint to switch scripts on is shorter. */
const MAX_HINT_CHARS = 300;

function findArticle({ document, weight }: Tree) {
  const charThreshold = weight <= MAX_WEIGHT_OF_RETRIES ? LITTLE_CHARS : 1;
  return new Readability<Node>(document, { charThreshold, serializer: (node) => node }).parse();
}
