import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { textReply } from '../../../src/demo/frames.ts';
import { endless, startParley } from '../../e2e/harness.ts';
import { createBrowser } from './browser.ts';
import { browserTest, cleanups, open, say, visit } from './chromium.ts';
import { stream, toAnswer } from './site.ts';

// What is between the marks of a formula is set as it was written; all around it is Markdown.

const FORMULAS = [
  String.raw`$$\int_0^1 x\,dx$$`,
  '$a_1*b_2*c$',
  String.raw`\(x_1 \le x_2\)`,
  String.raw`\[E = mc^2 \\ p = mv\]`,
  String.raw`$\{1, 2\}$`,
  '$x$',
  String.raw`$\text{a } \# b$`,
  '$$a < b & c > d$$',
  String.raw`$f'(x) = \lim_{h \to 0} \frac{f(x+h)-f(x)}{h}$`,
  String.raw`$$\begin{pmatrix} a & b \\ c & d \end{pmatrix}$$`,
  '$~x~$',
  '$[a](b)$',
];

const NO_FORMULAS: readonly (readonly [string, string])[] = [
  ['It costs $5 and *not* $6.', 'It costs $5 and not $6.'],
  ['*a* for $1,000 or $2,000 *b*', 'a for $1,000 or $2,000 b'],
  ['$HOME and *x* and $PATH', '$HOME and x and $PATH'],
  ['a `$x` *b* `$y` c', 'a $x b $y c'],
  ['\\$5 *each*', '$5 each'],
];

/** What the page shows of an answer; its lines are one. */
const shownOf = (page: Page) =>
  page
    .locator('.message .markdown')
    .last()
    .evaluate((element) => {
      const copy = element.cloneNode(true);
      for (const each of copy.querySelectorAll('br, p')) each.after(' ');
      // A formula that is set keeps how it was written.
      for (const each of copy.querySelectorAll('.formula')) each.textContent = each.title;
      return copy.textContent.replaceAll(/\s+/g, ' ').trim();
    });

browserTest('formulas are read as they were written', async () => {
  const { site, page, complaints } = await open();
  await say(page, 'a question');
  await page.locator('.message').waitFor();
  const channel = toAnswer(site, site.events[0]);
  const cases = [
    ...FORMULAS.map((formula) => [`*so* ${formula} **it** is`, `so ${formula} it is`] as const),
    ...NO_FORMULAS,
    ['$$\na_1\n- b_1*c*\n= d\n$$\n\n*then*', '$$ a_1 - b_1*c* = d $$ then'] as const,
    ['\\[\n# x\n> y\n\\]\n*then*', '\\[ # x > y \\] then'] as const,
  ];
  for (const [index, [text, shown]] of cases.entries()) {
    await stream(channel, `j${index}`, [text.slice(0, 4), text]);
    await expect.poll(() => shownOf(page)).toBe(shown);
  }
  expect(complaints).toEqual([]);
});

browserTest('texts that are full of dollars are shown at once', async () => {
  const { site, page } = await open();
  await say(page, 'a question');
  await page.locator('.message').waitFor();
  const channel = toAnswer(site, site.events[0]);
  for (const [index, mark] of ['$', '$$ ', '\\( ', '\\[ ', '$a ', '$$\n'].entries()) {
    await stream(channel, `j${index}`, [`${mark.repeat(10_000)}\n\nEnd ${index}.`]);
    await page.getByText(`End ${index}.`).waitFor();
  }
});

browserTest(
  'a channel keeps the name that it was given, and one of that name is found',
  async () => {
    const { page } = await open();
    const create = async (name: string) => {
      await page.getByRole('button', { name: 'New channel' }).click();
      await page.getByText('Up to 40 characters.').waitFor();
      await page.getByRole('textbox', { name: 'Name' }).fill(name);
      await page.getByRole('button', { name: 'Create' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    };
    await create('Design Crit 2026!');
    await page.getByRole('heading', { name: '# Design Crit 2026!' }).waitFor();
    await create('design-crit 2026');
    await page.locator('#composer').getByText('There’s already a channel with that name').waitFor();
    await page.getByRole('heading', { name: '# Design Crit 2026!' }).waitFor();

    expect(await page.locator('.channels li').count()).toBe(2);
  },
);

browserTest(
  'what is worked on can be stopped before there is an answer, by who asked',
  async () => {
    const parley = await startParley();
    cleanups.push(() => parley.close());
    const { page } = await visit(parley.app);
    const other = await visit(parley.app);
    parley.model.answer(() => textReply('A reply.'));
    await say(page, 'one thing');
    await page.getByRole('button', { name: 'Regenerate' }).waitFor();
    const held = endless('Sum. ');
    parley.model.next(held.reply);
    await say(page, '/summarize since:yesterday');
    await page.getByText('Parley is thinking…').waitFor();
    expect(await other.page.getByRole('button', { name: 'Stop' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.locator('#composer').getByText('Stopped.').waitFor();
    await page.getByText('Parley is thinking…').waitFor({ state: 'hidden' });
    held.end();
  },
);

/** How long the pieces are that a browser looks at as one. */
const LONGEST = `Math.max(...[...document.querySelectorAll('.text .plain')].map((block) =>
  Math.max(...[...block.childNodes].map((node) => node.textContent.length))))`;

browserTest('a long line is laid out in pieces, and reads as it was written', async () => {
  const arabic = 'كلمات تتبع كلمات حتى يستمر الجواب. '.repeat(2_500).slice(0, 80_000);
  const mixed = `${'👩‍👩‍👧‍👦'.repeat(400)}  https://example.org/a ${'ü '.repeat(3_000)}\n\n ${'x'.repeat(9_000)}!`;
  for (const [text, longest] of [
    [arabic.trim(), 2_000],
    [mixed, 9_010],
  ] as const) {
    const { page, site } = await open();
    await createBrowser(site.url).post('/web/messages', { text });
    await page.locator('.message').waitFor();
    const shown = page.locator('.message .text');
    await expect.poll(() => shown.textContent()).toBe(text);
    expect(await page.evaluate(LONGEST)).toBeLessThanOrEqual(longest);
  }
});
