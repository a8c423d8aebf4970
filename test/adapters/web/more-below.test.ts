// Kind: who reads further up does not learn that there is more below, or is taken from what they
// read. “Latest” is there while an answer goes on below, and not because something was unfolded.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { createBrowser } from './browser.ts';
import { browserTest, cleanups, open, say } from './chromium.ts';
import { content, FINAL, never, openSite, stream, toAnswer, toPosted } from './site.ts';

const STOP = { label: 'Stop', action: 'stop:j1', style: 'danger' } as const;
const latest = (page: Page) => page.getByRole('button', { name: 'Latest' });
const lines = (count: number, word = 'line') =>
  Array.from({ length: count }, (_, index) => `${word} ${index}`).join('\n\n');

/** A wide screen, a phone’s, and a page at 400 %. */
const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
  { width: 320, height: 256 },
];

const scrollTo = (page: Page, top: number) =>
  page.evaluate(`new Promise((resolve) => {
    document.getElementById('scroll').scrollTop = ${top};
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  })`);
const rest = (page: Page) =>
  page.evaluate(`(({ scrollHeight, scrollTop, clientHeight }) =>
    Math.round(scrollHeight - scrollTop - clientHeight))(document.getElementById('scroll'))`);

browserTest('an answer that goes on below is told, until its end is seen', async () => {
  const { site, page, complaints } = await open();
  for (const [index, size] of SIZES.entries()) {
    await page.setViewportSize(size);
    expect(await latest(page).isVisible()).toBe(false);
    await say(page, `question ${index}`);
    await expect.poll(() => site.events.length).toBe(index + 1);
    const channel = toAnswer(site, site.events[index]);
    const open = content(lines(30, `part ${index}`), { buttons: [STOP] });
    const { posted } = await channel.write(toPosted(`j${index}/0/0`), 'open', open, never);
    await page.getByText(`part ${index} 29`).waitFor();
    await expect.poll(() => rest(page)).toBeLessThan(30);
    expect(await latest(page).isVisible()).toBe(false);
    await scrollTo(page, 0);
    const grown = content(lines(40, `part ${index}`), { buttons: [STOP] });
    await channel.write(posted, 'grow', grown, never);
    await latest(page).waitFor();
    await scrollTo(page, 1_000_000);
    await latest(page).waitFor({ state: 'hidden' });
    await scrollTo(page, 0);
    await channel.write(posted, 'close', content(lines(50, `part ${index}`), FINAL), never);
    await latest(page).click();
    await latest(page).waitFor({ state: 'hidden' });
    await expect.poll(() => rest(page)).toBeLessThan(30);
    await page.locator('.new-thread').click();
  }
  expect(complaints).toEqual([]);
});

browserTest('what one unfolds is read from there, and leads nobody down', async () => {
  const { site, page } = await open();
  const folded = `Before\n\n<details><summary>More</summary>\n\n${lines(60, 'folded')}\n\n- a\n- b\n\n</details>\n\nBehind`;
  await say(page, 'question');
  await expect.poll(() => site.events.length).toBe(1);
  const text = `${lines(40)}\n\n${folded}`;
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', [text], FINAL);
  const summary = page.getByText('More', { exact: true });
  const end = page.getByText('folded 59');
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await scrollTo(page, 1_000_000);
    await summary.scrollIntoViewIfNeeded();
    expect(await end.isVisible()).toBe(false);
    const before = await summary.boundingBox();
    await summary.click();
    await end.waitFor();
    await page.getByText('Behind').waitFor();
    await page.evaluate('new Promise((done) => setTimeout(done, 100))');
    expect((await summary.boundingBox())?.y).toBe(before?.y);
    expect(await latest(page).isVisible()).toBe(false);
    await summary.click();
    await end.waitFor({ state: 'hidden' });
  }
});

browserTest('a fold stays open while it grows', async () => {
  const { site, page } = await open();
  await say(page, 'question');
  await expect.poll(() => site.events.length).toBe(1);
  const channel = toAnswer(site, site.events[0]);
  const fold = '<details><summary>More</summary>\n\none';
  const open_ = content(fold, { buttons: [STOP] });
  const { posted } = await channel.write(toPosted('j1/0/0'), 'open', open_, never);
  await page.getByText('More', { exact: true }).click();
  await page.getByText('one', { exact: true }).waitFor();
  const whole = `${fold}\n\ntwo\n\n</details>\n\n**Behind**`;
  await channel.write(posted, 'close', content(whole, FINAL), never);
  await page.getByText('two', { exact: true }).waitFor();
  await page.locator('.parley strong', { hasText: 'Behind' }).waitFor();

  expect(await page.locator('details strong').count()).toBe(0);
});

browserTest('what was said while Parley was away, or the picture came late, is told', async () => {
  const { site, page } = await open({ context: { viewport: { width: 900, height: 500 } } });
  await say(page, 'question');
  await expect.poll(() => site.events.length).toBe(1);
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', [lines(30)], FINAL);
  await page.getByText('line 29').waitFor();
  await scrollTo(page, 0);
  const port = Number(new URL(site.url).port);
  await site.close();
  await page.getByText('Reconnecting…').waitFor();
  const elsewhere = await openSite({ store: site.store, blobs: site.blobs });
  await createBrowser(elsewhere.url, 'Bob').post('/web/messages', { text: 'news' });
  await elsewhere.close();
  const back = await openSite({ store: site.store, blobs: site.blobs, port });
  cleanups.splice(0, cleanups.length, cleanups[cleanups.length - 1] ?? back.close);
  cleanups.unshift(back.close);
  await latest(page).click();
  await latest(page).waitFor({ state: 'hidden' });
  await page.getByText('news', { exact: true }).first().waitFor();

  // Who is at the end stays there when a picture takes its room.
  const bytes = new TextEncoder().encode(
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"/>',
  );
  const hash = await back.blobs.put(bytes, 'j2');
  const letGo = Promise.withResolvers<void>();
  await page.route('**/files/*', async (route) => {
    await letGo.promise;
    await route.fulfill({ contentType: 'image/svg+xml', body: Buffer.from(bytes) });
  });
  const file = { name: 'a.png', hash, mimeType: 'image/png', bytes: bytes.length, alt: 'late' };
  await stream(toAnswer(back, back.events[0] ?? site.events[0]), 'j2/0/0', ['Here'], {
    ...FINAL,
    files: [file],
  });
  await page.locator('.picture').waitFor();
  await scrollTo(page, 1_000_000);
  letGo.resolve();
  await expect
    .poll(() => page.locator('.picture img').evaluate((each) => each.clientHeight))
    .toBe(300);
  await expect.poll(() => rest(page)).toBeLessThan(30);
  expect(await latest(page).isVisible()).toBe(false);
});
