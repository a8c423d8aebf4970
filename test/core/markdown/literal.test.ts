import { expect, test } from 'vitest';
import { toShownText as toDiscord } from '../../../src/adapters/discord/write/components.ts';
import { toDialect as toDiscordDialect } from '../../../src/adapters/discord/write/format.ts';
import { toShown as toSlack } from '../../../src/adapters/slack/write/blocks.ts';
import { toDialect as toSlackDialect } from '../../../src/adapters/slack/write/format.ts';
import { dialect as WEB } from '../../../src/adapters/web/write/format.ts';
import {
  findCode,
  toCodeSpan,
  toLiteral,
  toLiteralName,
  withoutEscapes,
} from '../../../src/core/markdown/inline.ts';
import { toPlainText } from '../../../src/core/markdown/plain.ts';
import { toFormatted } from '../../../src/core/reply/flow.ts';
import { strings } from '../../../src/core/strings/index.ts';
import { reminderStrings } from '../../../src/features/reminders/strings/index.ts';

// What a person or a program chose to write stands in Parley's own Markdown as what it is: it
// formats, links and pings nothing.

const SLACK = toSlackDialect('');
const DISCORD = toDiscordDialect();

/** As Slack decodes what is sent, once. */
const toDecoded = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

test.each([
  'R&amp;D &lt;b&gt; &copy; &#60; &&',
  '&amp;lt; and &amp;amp;',
  '&lt;!channel&gt;, &lt;@U1&gt;',
  '&commat;here &nosuch; Tom & Jerry',
])('the entities in %j are shown as they were typed, wherever they are read', (typed) => {
  expect(toDecoded(toFormatted(toLiteral(typed), SLACK))).toBe(typed);
  expect(toFormatted(toLiteral(typed), DISCORD)).toBe(typed);
  expect(toPlainText(toLiteral(typed), 500)).toBe(typed);
  const { blocks } = toSlack({
    text: '',
    status: null,
    buttons: [{ label: typed, action: 'vote0:1', style: 'plain' }],
  });
  const labels = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  expect(labels).toMatchObject([{ text: { text: expect.stringContaining('&') } }]);
  const [label] = labels.map((each) =>
    'text' in each ? toDecoded(JSON.stringify(each.text)) : '',
  );
  expect(label).toContain(typed.replaceAll('@', '@\u200b'));
});

const MARKUP = [
  'a <b>x</b> and <I>y</I>',
  '<div>hi</div><br>there<br/>',
  '<img src=x onerror=alert(1)> <script>1</script>',
  '<details><summary>s</summary>t</details>',
  'if a <b and c> d, or a<b>c',
  'x </div> y <my-tag a="b">',
  '$a_1$ and $$x$$ but 5 $',
  '$\\frac{a}{b}$',
  'it costs $5',
];

test.each(MARKUP)('the markup and formulas in %j are shown as they were typed', (typed) => {
  for (const dialect of [WEB, DISCORD, SLACK]) {
    const shown = toFormatted(`It says: ${toLiteral(typed)} – there.`, dialect);
    expect(withoutEscapes(toDecoded(shown))).toBe(`It says: ${typed} – there.`);
    expect(shown).not.toMatch(/(?<!\\)<\/?[a-z]/i);
  }
  expect(toPlainText(toLiteral(typed), 500)).toBe(typed);
});

const NAMES = [
  '$a$ and $b$',
  '[Alert](https://evil.example)',
  '**x**',
  '`',
  '``` x',
  'a `b` c',
  '~~gone~~ __under__ *it*',
  '||hidden||',
  '![pic](https://evil.example/a_b.png)',
  'back\\slash\\',
  'snake_case_name',
  'R&amp;D &lt;b&gt; &copy; &#60; &&',
];

test.each(NAMES)('the name %j is shown as what it is', (name) => {
  expect(toPlainText(`**${toLiteralName(name)}**, you asked`, 500)).toBe(`${name}, you asked`);
  expect(toPlainText(reminderStrings.reminderFor(name, name), 500)).toBe(
    `⏰ Reminder for ${name}: ${name}`,
  );
  expect(toPlainText(`${toCodeSpan(name)} answers here.`, 500)).toBe(`${name} answers here.`);
});

test.each([
  strings.approvedBy,
  strings.deniedBy,
  strings.onBehalf,
  strings.greetingTo,
  (name: string) => reminderStrings.reminderFor(name, 'tea'),
])('a sentence holds a name on one line, and not all of a long one (%#)', (toText) => {
  expect(toText('a\n# b\r\u2028> c\u202e')).not.toMatch(/[\n\r\u2028\u202e]/);
  expect(toText('n'.repeat(400)).match(/n{60,}/)?.[0].length).toBeLessThan(100);
});

test.each(['أحمد', 'אבי', '**אבי**', 'Ada أحمد', 'ߞߊ'])(
  'the name %j keeps its direction, and what stands behind it stays there',
  (name) => {
    const said = toPlainText(reminderStrings.reminderFor(name, '3 eggs'), 500);
    expect(said).toBe(`⏰ Reminder for \u2068${name}\u2069: 3 eggs`);
    expect(strings.approvedBy(toPlainText(strings.approvedBy(name), 500))).not.toMatch(
      /\u2068.*\u2068/, // Said once more, it is not marked twice.
    );
  },
);

test('an address in what was written can still be opened', () => {
  const url = 'https://example.com/a_b?c=d_e&f=(g)';
  expect(toLiteral(`see ${url} and *this*`)).toBe(`see ${url} and \\*this\\*`);
  expect(toLiteral('[x](https://evil.example)')).toBe('\\[x\\](https://evil.example)');
});

test('a backtick behind a backslash opens no code', () => {
  expect(findCode('\\` and \\`')).toEqual({ spans: [], open: null });
  expect(findCode('\\\\`a`').spans).toEqual([{ start: 2, end: 5 }]);
  expect(findCode('`a\\` b').spans).toEqual([{ start: 0, end: 4 }]);
});

/** As Slack decodes plain text, too. */
const toEncoded = (text: string) => text.replaceAll(/&(?=(?:amp|lt|gt);)/g, '&amp;');

test.each(NAMES)(
  'the quiet line shows %j as what it is on Slack, which knows no backslash',
  (name) => {
    const status = strings.approvedBy(name);
    const { blocks, text } = toSlack({ text: '', status, buttons: [] });
    const isPlain = status === `Approved by ${name}.`;
    expect(blocks).toEqual([
      {
        type: 'context',
        elements: [
          isPlain
            ? { type: 'mrkdwn', text: status, verbatim: true }
            : { type: 'plain_text', text: toEncoded(`Approved by ${name}.`), emoji: false },
        ],
      },
    ]);
    expect(text).toBe(`Approved by ${name}.`);
  },
);

test.each(['<@1>', '@everyone', '<!here>', '<@U1|x>*'])('the name %j pings nobody', (name) => {
  const status = strings.approvedBy(name);
  expect(JSON.stringify(toSlack({ text: '', status, buttons: [] }))).not.toMatch(/<[@!]|@everyone/);
  expect(toDiscord({ text: '', status })).not.toMatch(/<@\d|@everyone/);
});

test.each([
  '\\',
  '\\`',
  '\\[',
  '*a',
  '_a ',
  '\\*',
  '[a\\](',
  '\\begin{a}',
  '<td>',
  '<pre>',
  '$',
  '<b ',
])('a line full of %j is read in little time', (piece) => {
  const line = piece.repeat(100_000);
  const before = process.cpuUsage();
  findCode(line);
  toPlainText(line, 50_000);
  toLiteral(line);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(3_000); // Quadratic, it would be minutes.
});
