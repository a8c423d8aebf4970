import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { commands } from '../../commands/index.ts';
import { browserTest, cleanups, say, visit } from '../adapters/web/chromium.ts';
import { WAIT_MS } from '../waiting.ts';
import { startParley } from './harness.ts';
import { toSilence } from './voices.ts';

type Typed = {
  readonly text: string;
  /** What the answer says, or the line over the composer that says why there is no answer. */
  readonly shows: RegExp;
  readonly file?: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };
};

const voice = { name: 'voice.wav', mimeType: 'audio/wav', buffer: toSilence() };

const handbook = {
  ...{ name: 'handbook.md', mimeType: 'text/markdown' },
  buffer: Buffer.from('The beans are in the basement.'),
};

/**
 * Every command as people type it, well and badly; in this order, for some are about what was said
 * before them.
 */
const TYPED: Readonly<Record<string, readonly Typed[]>> = {
  ask: [
    { text: '/ask How tall is Mont Blanc?', shows: /needs a model[\s\S]*Regenerate/ },
    { text: '/ask', shows: /Add some text for question/ },
  ],
  imagine: [
    { text: '/imagine a cat count:2', shows: /a cat[\s\S]*Again\s*Vary\s*Edit\s*Save prompt/ },
    { text: '/imagine a cat aspect:7:1', shows: /aspect can be 1:1/ },
    { text: '/imagine a cat count:9', shows: /count (?:is|can be) a number from 1 to 4/ },
  ],
  describe: [{ text: '/describe', shows: /received an image/ }],
  transcribe: [
    {
      text: '/transcribe',
      shows: /voice\.wav[\s\S]*stand-in can’t hear[\s\S]*Correct/,
      file: voice,
    },
    { text: '/transcribe nowhere', shows: /link/ },
    { text: '/transcribe off', shows: /stopped transcribing/ },
  ],
  summarize: [
    { text: '/summarize since:yesterday', shows: /only you see this[\s\S]*without a model/ },
    { text: '/summarize since:blurb', shows: /didn’t understand that start time/ },
  ],
  recall: [
    { text: '/recall question:" "', shows: /Add some text for question|What do you want to know/ },
  ],
  learn: [
    { text: '/learn', shows: /Attach a document to \/learn/ },
    {
      text: '/learn',
      shows: /I learned handbook\.md \(30 characters in 1 passage\)/,
      file: handbook,
    },
    { text: '/learn list', shows: /handbook\.md[\s\S]*Remove one/ },
    { text: '/learn remove handbook.md', shows: /I removed handbook\.md/ },
    { text: '/learn nothing', shows: /That isn’t a link/ },
  ],
  tasks: [
    { text: '/tasks', shows: /no action items|tasks\.csv/i },
    { text: '/tasks scope:world', shows: /scope can be thread/ },
  ],
  event: [
    { text: '/event Lunch on Friday at 12:30', shows: /Lunch[\s\S]*12:30[\s\S]*\.ics/ },
    { text: '/event', shows: /Add some text for text/ },
  ],
  poll: [
    { text: '/poll Lunch? Pizza, Soup', shows: /Lunch\?[\s\S]*0 votes[\s\S]*Pizza\s*Soup/ },
    { text: '/poll', shows: /Add some text for question/ },
  ],
  translate: [
    {
      text: '/translate Guten Morgen to English',
      shows: /With a Gemini key, I would translate that into English/,
    },
    { text: '/translate text:"" to:French', shows: /Add some text for text/ },
  ],
  remind: [
    { text: '/remind tea in 20 minutes', shows: /reminder set[\s\S]*tea[\s\S]*Cancel/ },
    { text: '/remind list', shows: /tea[\s\S]*Cancel/ },
    { text: '/remind tea when:blurb', shows: /When\? For example/ },
  ],
  model: [
    { text: '/model', shows: /The default model answers here/ },
    { text: '/model gemini-4-carbon', shows: /gemini-4-carbon answers here from now on/ },
    { text: '/model nonsense', shows: /nonsense isn’t available/ },
  ],
  effort: [
    { text: '/effort high', shows: /Effort here is now high/ },
    { text: '/effort silly', shows: /level can be low/ },
  ],
  persona: [
    { text: '/persona', shows: /No persona is set in this channel/ },
    { text: '/persona tutor', shows: /From now on I answer here as: tutor/ },
    { text: `/persona ${'x'.repeat(5_000)}`, shows: /persona can be up to 2,000 characters/ },
  ],
  quiet: [
    { text: '/quiet', shows: /every message here/ },
    { text: '/quiet maybe', shows: /state can be on/ },
  ],
  timezone: [
    { text: '/timezone Europe/Berlin', shows: /Europe\/Berlin/ },
    { text: '/timezone Moon/Base', shows: /I don’t know that time zone/ },
  ],
  memory: [
    { text: '/memory', shows: /remember/ },
    { text: '/memory maybe', shows: /state can be on/ },
  ],
  settings: [
    { text: '/settings', shows: /reply: thread[\s\S]*tools: on/ },
    { text: '/settings tools:off', shows: /OK, saved[\s\S]*tools: off/ },
    { text: '/settings tools:maybe', shows: /tools can be on/ },
  ],
  usage: [
    {
      text: '/usage',
      shows: /What everyone used, here and in other channels[\s\S]*2 (?:images|pictures)/,
    },
  ],
  reset: [{ text: '/reset', shows: /nothing to forget/ }],
  privacy: [
    { text: '/privacy', shows: /What I keep about you[\s\S]*Google/ },
    { text: '/privacy off', shows: /From now on \/recall learns nothing of what you say/ },
    { text: '/privacy please', shows: /recall can be on/ },
  ],
  forget: [
    { text: '/forget me', shows: /Forget[\s\S]*Keep/ },
    { text: '/forget everything', shows: /\/forget/ },
  ],
  help: [
    { text: '/help', shows: /\/ask How tall[\s\S]*\/about/ },
    { text: '@Parley /help', shows: /\/ask How tall[\s\S]*\/about/ },
    { text: '/nonsense', shows: /command \/nonsense/ },
  ],
  about: [{ text: '/about', shows: /Parley: \d+\.\d+[\s\S]*working/ }],
};

const LOOK_EVERY_MS = 25;

/** Types it as the beginning of a new thread, and reads the result. */
async function type(page: Page, { text, shows, file }: Typed): Promise<string> {
  await page.getByRole('textbox', { name: 'Message to Parley' }).press('Escape');
  await page.getByText('In thread:').waitFor({ state: 'hidden' });
  if (file) await page.locator('input[type=file]').setInputFiles([file]);
  if (file) await page.locator('.chip:not(.busy)').waitFor();
  const threads = await page.locator('.thread').count();
  await say(page, text);
  const answer = page.locator(`.thread:nth-of-type(${threads + 1}) .message.parley`).last();
  const problem = page.getByRole('alert');
  const read = async () => [await inner(answer), await inner(problem)].filter(Boolean).join('\n');
  const started = Date.now();
  let shown = '';
  while (!shows.test(shown) && Date.now() - started < WAIT_MS) {
    await delay(LOOK_EVERY_MS);
    shown = await read();
  }
  return shown;
}

const inner = async (part: ReturnType<Page['locator']>) =>
  (await part.isVisible()) ? part.textContent() : '';

browserTest(
  'every command works on the page, and says what is wrong with it where it does not',
  async () => {
    const parley = await startParley();
    cleanups.push(parley.close);
    const { page, complaints } = await visit(parley.app);
    expect(Object.keys(TYPED)).toEqual(commands.map(({ name }) => name));

    for (const typed of Object.values(TYPED).flat())
      expect.soft(await type(page, typed), typed.text.slice(0, 80)).toMatch(typed.shows);

    // A refusal is told with a status, which the browser notes too.
    expect(complaints.filter((line) => !line.includes('400'))).toEqual([]);
  },
);

browserTest('what a command may be is offered while it is typed', async () => {
  const parley = await startParley();
  cleanups.push(parley.close);
  const { page } = await visit(parley.app);
  const input = page.getByRole('textbox', { name: 'Message to Parley' });
  await input.fill('/');
  expect(await page.getByRole('option').count()).toBe(commands.length);
  await input.fill('/mod');
  await input.press('Tab');
  expect(await input.inputValue()).toBe('/model ');
  await page.getByRole('option', { name: 'gemini-4-carbon' }).click();
  await input.press('Enter');

  await page.locator('.parley', { hasText: 'gemini-4-carbon answers here from now on.' }).waitFor();
});
