import { expect } from 'vitest';
import { browserTest, open, say } from './chromium.ts';
import { FINAL, stream, toAnswer } from './site.ts';

async function answerWith(text: string) {
  const opened = await open();
  const { site, page } = opened;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await say(page, 'show me');
  await expect.poll(() => site.events.length).toBe(1);
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', [text.slice(0, 20), text], FINAL);
  await page.getByRole('button', { name: 'Regenerate' }).waitFor();
  return { ...opened, asked, answer: page.locator('.message.parley') };
}

browserTest(
  'code is coloured and formulas are set, with libraries that come when needed',
  async () => {
    const { answer, asked, complaints, page } = await answerWith(
      'Here: $x_1$ and\n\n$$\\int_0^1 x\\,dx$$\n\n```js\nconst a = "<b>";\n```\n\n```nolanguage\nplain\n```\n\n$\\frac{1}{$ costs $5 and $6.\n\n[^1] a note\n\n[^1]: here',
    );
    await answer.locator('math').nth(1).waitFor({ state: 'attached' });
    await answer.locator('.hl-keyword', { hasText: 'const' }).waitFor();
    expect(await answer.locator('pre').first().textContent()).toBe('const a = "<b>";');
    expect(await answer.textContent()).toContain('costs $5 and $6');
    expect(asked).toContain('/vendor/temml.js');
    expect(asked).toContain('/vendor/highlight.js');
    expect(complaints).toEqual([]);
    expect(await page.locator('[onerror], .message script').count()).toBe(0);
  },
);

browserTest('a plain answer asks for no more libraries', async () => {
  const { asked, answer } = await answerWith('Plain words, and `code` in a line.');
  expect(await answer.textContent()).toContain('Plain words');
  expect(asked.filter((path) => /temml|highlight/.test(path))).toEqual([]);
});

browserTest('formulas run nothing and call nobody', async () => {
  const { page, asked, answer } = await answerWith(
    '$\\href{javascript:window.hit=1}{x}$ $\\includegraphics{https://evil.example/x.png}$ $\\class{avatar}{y}$ $\\style{color:red}{z}$ $a<b$',
  );
  await answer.locator('math').first().waitFor({ state: 'attached' });
  expect(await page.evaluate('window.hit ?? null')).toBeNull();
  expect(await answer.locator('.text a, .text img').count()).toBe(0);
  expect(asked.every((path) => !path.includes('evil'))).toBe(true);
});

browserTest('a table is copied as CSV, without what a spreadsheet would run', async () => {
  const { page, answer } = await answerWith(
    '| Name | Sum |\n| --- | ---: |\n| "A", B | -3 |\n| =1+1 | **x** |',
  );
  await page.evaluate('navigator.clipboard.writeText = async (text) => { window.copied = text; }');
  await answer.getByRole('button', { name: 'Copy as CSV' }).click();
  expect(await page.evaluate('window.copied')).toBe('Name,Sum\r\n"""A"", B",-3\r\n\'=1+1,x\r\n');
});

browserTest('a picture opens large with the words it was drawn from', async () => {
  const { site, page } = await open();
  await say(page, 'draw');
  await expect.poll(() => site.events.length).toBe(1);
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const hash = await site.blobs.put(png, 'x');
  const files = [{ name: 'drawing.png', hash, mimeType: 'image/png', alt: 'A red fox' }];
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', ['Here'], { ...FINAL, files });
  await page.locator('.picture').click();
  const box = page.getByRole('dialog', { name: 'Image' });
  await box.getByText('A red fox').waitFor();
  expect(await box.getByRole('link', { name: 'Download' }).getAttribute('download')).toBe(
    'drawing.png',
  );
  await page.keyboard.press('Escape');
  await box.waitFor({ state: 'detached' });
});

browserTest('a pasted megabyte is kept, and said to be too long', async () => {
  const { page } = await open();
  const box = page.getByRole('textbox', { name: 'Message to Parley' });
  await box.fill('x'.repeat(1_000_000));
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page
    .getByRole('alert')
    .filter({ hasText: /too long/ })
    .waitFor();
  expect((await box.inputValue()).length).toBe(1_000_000);
});

browserTest('two hundred threads are listed, and a full storage hides none', async () => {
  const { site, page } = await open();
  await page.evaluate("Storage.prototype.setItem = () => { throw new Error('full'); }");
  for (let index = 0; index < 200; index += 1)
    await fetch(`${site.url}/web/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ channel: 'general', text: `topic ${index}`, nonce: `n${index}` }),
    });
  await expect.poll(() => page.locator('.thread-list .item').count()).toBe(200);
  await say(page, 'still works');
  await page.locator('.message', { hasText: 'still works' }).waitFor();
});

browserTest('footnotes are marks and lines; what only looks like one stays', async () => {
  const text =
    'It ships[^1] on Friday[^2].\n\n[^1]: The *importer*.\n[^2]: https://example.org/plan\n\nThe pattern [^a-z] and [^0-9] and [a[^1](https://example.org/b).';
  const { answer } = await answerWith(text);
  expect(await answer.locator('.text sup').allTextContents()).toEqual(['1', '2', '1', '2']);
  const shown = (await answer.locator('.text').textContent()) ?? '';
  expect(shown).toContain('1 The importer.');
  expect(shown).toContain('2 https://example.org/plan');
  expect(shown).toContain('[^a-z] and [^0-9]');
  expect(await answer.locator('a[href="https://example.org/b"]').count()).toBe(1);
});

browserTest('a task has its box where others have a bullet', async () => {
  const { answer } = await answerWith('- [x] done\n- [ ] open\n\n  more of it\n- plain');
  const style = (text: string) =>
    answer
      .locator('li', { hasText: text })
      .evaluate((item) => item.ownerDocument.defaultView?.getComputedStyle(item).listStyleType);
  expect(await style('done')).toBe('none');
  expect(await style('open')).toBe('none');
  expect(await style('plain')).toBe('disc');
  expect(await answer.locator('li').first().textContent()).toMatch(/^☑ done/);
});
