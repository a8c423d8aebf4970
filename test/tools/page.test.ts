/**
 * The kind: foreign markup that decides how long, and with how much memory, it is worked on.
 * Tried: 15 sorts of large pages and 43 of tangled ones. What is counted is work, not time: how
 * often blocks of code are run, and how much of a page is kept.
 */
import { describe, expect, test } from 'vitest';
import type { Node } from '../../src/tools/page/builder.ts';
import { LARGE, TANGLED, toHtml } from './tangles.ts';
import { createWorkCounter } from './work.ts';

const countWork = await createWorkCounter();
const { toPageMarkdown } = await import('../../src/tools/page/markdown.ts');
const { toPage } = await import('../../src/tools/page/page.ts');
const { buildTree } = await import('../../src/tools/page/tree.ts');

const URL_GIVEN = 'https://example.org/a/b';
const ALL = Object.entries({ ...LARGE, ...TANGLED });

/** What a document holds. */
function measure(node: Node, depth = 0): { elements: number; attributes: number; depth: number } {
  const { attributes } = node as unknown as { attributes?: { length: number } };
  const children = Array.from(node.childNodes, (child) => measure(child, depth + 1));
  return {
    elements: children.reduce((sum, { elements }) => sum + elements, node.nodeType === 1 ? 1 : 0),
    attributes: Math.max(attributes?.length ?? 0, ...children.map((child) => child.attributes)),
    depth: Math.max(depth, ...children.map((child) => child.depth)),
  };
}

test.each(ALL)('%s: twice as much takes about twice the work at most', async (_, make) => {
  const [once, twice] = [toHtml(make(300)), toHtml(make(600))];
  toPage(once, URL_GIVEN); // What is done for the first page alone is not counted.
  const first = await countWork(() => toPage(once, URL_GIVEN));
  const second = await countWork(() => toPage(twice, URL_GIVEN));

  expect(second / first).toBeLessThan(2.3);
});

test.each(ALL)(
  '%s: what is kept of 30,000 has a bound, and the end is read or said to be cut off',
  (_, make) => {
    const { document, isWhole } = buildTree(toHtml(make(30_000)));
    const { elements, attributes, depth } = measure(document.body);

    expect(elements).toBeLessThanOrEqual(20_100);
    expect(attributes).toBeLessThanOrEqual(24);
    expect(depth).toBeLessThanOrEqual(66);
    const isTangled = TANGLED[_] !== undefined;
    if (isWhole && isTangled) expect(toPageMarkdown(document.body, URL_GIVEN)).toContain('end');
  },
);

const toBody = (body: string) => toPageMarkdown(buildTree(toHtml(body)).document.body, URL_GIVEN);

describe('a page as Markdown', () => {
  test.each([
    [
      'words',
      '<p>One <b> two </b>three<i>four</i> <em></em>&amp; <a>five</a></p>',
      'One **two** three_four_ & five',
    ],
    ['lines', 'One<br>two <br/> three', 'One\ntwo\nthree'],
    ['headings', '<h1>A <b>b</b></h1><h3>C</h3>text<h2></h2>', '# A **b**\n\n### C\n\ntext'],
    ['a list in a list', '<ul><li>a<ul><li>b<li>c</ul><li>d</ul>', '- a\n  - b\n  - c\n- d'],
    ['a numbered list', '<ol><li><p>a</p><p>b</p></li><li>c</li></ol>', '1. a\n   b\n2. c'],
    ['a quote', '<blockquote>a<p>b</p></blockquote>c', '> a\n>\n> b\n\nc'],
    [
      'code',
      '<pre><code>a\n  b `c`\n</code></pre><p><code>x`y</code>',
      '```\na\n  b `c`\n```\n\n``x`y``',
    ],
    ['code with a fence in it', '<pre>```\na\n```</pre>', '````\n```\na\n```\n````'],
    [
      'links',
      '<a href="../c?d=(e)">x</a> <a href="#f">y</a> <a href="mailto:g@h.example">z</a>',
      '[x](https://example.org/c?d=%28e%29) y z',
    ],
    [
      'a link around a box',
      '<a href="/c"><h3>One</h3><p>two</p></a>',
      '[One two](https://example.org/c)',
    ],
    ['images', '<img src="a.png" alt="A [b]"><img src="c.png">', '[image: A \\[b\\]]'],
    [
      'a table',
      '<table><caption>T</caption><tr><th>A<th>B<tr><td>1|2<td><p>3</p><p>4</p></table>',
      'T\n\n| A | B |\n| --- | --- |\n| 1\\|2 | 3 4 |',
    ],
    [
      'an empty cell',
      '<table><tr><td>a<td>b<tr><td><td>c</table>',
      '| a | b |\n| --- | --- |\n|  | c |',
    ],
    [
      'a table for the layout',
      '<table><tr><td><table><tr><td>a<td>b</table><td>c</table>',
      '| a | b |\n| --- | --- |\n\nc',
    ],
    ['rules', 'a<hr>b', 'a\n\n* * *\n\nb'],
    [
      'what Markdown would take for its own',
      '<p># a</p><p>1. b_c*d</p><p>- [e]</p><p>&gt; f</p>',
      '\\# a\n\n1\\. b\\_c\\*d\n\n\\- \\[e\\]\n\n\\> f',
    ],
    ['definitions', '<dl><dt>a<dd>b<dt>c<dd>d</dl>', 'a\n\nb\n\nc\n\nd'],
    ['paragraphs without end tags', '<p>a<p>b<div>c</div>d', 'a\n\nb\n\nc\n\nd'],
    [
      'what is not shown',
      '<style>a</style><script>b</script><template>c<p>d</template><svg><text>e</text></svg>f<!-- g -->',
      'f',
    ],
    ['markup that was left open', 'a<b>b<p>c</b>d<span>e', 'ab\n\nc\n\nde'],
    [
      'an end tag too many',
      '<table><tr><td>a</div></b></p><td>b</table>',
      '| a | b |\n| --- | --- |',
    ],
    ['brackets in text', 'a < b and c > d <3 </ e', 'a < b and c > d <3'],
    ['a text field', '<textarea>a <b>c</textarea>', 'a <b>c'],
  ])('%s', (_, body, markdown) => {
    expect(toBody(body)).toBe(markdown);
  });

  test('the title and the base of its links are the page’s own', () => {
    const html =
      '<svg><title>Icon</title></svg><title>A &amp;\n B</title><title>C</title><base href="/d/"><base href="/e/"><a href=f>x</a>';

    expect(toPage(html, URL_GIVEN)).toEqual({
      title: 'A & B',
      markdown: '[x](https://example.org/d/f)',
      isWhole: true,
    });
  });

  test('the main content goes before what stands around it, also where it is a long one', () => {
    const story =
      '<p>The bridge was opened on Monday, and people walked over it, slowly, in the rain.</p>';
    for (const count of [8, 3_000]) {
      const html = toHtml(
        `<nav>${'<a href="/x">Menu</a> '.repeat(30)}</nav><main><h1>Bridge</h1>${story.repeat(count)}</main><footer>Imprint</footer>`,
      );
      const { markdown } = toPage(html, URL_GIVEN);

      expect(markdown).toContain('The bridge was opened');
      expect(markdown).not.toMatch(/Menu|Imprint/);
    }
  });
});
