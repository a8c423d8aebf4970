import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';
import { callReply, type ModelReply, textReply } from '../../src/demo/frames.ts';
import { browserTest, cleanups, say, visit } from '../adapters/web/chromium.ts';
import { startParley } from './harness.ts';
import { servePage } from './pages.ts';
import { toSilence } from './voices.ts';

async function start(environment: Record<string, string> = {}) {
  const parley = await startParley(environment);
  cleanups.push(parley.close);
  return { parley, ...(await visit(parley.app)) };
}

const call = (name: string, input: object) =>
  callReply([{ name, id: `call-${name}`, arguments: JSON.stringify(input) }]);

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

const answers = (page: Page, text: string | RegExp) =>
  page.locator('.message.parley', { hasText: text });

async function begin(page: Page, text: string) {
  await page.getByRole('textbox', { name: 'Message to Parley' }).press('Escape');
  await say(page, text);
}

const SPOKEN: readonly (readonly [question: string, says: RegExp])[] = [
  ['draw me a lighthouse', /Here is an image/],
  ['what is the time?', /UTC/],
  ['calculate 12 * 34', /The result is 408/],
  ['a bar chart of 3, 5, 9', /Here’s the chart/],
  ['remind me tomorrow at 9 to send the plan', /I’ll post it here/],
  ['make a poll: pizza or pasta', /Here’s the poll/],
  ['search the web for parley', /With a Gemini key, I would search the web/],
];

browserTest('the tools that words call are used, and what came of them is shown', async () => {
  const { page } = await start();
  for (const [question, says] of SPOKEN) {
    await begin(page, question);
    const answer = page
      .locator('.thread', { hasText: question })
      .locator('.message.parley', { hasText: says });
    await answer.getByRole('button', { name: 'Regenerate' }).waitFor();
    const text = await answer.textContent();
    expect.soft(text, question).toMatch(says);
  }
  expect(await page.locator('.picture img').first().getAttribute('alt')).toContain('lighthouse');
});

browserTest(
  'a tool that acts waits in a card: Approve does it, Deny does not; a receipt stays',
  async () => {
    const { parley, page } = await start();
    const cards = page.locator('.approval');
    const propose = async (text: string, ...replies: ModelReply[]) => {
      parley.model.next(call('post_elsewhere', { channel: 'general', text }), ...replies);
      await begin(page, `tell all: ${text}`);
      const card = page.getByRole('group', { name: 'Approve this action?' });
      await card.getByText('Post this in #general:').waitFor();
      expect(await card.textContent()).toContain(text);
      expect(await card.textContent()).toContain('The person who asked can approve this.');
      return card;
    };
    const card = await propose('It is shipped.', textReply('Everybody knows.'));
    // What the card shows is not said a second time.
    expect(await answers(page, 'It is shipped.').locator('.text').textContent()).toBe('');
    await card.getByRole('button', { name: 'Approve' }).click();
    await answers(page, 'Everybody knows.').waitFor();
    expect(await answers(page, 'Posted for Guest').textContent()).toContain('It is shipped.');
    // What was approved can still be read, by whom, and with what result.
    const receipt = answers(page, 'Everybody knows.').locator('.approval.approved');
    await receipt.locator('.outcome.done').waitFor();
    expect(await receipt.textContent()).toMatch(
      /^Approved by Guest.*Post this in #general:\s*It is shipped\.\s*Done$/s,
    );

    await (await propose('It is not.')).getByRole('button', { name: 'Deny' }).click();
    const denied = answers(page, 'It is not.');
    await denied.locator('.approval.denied').waitFor();
    expect(await denied.locator('.approval').textContent()).toMatch(/^Denied by Guest/);
    expect(await denied.locator('.approval button').count()).toBe(0);
    expect(await denied.locator('.buttons button').allTextContents()).toEqual([
      'Regenerate',
      'Delete',
    ]);
    expect(await answers(page, 'Posted for Guest').count()).toBe(1);

    const before = await cards.allTextContents();
    await page.reload();
    await expect.poll(() => cards.allTextContents()).toEqual(before);
  },
);

browserTest('the model’s polls and reminders have their buttons; two people vote', async () => {
  const { parley, page } = await start();
  const { page: bob } = await visit(parley.app);
  parley.model.next(
    call('poll', { question: 'Lunch?', options: ['Pizza', 'Soup'] }),
    textReply('Vote, please.'),
    call('remind', { what: 'tea', at: 'in 20 minutes' }),
    textReply('I will.'),
  );
  await begin(page, 'let them vote');
  const own = (of: Page) =>
    of
      .getByRole('button', { pressed: true })
      .evaluateAll((buttons) => buttons.map((each) => each.getAttribute('aria-label')));
  await button(page, 'Soup').click();
  await answers(bob, '1 vote').waitFor();
  await expect.poll(() => own(page)).toEqual(['Soup']);
  expect(await own(bob)).toEqual([]);
  await button(bob, 'Soup').click();
  await answers(page, '2 votes').waitFor();
  await button(bob, 'Pizza').click();
  await answers(page, /Pizza.* 1 vote.*Soup.* 1 vote/s).waitFor();
  await expect.poll(() => own(bob)).toEqual(['Pizza']);
  expect(await own(page)).toEqual(['Soup']);

  await begin(page, 'remind me of tea');
  await answers(page, 'I will.').waitFor();
  await begin(page, '/remind list');
  await answers(page, 'tea').getByRole('button', { name: 'Cancel' }).click();
  await begin(page, '/remind list');
  await answers(page, 'You have no reminders here').waitFor();
});

browserTest('a question about a time, answered in words and by Yes, is one reminder', async () => {
  const { parley, page } = await start();
  parley.model.next(
    call('remind', { what: 'coffee', at: 'tomorrow at 5' }),
    textReply('Please confirm.'),
    call('remind', { what: 'coffee', at: 'tomorrow at 17:00' }),
    textReply('It is planned.'),
  );
  await begin(page, 'remind me of coffee tomorrow at 5');
  await answers(page, 'Nothing is set yet').waitFor();
  await say(page, 'yes, at 17:00');
  await answers(page, 'It is planned.').waitFor();
  await answers(page, 'Nothing is set yet').getByRole('button', { name: 'Yes' }).click();
  await page
    .getByText(/reminder set/)
    .first()
    .waitFor();
  await begin(page, '/remind list');
  await answers(page, 'coffee').getByRole('button', { name: 'Cancel' }).click();
  await begin(page, '/remind list');
  await answers(page, 'You have no reminders here').waitFor();
});

browserTest('what stands here and on a page is read, and its address ends the answer', async () => {
  const web = await servePage('<html><body><article><p>It is 12 km.</p></article></body></html>');
  const { parley, page } = await start(web.allow);
  const results = () =>
    JSON.stringify(parley.model.requests.at(-1)?.messages?.filter(({ role }) => role === 'tool'));
  const ask = async (question: string, name: string, input: object) => {
    parley.model.next(call(name, input), textReply(`${name} is done.`));
    await (name === 'read_thread' ? say : begin)(page, question);
    await answers(page, `${name} is done.`).waitFor();
    return results();
  };
  await say(page, 'The code word is Xylophone.');
  await button(page, 'Regenerate').waitFor();

  expect(await ask('what was it?', 'read_thread', { limit: 20 })).toContain('Xylophone');
  expect(await ask('and here?', 'read_channel', { hours: 1 })).toContain('Xylophone');
  expect(await ask(`how far? ${web.url}`, 'fetch_page', { url: web.url })).toContain('12 km');
  const source = answers(page, 'fetch_page is done.').getByRole('link', { name: '127.0.0.1' });
  expect(await source.getAttribute('href')).toBe(web.url);
});

browserTest('a picture that was sent is changed by words', async () => {
  const { parley, page } = await start();
  parley.model.next(call('edit_image', { prompt: 'make it night' }), textReply('It is night.'));
  const buffer = await sharp({ create: { width: 64, height: 48, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  await page
    .locator('input[type=file]')
    .setInputFiles([{ name: 'day.png', mimeType: 'image/png', buffer }]);
  await page.locator('.chip:not(.busy)').waitFor();
  await say(page, 'make it night');
  const answer = answers(page, 'It is night.');
  await answer.locator('.picture img').waitFor();

  expect(await answer.locator('.picture img').getAttribute('alt')).toContain('night');
});

browserTest('pictures go on from their buttons, and a form asks what to change', async () => {
  const { page } = await start();
  await say(page, '/imagine a fox');
  await button(page, 'Again').click();
  await expect.poll(() => page.locator('.picture img').count()).toBe(2);
  await button(page, 'Vary').first().click();
  await expect.poll(() => page.locator('.picture img').count()).toBe(3);
  await button(page, 'Edit').first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').first().fill('make it night');
  await dialog.getByRole('button', { name: 'Send' }).click();
  await answers(page, 'make it night').waitFor();
  await button(page, 'Save prompt').first().click();

  await answers(page, 'only you see this').locator('pre', { hasText: 'a fox' }).waitFor();
});

browserTest('a transcript is corrected, summed up and translated by its buttons', async () => {
  const { page } = await start();
  const buffer = toSilence();
  await page
    .locator('input[type=file]')
    .setInputFiles([{ name: 'voice.wav', mimeType: 'audio/wav', buffer }]);
  await page.locator('.chip:not(.busy)').waitFor();
  await say(page, '/transcribe');
  await button(page, 'Correct').click();
  const dialog = page.getByRole('dialog');
  const heard = await dialog.getByRole('textbox').inputValue();
  expect(heard).toContain('can’t hear');
  await dialog.getByRole('textbox').fill(heard.replace(/\(The offline.*/, 'Good morning'));
  await dialog.getByRole('button', { name: 'Send' }).click();
  await answers(page, 'Good morning').waitFor();
  await button(page, 'Summary').click();
  await answers(page, /beginning of|needs a model/).waitFor();
  await button(page, 'Translate').click();
  await dialog.getByRole('textbox').fill('French');
  await dialog.getByRole('button', { name: 'Send' }).click();

  await answers(page, /With a Gemini key, I would translate that into French/).waitFor();
});
