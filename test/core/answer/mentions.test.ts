/*
 * Kind: people read the ids that the model wrote. A mention becomes a name wherever the stream is
 * cut, and code stays what it is.
 */
import { expect, test } from 'vitest';
import { createMentionReader } from '../../../src/core/answer/mentions.ts';

const NAMES: Readonly<Record<string, string>> = {
  '<@222>': '@Bobby',
  '<@!222>': '@Bobby',
  '<@&333>': '@crew',
  '<#444>': '#plans',
  '<#C7|old-name>': '#plans',
  '<!subteam^S1>': '@crew',
  '<!subteam^S1|@team>': '@crew',
};

/** What is shown of some chunks. */
async function show(chunks: readonly string[]): Promise<string> {
  const reader = createMentionReader(async (mention) => NAMES[mention] ?? null);
  let shown = '';
  for (const chunk of chunks)
    shown += reader.needs(chunk) ? await reader.read(chunk, () => shown) : chunk;
  return shown + reader.end();
}

const cutsOf = (text: string) =>
  Array.from({ length: text.length + 1 }, (_, at) => [text.slice(0, at), text.slice(at)]);

test.each([
  ['ask <@222> in <#444>.', 'ask @Bobby in #plans.'],
  ['<@!222> leads <@&333>', '@Bobby leads @crew'],
  ['see <#C7|old-name>', 'see #plans'],
  ['nobody knows <@999> or <#5>', 'nobody knows <@999> or <#5>'],
  ['1 < 2, a<b>c, <https://x.test|y>', '1 < 2, a<b>c, <https://x.test|y>'],
  ['in `<@222>` it stays, <@222> not', 'in `<@222>` it stays, @Bobby not'],
  ['```\n<@222>\n```\n<@222>', '```\n<@222>\n```\n@Bobby'],
  ['ends in half <@22', 'ends in half <@22'],
  ['<@222><#444><@222>', '@Bobby#plans@Bobby'],
  ['<!subteam^S1>, <!subteam^S1|@team>', '@crew, @crew'],
  ['ask &lt;@222&gt; in &lt;#444&gt;, not R&D', 'ask @Bobby in #plans, not R&D'],
  ['&lt;!subteam^S1|@team&gt; &lt;#C7|old-name&gt;', '@crew #plans'],
  ['&amp;lt;@222&amp;gt; \\&lt;@222&gt; `&lt;@222&gt;`', '@Bobby \\&lt;@222&gt; `&lt;@222&gt;`'],
  ['<@222 > < @222> <@ 222> <@!222 > <#444 > <@&333 >', '@Bobby @Bobby @Bobby @Bobby #plans @crew'],
  ['&#60;@222&#62; &#x3C;#444&#x3e; &#60;@222>, <@222&#62;', '@Bobby #plans @Bobby, @Bobby'],
  ['&amp;#60;@222&amp;#62; &amp;amp;lt;@222&amp;amp;gt;', '@Bobby @Bobby'],
  ['<@&amp;333> &lt;@&amp;333&gt; <&#64;222> <&num;444>', '@crew @crew @Bobby #plans'],
  ['`<@222 >` `&#60;@222&#62;` `` < @222> ``', '`<@222 >` `&#60;@222&#62;` `` < @222> ``'],
  ['```\n<@222 >\n&#60;@222&#62;\n```\n<@222 >', '```\n<@222 >\n&#60;@222&#62;\n```\n@Bobby'],
  ['a < b, a <b> c, R&D; x &#60; y', 'a < b, a <b> c, R&D; x &#60; y'],
  ['List< @Nullable > < #4 and > &lt; @x &gt;', 'List< @Nullable > < #4 and > &lt; @x &gt;'],
  ['&lt;@999&gt; &lt;b&gt; & &l &lt;@22', '&lt;@999&gt; &lt;b&gt; & &l &lt;@22'],
  ['`<!subteam^S1>` <!subtle> <!here>', '`<!subteam^S1>` <!subtle> <!here>'],
])('%j is shown as %j, wherever it is cut', async (text, expected) => {
  for (const chunks of cutsOf(text)) expect(await show(chunks)).toBe(expected);
  expect(await show(Array.from(text))).toBe(expected);
});

test('a chunk without a bracket asks for nothing', () => {
  const reader = createMentionReader(async () => null);

  expect(reader.needs('plain words, 3 > 2 & @here')).toBe(false);
  expect(reader.needs('a <')).toBe(true);
});
