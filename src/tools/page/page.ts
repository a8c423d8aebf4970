import { Readability } from '@mozilla/readability';
import type { Node } from './builder.ts';
import { tidy, toAbsolute, toPageMarkdown } from './markdown.ts';
import { buildTree, type Tree } from './tree.ts';

export type Page = {
  readonly title: string;
  readonly markdown: string;
  /** False where there is more of the page than was read. */
  readonly isWhole: boolean;
};

/**
 * Readability looks at each element from those around it, again and again, and begins anew up to
 * three times where it finds little. Of heavier pages it gets one try; the heaviest, which are
 * tangles more often than pages, are read without it.
 */
const MAX_WEIGHT = 8_000_000;
const MAX_WEIGHT_OF_RETRIES = 1_000_000;
const LITTLE_CHARS = 500;

/**
 * The main content of an HTML page, or all of it where it has no main one, as Markdown with
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
    markdown: isMain ? main : toPageMarkdown(buildTree(html).document.body, base),
    isWhole: tree.isWhole,
  };
}

function findArticle({ document, weight }: Tree) {
  const charThreshold = weight <= MAX_WEIGHT_OF_RETRIES ? LITTLE_CHARS : 1;
  return new Readability<Node>(document, { charThreshold, serializer: (node) => node }).parse();
}
