/** Pages that grow with a number, most of them made to be hard to read. */

const times = (n: number, piece: string | ((index: number) => string)) =>
  typeof piece === 'string'
    ? piece.repeat(n)
    : Array.from({ length: n }, (_, i) => piece(i)).join('');

const SENTENCE = 'Some words of a paragraph that goes on for a while, with a comma. ';
const row = (n: number) =>
  `<tr><td>${n}</td><td>Name ${n}</td><td>City ${n}</td><td>more</td></tr>`;

/** Pages as they are, only large. */
export const LARGE: Readonly<Record<string, (n: number) => string>> = {
  paragraphs: (n) => `<article>${times(n, (i) => `<p>${i} ${SENTENCE}</p>`)}</article>`,
  'short paragraphs': (n) => times(n, (i) => `<p>word ${i}</p>`),
  'a table': (n) => `<table>${times(n, row)}</table>`,
  'many tables': (n) => times(n / 10, () => `<table>${times(10, row)}</table>`),
  'a table in a layout table': (n) => `<table><tr><td><table>${times(n, row)}</table></table>`,
  'a list': (n) => `<ul>${times(n, (i) => `<li>Item ${i} <a href="/${i}">link</a></li>`)}</ul>`,
  'a numbered list': (n) => `<ol>${times(n, (i) => `<li>Item ${i}`)}</ol>`,
  definitions: (n) => `<dl>${times(n, '<dt>Word<dd>What it means')}</dl>`,
  boxes: (n) => times(n, (i) => `<div class="c${i}"><span>text ${i}</span></div>`),
  lines: (n) => times(n, 'A line<br>'),
  images: (n) => times(n, (i) => `<img src="${i}.jpg" alt="Image ${i}">`),
  links: (n) => times(n, (i) => `<a href="/${i}">link ${i}</a> `),
  code: (n) => `<pre><code>${times(n, 'const a = "b";\n')}</code></pre>`,
  quotes: (n) => times(n, `<blockquote><p>${SENTENCE}</p></blockquote>`),
  headings: (n) => times(n, (i) => `<h2>Heading ${i}</h2><p>${SENTENCE}</p>`),
};

/**
 * Pages that are made to take long, or much. All of them end with the word "end", or hide it as a
 * browser would.
 */
export const TANGLED: Readonly<Record<string, (n: number) => string>> = {
  'attributes on one element': (n) => `<div ${times(n, (i) => `a${i}=1 `)}>x</div><p>end`,
  'the same attribute': (n) => `<div ${times(n, 'class=a ')}>x</div><p>end`,
  'a long attribute': (n) => `<div title="${times(n, 'a')}">x</div><p>end`,
  'elements in elements': (n) => `${times(n, '<div>')}x${times(n, '</div>')}<p>end`,
  'words at every depth': (n) => `${times(n, '<div>word ')}<p>end`,
  'inline elements in one another': (n) => `${times(n, '<span>word ')}end`,
  'chains of boxes': (n) =>
    `${times(n / 60, `${times(60, '<div>')}w${times(60, '</div>')}`)}<p>end`,
  'empty elements': (n) => `${times(n, '<i></i>')}<p>end`,
  'empty elements in one another': (n) => `${times(n, '<i>')}${times(n, '</i>')}<p>end`,
  'paragraphs that are never closed': (n) => `${times(n, '<p>')}end`,
  'bold paragraphs that are never closed': (n) => `${times(n, '<b><p>')}end`,
  'links that are never closed': (n) => `${times(n, '<a href=x>y')}end`,
  'lists that are never closed': (n) => `${times(n, '<ul><li>q')}end`,
  'quotes that are never closed': (n) => `${times(n, '<blockquote>q')}end`,
  'tables in tables': (n) => `${times(n, '<table><tr><td>a<td>')}end`,
  'options that are never closed': (n) => `<select>${times(n, '<option>x')}</select><p>end`,
  'names that nobody knows': (n) => `${times(70, '<div>')}${times(n, (i) => `<x${i}>`)}end`,
  'end tags alone': (n) => `${times(n, '</b>')}<p>end`,
  entities: (n) => `<p>${times(n, '&amp;&lt;')} end`,
  'half entities': (n) => `<p>${times(n, '&')} end`,
  'blanks that break nothing': (n) => `<p><b>x${times(n, '\u00a0 ')}</b> end`,
  'blanks in code': (n) => `<pre>x${times(n, ' ')}y</pre><p>end`,
  'blanks in inline code': (n) => `<code> ${times(n, 'a')}</code><p>end`,
  'blanks in a tag': (n) => `<div${times(n, ' ')}>x</div><p>end`,
  'lines in code': (n) => `<pre>x${times(n, '\n')}y</pre><p>end`,
  backticks: (n) => `<p><code>${times(n, '`')}</code> end`,
  'comments one after another': (n) => `${times(n, '<!-- x -->')}<p>end`,
  'one comment': (n) => `<!--${times(n, ' x')}--><p>end`,
  'comments that are never closed': (n) => `end${times(n, '<!-- x ')}`,
  'scripts one after another': (n) => `${times(n, '<script>x</script>')}<p>end`,
  'one style': (n) => `<style>${times(n, 'p { color: red }')}</style><p>end`,
  'scripts that are never closed': (n) => `end${times(n, '<script>x')}`,
  'quotation marks that are never closed': (n) => `end${times(n, '<a b="')}`,
  'tags that are never closed': (n) => `end${times(n, '<html ')}`,
  'declarations that are never closed': (n) => `end${times(n, '<!doctype ')}`,
  brackets: (n) => `${times(n, '<')} end`,
  drawings: (n) => `${times(n, '<svg><path d="M1"/></svg>')}<p>end`,
  'drawings that are never closed': (n) => `${times(n, '<svg>')}<p>end`,
  templates: (n) => `end${times(n, '<template>')}`,
  metas: (n) => `${times(n, '<meta name=description content="abc">')}<p>end`,
  'a long title and a long heading': (n) =>
    `<title>${times(n, 'w ')}</title><h1>${times(n, (i) => `v${i} `)}</h1><p>end`,
  'long headings': (n) => `${times(10, `<h2>${times(n / 10, (i) => `v${i} `)}</h2>`)}<p>end`,
  'hidden elements': (n) => `${times(n, '<p hidden style="display:none">x</p>')}<p>end`,
};

export const toHtml = (body: string) => `<html><head></head><body>${body}</body></html>`;
