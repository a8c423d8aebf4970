// Kinds: what a person has chosen cannot be seen by that person; a command shows no sign of life.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { createBrowser } from './browser.ts';
import { browserTest, open, say, visit } from './chromium.ts';
import {
  audience,
  content,
  never,
  placeOf,
  type Site,
  stream,
  toAnswer,
  toPosted,
} from './site.ts';

const speakerOf = (site: Site, index: number) => {
  const event = site.events[index];
  if (event?.type === 'message') return event.message.speaker.id;
  return event?.type === 'command' ? event.speaker.id : '';
};

const pressed = (page: Page) =>
  page
    .locator('.message.parley [aria-pressed=true]')
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')));

const RATED = {
  buttons: [
    { label: 'Regenerate', action: 'again:j1', style: 'plain' },
    { label: '👍', action: 'good:j1', style: 'plain' },
    { label: '👎', action: 'bad:j1', style: 'plain' },
  ],
} as const;

browserTest('one’s own rating is marked, for oneself alone, and outlasts a reload', async () => {
  const { site, page, complaints } = await open();
  await say(page, 'hello');
  await page.locator('.message').waitFor();
  const posted = await stream(toAnswer(site, site.events[0]), 'j1/0/0', ['Hi'], RATED);
  const { page: bob } = await visit(site);
  await page.getByRole('button', { name: 'Good answer' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => pressed(page)).toEqual(['Good answer']);
  expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(
    'Good answer',
  );
  await bob.getByRole('button', { name: 'Bad answer' }).click();
  await expect.poll(() => pressed(bob)).toEqual(['Bad answer']);
  expect(await pressed(page)).toEqual(['Good answer']);
  await page.getByRole('button', { name: 'Bad answer' }).click();
  await expect.poll(() => pressed(page)).toEqual(['Bad answer']);
  await page.reload();
  await expect.poll(() => pressed(page)).toEqual(['Bad answer']);
  expect(await page.getByRole('button', { name: 'Regenerate' }).getAttribute('aria-pressed')).toBe(
    null,
  );

  // Answered again, so not rated yet.
  const again = { buttons: [{ label: '👍', action: 'good:j2', style: 'plain' }] } as const;
  await toAnswer(site, site.events[0]).write(posted, 'close', content('Hello', again), never);
  await page.locator('.message.parley', { hasText: 'Hello' }).waitFor();
  await expect.poll(() => pressed(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

browserTest('the same rating again takes it back, and the other one changes it', async () => {
  const { site, page, complaints } = await open();
  await say(page, 'hello');
  await page.locator('.message').waitFor();
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', ['Hi'], RATED);
  const rate = async (name: string, shown: readonly string[]) => {
    await page.getByRole('button', { name }).click();
    await expect.poll(() => pressed(page)).toEqual(shown);
  };
  await rate('Good answer', ['Good answer']);
  await rate('Good answer', []);
  await rate('Bad answer', ['Bad answer']);
  await rate('Good answer', ['Good answer']);
  await page.reload();
  await expect.poll(() => pressed(page)).toEqual(['Good answer']);
  await rate('Good answer', []);
  await page.reload();
  await page.getByRole('button', { name: 'Good answer' }).waitFor();
  expect(await pressed(page)).toEqual([]);
  const actions = site.events.flatMap((event) => (event.type === 'action' ? [event.action] : []));
  expect(actions).toEqual(['good:j1', 'good:j1', 'bad:j1', 'good:j1', 'good:j1']);
  expect(complaints).toEqual([]);
});

browserTest('a rating whose answer is lost on the way counts once', async () => {
  const { site, page } = await open();
  await say(page, 'hello');
  await page.locator('.message').waitFor();
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', ['Hi'], RATED);
  let tries = 0;
  await page.route('**/web/press', async (route) => {
    tries += 1;
    const response = await route.fetch();
    await (tries <= 2 ? route.abort('connectionreset') : route.fulfill({ response }));
  });
  await page.getByRole('button', { name: 'Good answer' }).click();
  await expect.poll(() => tries).toBe(3);
  await expect.poll(() => pressed(page)).toEqual(['Good answer']);
  await page.reload();
  await expect.poll(() => pressed(page)).toEqual(['Good answer']);
});

browserTest('votes are shown as bars, and other code as code', async () => {
  const { site, page } = await open();
  await say(page, 'a poll, please');
  await page.locator('.message').waitFor();
  const text =
    '1. Pizza\n   `███████░░░` 7 votes\n2. Pasta\n   `░░░░░░░░░░` 0 votes\n\n`░` and `█`';
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', [text], RATED);
  const bars = page.locator('.message.parley progress');
  await expect.poll(() => bars.count()).toBe(2);
  const toShare = (bar: unknown) => {
    const { value, max } = bar as { value: number; max: number };
    return value / max;
  };
  expect(await bars.nth(0).evaluate(toShare)).toBe(0.7);
  expect(await bars.nth(1).evaluate(toShare)).toBe(0);
  expect(await page.locator('.message.parley code').allTextContents()).toEqual(['░', '█']);
});

browserTest('what one has chosen in one tab is marked in the other', async () => {
  const { site, page } = await open();
  await say(page, 'hello');
  await page.locator('.message').waitFor();
  await stream(toAnswer(site, site.events[0]), 'j1/0/0', ['Hi'], RATED);
  const other = await page.context().newPage();
  await other.goto(site.url);
  await other.getByRole('button', { name: 'Good answer' }).waitFor();
  await page.getByRole('button', { name: 'Good answer' }).click();
  await expect.poll(() => pressed(page)).toEqual(['Good answer']);
  await other.reload();
  await expect.poll(() => pressed(other)).toEqual(['Good answer']);
  await other.getByRole('button', { name: 'Bad answer' }).click();
  await expect.poll(() => pressed(other)).toEqual(['Bad answer']);
  await page.reload();
  await expect.poll(() => pressed(page)).toEqual(['Bad answer']);
});

browserTest('one’s own vote is marked as it is counted: moved, and taken back', async () => {
  const { site, page } = await open();
  await say(page, 'vote');
  await page.locator('.message').waitFor();
  const { page: bob } = await visit(site);
  await say(bob, 'me too');
  await expect.poll(() => site.events.length).toBe(2);
  const [ada, his] = [speakerOf(site, 0), speakerOf(site, 1)];
  const channel = toAnswer(site, site.events[0]);
  const write = async (votes: readonly (readonly string[])[], posted = toPosted('j1/0/0')) => {
    const buttons = votes.map((chosenBy, index) => ({
      label: ['Soup', 'Cake', '❤️'][index] ?? '',
      action: `vote${index}:j1`,
      style: 'plain' as const,
      chosenBy: [...chosenBy],
    }));
    return (await channel.write(posted, 'close', content('Lunch?', { buttons }), never)).posted;
  };
  const posted = await write([[], [], []]);
  await page.getByRole('button', { name: 'Soup' }).waitFor();
  for (const [votes, hers, bobs] of [
    [[[ada], [], []], ['Soup'], []],
    [[[ada], [his], []], ['Soup'], ['Cake']],
    [[[], [his], [ada]], ['❤️'], ['Cake']],
    [[[], [], [ada, his]], ['❤️'], ['❤️']],
    [[[], [], []], [], []],
  ] as const) {
    await write(votes, posted);
    await expect.poll(() => pressed(page)).toEqual(hers);
    await expect.poll(() => pressed(bob)).toEqual(bobs);
  }
});

browserTest('nobody is told what others have chosen', async () => {
  const { site } = await open();
  const [ada, bob] = [createBrowser(site.url), createBrowser(site.url, 'Bob')];
  const { id } = await ada.post('/web/messages', { text: 'hello' });
  const posted = await stream(
    site.adapter.channel(placeOf(String(id)), audience()),
    'j1/0/0',
    ['Hi'],
    RATED,
  );
  const his = await bob.follow();
  await his.until('state');
  await ada.post('/web/press', { id: posted.id, action: 'bad:j1' });
  await ada.post('/web/messages', { text: 'later' });
  const frames = [await his.next(), await his.next()];
  expect(frames.map(({ type }) => type)).not.toContain('choice');
  const { data } = await (await bob.follow()).until('state');
  const person = speakerOf(site, 0);
  expect(JSON.stringify(data)).not.toContain('choices":{"');
  expect(JSON.stringify([frames, data.choices])).not.toContain(`"${person}":"bad`);
  const own = await (await ada.follow()).until('state');
  expect(own.data.choices).toEqual({ [String(posted.id)]: 'bad:j1' });
});

browserTest(
  'a command shows that something goes on until it is answered, private or not',
  async () => {
    const accepted = Promise.withResolvers<null>();
    const { site, page } = await open({ answer: () => accepted.promise });
    const thinking = page.locator('.thinking:visible');
    await say(page, '/help');
    await thinking.waitFor(); // Also while the store is slow to take it.
    accepted.resolve(null);
    const { page: bob } = await visit(site);
    expect(await bob.locator('.thinking:visible').count()).toBe(0);
    const event = site.events[0];
    const messageId = event?.type === 'command' ? event.messageId : null;
    const toMe = audience({ to: { person: speakerOf(site, 0) }, question: messageId });
    const channel = site.adapter.channel(event?.place ?? placeOf(undefined), toMe);
    await channel.write(toPosted('j1/0/0'), 'close', content('This is what I can do.'), never);
    await thinking.waitFor({ state: 'hidden' });

    await say(page, '/ask why?');
    await thinking.waitFor();
    const next = site.events[1];
    const asked = next?.type === 'command' ? (next.messageId ?? '') : '';
    await toAnswer(site, next).indicate('answered', asked, never); // Ended without a word.
    await thinking.waitFor({ state: 'hidden' });
    await say(page, '/poll');
    await expect.poll(() => site.events.length).toBe(3);
    expect(await thinking.isVisible()).toBe(false);
  },
);
