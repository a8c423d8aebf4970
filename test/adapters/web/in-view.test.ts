// Kinds: a button that leads nowhere, and an answer to something that is off the screen. “Latest”
// appears only if something new lies below the visible part; the composer writes to a thread only
// while it is in view.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { createBrowser } from './browser.ts';
import { browserTest, open, say } from './chromium.ts';
import {
  audience,
  content,
  FINAL,
  never,
  placeOf,
  type Site,
  stream,
  toAnswer,
  toPosted,
} from './site.ts';

const STOP = { label: 'Stop', action: 'stop:j1', style: 'danger' } as const;

/** Another person's threads, more than fit on the screen. */
async function fill(site: Site, page: Page, count: number) {
  const bob = createBrowser(site.url, 'Bob');
  for (let index = 1; index <= count; index += 1) {
    const { id } = await bob.post('/web/messages', { text: `question ${index}` });
    const lines = Array.from({ length: 9 }, (_, line) => `answer ${index}, line ${line}`);
    const channel = site.adapter.channel(placeOf(String(id)), audience());
    await stream(channel, `f${index}/0/0`, [lines.join('\n\n')], FINAL);
  }
  await page.getByText(`answer ${count}, line 8`).waitFor();
}

/** Whether the button was shown at any time since this was called. */
async function watchLatest(page: Page) {
  await page.evaluate(`
    window.wasShown = false;
    const latest = document.getElementById('latest');
    new MutationObserver(() => { if (!latest.hidden) window.wasShown = true; })
      .observe(latest, { attributes: true });
  `);
  return () => page.evaluate('window.wasShown');
}

const latestOf = (page: Page) => page.getByRole('button', { name: 'Latest' });
/** Until the page has taken notice. */
const scrollTo = (page: Page, top: number) =>
  page.evaluate(`new Promise((resolve) => {
    document.getElementById('scroll').scrollTop = ${top};
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  })`);

browserTest(
  'nobody is led to what they see: questions, answers, a slow model, a poll',
  async () => {
    const { site, page, complaints } = await open();
    const wasShown = await watchLatest(page);
    for (const text of ['first', '/ask second', '/help']) {
      await say(page, text);
      await page.locator('.message', { hasText: text }).waitFor();
      const channel = toAnswer(site, site.events.at(-1));
      const key = `${crypto.randomUUID()}/0/0`;
      const first = content('', { status: 'Thinking it over', buttons: [STOP] });
      const { posted } = await channel.write(toPosted(key), 'open', first, never);
      await channel.write(posted, 'grow', content('so far', { buttons: [STOP] }), never);
      await channel.write(posted, 'close', content('a short answer', FINAL), never);
      await page.getByRole('textbox', { name: 'Message to Parley' }).fill('/as');
      await page.getByRole('option').waitFor();
    }

    expect(await wasShown()).toBe(false);
    expect(complaints).toEqual([]);
  },
);

browserTest(
  'news below leads down and is gone once seen; news above does not lead down',
  async () => {
    const { site, page } = await open();
    await fill(site, page, 5);
    const bob = createBrowser(site.url, 'Bob');
    const first = String(site.events[0]?.type === 'message' ? site.events[0].message.id : '');
    await scrollTo(page, 900);
    const wasShown = await watchLatest(page);
    await bob.post('/web/messages', { text: 'far above', thread: first });
    await page.locator('#scroll').getByText('far above').waitFor({ state: 'attached' });
    expect(await wasShown()).toBe(false);

    await bob.post('/web/messages', { text: 'news below' });
    await latestOf(page).waitFor();
    await scrollTo(page, 100_000); // By hand, not by the button.
    await latestOf(page).waitFor({ state: 'hidden' });
    await scrollTo(page, 0);
    const { id } = await bob.post('/web/messages', { text: 'soon gone' });
    await latestOf(page).waitFor();
    await bob.post('/web/delete', { id });
    await latestOf(page).waitFor({ state: 'hidden' });
  },
);

browserTest('the button stands over the composer, however high that is', async () => {
  const { site, page } = await open({ context: { viewport: { width: 390, height: 700 } } });
  await fill(site, page, 4);
  await scrollTo(page, 0);
  await page.getByRole('textbox', { name: 'Message to Parley' }).fill(`${'line\n'.repeat(20)}`);
  await createBrowser(site.url, 'Bob').post('/web/messages', { text: 'news' });
  await latestOf(page).waitFor();
  const button = await latestOf(page).boundingBox();
  const composer = await page.locator('#composer').boundingBox();
  expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(composer?.y ?? 0);
  await page.getByRole('textbox', { name: 'Message to Parley' }).fill('/ask ');
  await page.locator('p.hint').waitFor();
  const hint = await page.locator('p.hint').boundingBox();
  const moved = await latestOf(page).boundingBox();
  expect((moved?.y ?? 0) + (moved?.height ?? 0)).toBeLessThanOrEqual(hint?.y ?? 0);
});

const awayOf = (page: Page) =>
  page.locator('.context', { hasText: 'The other thread is out of view.' });

const threadsOf = (site: Site) => site.events.slice(-2).map(({ conversation }) => conversation);

browserTest('after a reload no thread is answered that is further up', async () => {
  const { site, page, complaints } = await open();
  await say(page, 'mine');
  await page.getByText('In thread: mine').waitFor();
  await fill(site, page, 5);
  await page.reload();
  await awayOf(page).waitFor();
  await say(page, 'what now?');
  await page.locator('.thread', { hasText: 'what now?' }).waitFor();
  expect(new Set(threadsOf(site)).size).toBe(2);
  expect(await page.locator('.thread', { hasText: 'what now?' }).locator('.message').count()).toBe(
    1,
  );
  await page.getByText('In thread: what now?').waitFor();
  expect(complaints).toEqual([]);
});

browserTest('a thread that is scrolled away is left; one press leads back to it', async () => {
  const { site, page } = await open();
  await fill(site, page, 5);
  await page.locator('.thread').last().getByRole('button', { name: 'Reply' }).click();
  await page.getByText('In thread: question 5').waitFor();
  await scrollTo(page, 0);
  await awayOf(page).waitFor();
  expect(await page.locator('.thread.active').count()).toBe(0);

  await page.getByRole('button', { name: 'Back to thread' }).click();
  await page.getByText('In thread: question 5').waitFor();
  await say(page, 'in here');
  await expect.poll(() => threadsOf(site)[0] === threadsOf(site)[1]).toBe(true);
  await page.locator('.message', { hasText: 'in here' }).waitFor();

  // What is sent is scrolled into view, which may be after it was seen to be there.
  await expect
    .poll(async () => {
      await scrollTo(page, 0);
      return awayOf(page).isVisible();
    })
    .toBe(true);
  await page.getByRole('textbox', { name: 'Message to Parley' }).press('Escape');
  await awayOf(page).waitFor({ state: 'hidden' });
  await scrollTo(page, 100_000);
  expect(await page.locator('.context').isVisible()).toBe(false);
});

browserTest('the name of the thread leads to its end; others push nobody out of it', async () => {
  const { site, page } = await open({ context: { viewport: { width: 390, height: 700 } } });
  await fill(site, page, 3);
  await page.locator('.thread').nth(1).getByRole('button', { name: 'Reply' }).click();
  await page
    .getByRole('textbox', { name: 'Message to Parley' })
    .pressSequentially('a\nb\nc\nd\ne\nf\ng'.replaceAll('\n', ' '));
  await page.getByRole('textbox', { name: 'Message to Parley' }).fill('line\n'.repeat(30));
  await fill(site, page, 2);
  await page.getByText('In thread: question 2').waitFor();
  expect(await page.locator('.context').textContent()).not.toContain('out of view');
  await page.getByRole('button', { name: 'In thread: question 2' }).click();
  await expect
    .poll(() =>
      page.evaluate(`(() => {
      const reply = document.querySelectorAll('.thread')[1].querySelector('.reply');
      const { bottom } = reply.getBoundingClientRect();
      return bottom <= document.getElementById('scroll').getBoundingClientRect().bottom;
    })()`),
    )
    .toBe(true);
});

browserTest('who goes up in the very moment in which something comes is left alone', async () => {
  const { site, page } = await open();
  await fill(site, page, 4);
  await scrollTo(page, 100_000);
  const bob = createBrowser(site.url, 'Bob');
  for (let index = 0; index < 5; index += 1) {
    const coming = bob.post('/web/messages', { text: `news ${index}` });
    await page.evaluate(`document.getElementById('scroll').scrollTop = ${index}`);
    await coming;
    await page.locator('#scroll').getByText(`news ${index}`).waitFor({ state: 'attached' });
    expect(await page.evaluate(`document.getElementById('scroll').scrollTop`)).toBe(index);
  }
});

browserTest(
  'an empty channel is read from its top, and the first thread comes into view',
  async () => {
    const { site, page } = await open({
      isDemo: true,
      context: { viewport: { width: 390, height: 560 } },
    });
    const top = () => page.evaluate(`document.getElementById('scroll').scrollTop`);
    const isHigher = () =>
      page.evaluate(`(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)(
      document.getElementById('scroll'))`);
    await expect.poll(isHigher).toBe(true);
    await page.getByRole('textbox', { name: 'Message to Parley' }).fill('one\ntwo\nthree');
    expect(await top()).toBe(0);

    await fill(site, page, 1);
    await page.getByText('answer 1, line 8').waitFor();
    await expect.poll(top).toBeGreaterThan(0);
  },
);

browserTest('news that come into view without scrolling lead nobody down any more', async () => {
  const { site, page } = await open({ context: { viewport: { width: 900, height: 500 } } });
  await fill(site, page, 2);
  await scrollTo(page, 0);
  const bob = createBrowser(site.url, 'Bob');
  await bob.post('/web/messages', { text: 'news' });
  await latestOf(page).waitFor();
  await page.setViewportSize({ width: 900, height: 3_000 });
  await latestOf(page).waitFor({ state: 'hidden' });

  await page.setViewportSize({ width: 900, height: 500 });
  await scrollTo(page, 0);
  await bob.post('/web/messages', { text: 'more news' });
  await latestOf(page).waitFor();
  await page.locator('.channels:not(.thread-list) a').first().waitFor();
  await page.getByRole('button', { name: 'New channel' }).click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('other');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '# other' }).waitFor();
  await latestOf(page).waitFor({ state: 'hidden' });
});

browserTest(
  'a thread that is taken away while one writes in it is answered by nobody',
  async () => {
    const { site, page, complaints } = await open();
    const bob = createBrowser(site.url, 'Bob');
    const { id } = await bob.post('/web/messages', { text: 'soon gone' });
    await page.locator('.thread').getByRole('button', { name: 'Reply' }).click();
    await page.getByText('In thread: soon gone').waitFor();
    await page.getByRole('textbox', { name: 'Message to Parley' }).fill('half a thought');
    await bob.post('/web/delete', { id });
    await page.locator('.thread').waitFor({ state: 'detached' });
    await page.getByText('In thread: soon gone').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.locator('.message', { hasText: 'half a thought' }).waitFor();

    const [first, , last] = site.events.map(({ conversation }) => conversation);
    expect(last).not.toBe(first);
    expect(complaints).toEqual([]);
  },
);

browserTest(
  'a linked message that is higher than the screen is read from its beginning',
  async () => {
    const { site, page } = await open({ context: { viewport: { width: 900, height: 500 } } });
    await say(page, 'tell me more');
    await expect.poll(() => site.events.length).toBe(1);
    const lines = Array.from({ length: 60 }, (_, line) => `line ${line}`);
    await stream(toAnswer(site, site.events[0]), 'h1/0/0', [lines.join('\n\n')], FINAL);
    const answer = page.locator('.message', { hasText: 'line 59' });
    const id = await answer.getAttribute('data-id');
    for (const each of ['general/none', `general/${id}`]) {
      await page.evaluate(`location.hash = '#/${each}'`);
      await page.locator(each.endsWith('none') ? '.hint:not([hidden])' : '.linked').waitFor();
    }
    const view = await page.locator('#scroll').boundingBox();
    await expect
      .poll(async () => ((await answer.boundingBox())?.y ?? 0) - (view?.y ?? 0))
      .toBeGreaterThanOrEqual(-1);
  },
);
