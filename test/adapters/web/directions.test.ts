// Kind: a name or a table of a script that is written from the right is shown as if from the left.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { toSilence } from '../../e2e/voices.ts';
import { createBrowser } from './browser.ts';
import { browserTest, open, say } from './chromium.ts';
import { FINAL, stream, toAnswer } from './site.ts';

/** How far from the left the first of these letters in an element is seen. */
const leftOf = (page: Page, selector: string, letters: string): Promise<number> =>
  page.evaluate(`(() => {
    const walker = document.createTreeWalker(document.querySelector('${selector}'), 4);
    while (walker.nextNode()) {
      const at = walker.currentNode.nodeValue.indexOf('${letters}');
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + ${letters.length});
      return range.getBoundingClientRect().left;
    }
    throw new Error('it is not there');
  })()`);

browserTest('a name keeps the marks at its end, whatever sentence it stands in', async () => {
  const { site, page } = await open();
  const ada = createBrowser(site.url, 'أحمد!');
  for (const channel of ['تصميم!', 'צוות!', 'Design!'])
    await ada.post('/web/channels', { channel });

  for (const [name, first] of [
    ['تصميم!', 'ت'],
    ['צוות!', 'צ'],
  ] as const) {
    await page.getByRole('link', { name }).click();
    await page.locator('h1', { hasText: name }).waitFor();
    expect(await leftOf(page, 'h1', '!')).toBeLessThan(await leftOf(page, 'h1', first));
    await page.getByRole('button', { name: 'Rename or archive this channel' }).click();
    await page.getByRole('dialog').getByRole('heading').waitFor();
    expect(await leftOf(page, 'dialog h2', '!')).toBeLessThan(
      await leftOf(page, 'dialog h2', first),
    );
    await page.keyboard.press('Escape');
  }
  await page.getByRole('link', { name: 'Design!' }).click();
  await page.locator('h1', { hasText: 'Design!' }).waitFor();
  expect(await page.locator('h1').textContent()).toBe('# Design!');
});

browserTest('who approved what is named in their own direction', async () => {
  const { site, page } = await open();
  await say(page, 'send it');
  await page.locator('.message').waitFor();
  const approval = { text: 'Use **send**.', consent: 'admin', outcome: 'done' } as const;
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', ['Sent.'], {
    ...FINAL,
    approvals: [{ ...approval, state: 'approved', by: 'أحمد!', decidedAt: 0 }],
  });
  await page.locator('.approval .title').waitFor();

  expect(await leftOf(page, '.approval .title', '!')).toBeLessThan(
    await leftOf(page, '.approval .title', 'أ'),
  );
});

browserTest('code says nothing about the direction of its sentence, nor is it turned', async () => {
  const { site, page } = await open();
  await say(page, 'in Arabic, please');
  await page.locator('.message').waitFor();
  const code = 'const name = "عائشة"; // שלום';
  const text = ['`/privacy` يعرض ما يحتفظ به.', `\`\`\`ts\n${code}\n\`\`\``, '`npm` runs.'];
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', [text.join('\n\n')], FINAL);
  await page.locator('.hl-comment').waitFor();
  const direction = (index: number) =>
    page
      .locator('.message.parley .block')
      .nth(index)
      .evaluate((block) => block.ownerDocument.defaultView?.getComputedStyle(block).direction);
  expect(await direction(0)).toBe('rtl');
  expect(await direction(2)).toBe('ltr');

  const name = await leftOf(page, '.code code', 'عائشة');
  expect(name).toBeGreaterThan(await leftOf(page, '.code code', 'const'));
  expect(name).toBeLessThan(await leftOf(page, '.code code', '//'));
  expect(await leftOf(page, '.code code', '//')).toBeLessThan(
    await leftOf(page, '.code code', 'שלום'),
  );
});

browserTest('names of people and recordings begin where those of others do', async () => {
  const { site, page } = await open();
  const aisha = createBrowser(site.url, 'عائشة');
  const named = 'name=%D8%A7%D8%AC%D8%AA%D9%85%D8%A7%D8%B9.mp3';
  const silence = toSilence(2);
  const { id } = await aisha.upload(new Uint8Array(silence), named, 'audio/wav');
  await aisha.post('/web/messages', { text: 'hello', uploads: [id] });
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', ['Hello.'], FINAL);
  await page.locator('figcaption', { hasText: '0:02' }).waitFor();

  expect(await leftOf(page, '.message .name', 'عائشة')).toBeCloseTo(
    await leftOf(page, '.message.parley .name', 'Parley'),
    0,
  );
  const { x = 0 } = (await page.locator('figure').boundingBox()) ?? {};
  expect(await leftOf(page, 'figcaption', 'اجتماع.mp3')).toBeCloseTo(x, 0);
  expect(await leftOf(page, 'figcaption', '0:02')).toBeGreaterThan(
    await leftOf(page, 'figcaption', 'اجتماع'),
  );
});

browserTest('a title that is too long is cut at its end, whichever side that is', async () => {
  const { site, page } = await open({ context: { viewport: { width: 360, height: 640 } } });
  for (const [title, first] of [
    ['مرحبا ما الذي تغيّر في الإصدار الأخير، ومن يجب أن يعرف؟', 'مرحبا'],
    ['Hello, what changed in the last release, and who has to know?', 'Hello'],
  ] as const) {
    await page.getByRole('textbox', { name: 'Message to Parley' }).press('Escape');
    await say(page, title);
    await page.locator('.context b', { hasText: title }).waitFor();
    const { x = 0, width = 0 } = (await page.locator('.context .title').boundingBox()) ?? {};
    const left = await leftOf(page, '.context b', first);
    expect(left, title).toBeGreaterThanOrEqual(x - 1);
    expect(left, title).toBeLessThan(x + width);
  }
  expect(site.events.length).toBe(2);
});

browserTest('the columns of a table begin where its script does', async () => {
  const { site, page } = await open();
  await say(page, 'a table');
  await page.locator('.message').waitFor();
  const arabic = '| الاسم | العدد |\n| --- | --- |\n| أحمد | 12 |';
  const english = '| Name | Count |\n| --- | --- |\n| أحمد | 12 |';
  const numbers = '| 2024 | שנה |\n| --- | --- |\n| 1 | 2 |';
  await stream(
    toAnswer(site, site.events[0]),
    'j1/0/0',
    [[arabic, english, numbers].join('\n\n')],
    FINAL,
  );
  await page.locator('table').nth(2).waitFor();
  const lefts = (index: number) =>
    page
      .locator('table')
      .nth(index)
      .locator('th')
      .evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().left));
  for (const [index, isFromRight] of [true, false, true].entries()) {
    const [first = 0, second = 0] = await lefts(index);
    expect(first > second, `table ${index}`).toBe(isFromRight);
  }
});
