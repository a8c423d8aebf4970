// Kind: what a model has written is shown where nothing renders it, such as in a file or a poll:
// the characters whose names stand in it are read there, once, and code stays as it is.
import { expect, test } from 'vitest';
import { withoutEntities } from '../../../src/core/markdown/entities.ts';

test.each([
  ['R&amp;D', 'R&D'],
  ['a &lt; b &gt; c', 'a < b > c'],
  ['&quot;x&quot; &#39;y&#39; &#x2192; &hellip;', '"x" \'y\' → …'],
  ['twice: &amp;lt; and &amp;amp;', 'twice: &lt; and &amp;'],
  ['`&amp;` is the name of &amp;', '`&amp;` is the name of &'],
  ['one &amp; two\n``a ` &lt;`` &lt;', 'one & two\n``a ` &lt;`` <'],
  ['AT&T, a && b, &unknown; &; &#0; &#xd800;', 'AT&T, a && b, &unknown; &; &#0; &#xd800;'],
  ['&constructor; &toString; &valueOf;', '&constructor; &toString; &valueOf;'],
  ['https://a.example/?a=1&b=2&copy=3', 'https://a.example/?a=1&b=2&copy=3'],
])('%j is shown as %j', (written, shown) => {
  expect(withoutEntities(written)).toBe(shown);
});
