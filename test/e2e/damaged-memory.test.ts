/*
 * Kind: the index of what was said is lost, and with it nothing that is still kept elsewhere:
 * answers go on, and what conversations hold is found again.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { answer, start, WAIT_MS } from './on-slack.ts';

test.each([
  ['was damaged', (path: string) => writeFile(path, 'no database')],
  ['was deleted', (path: string) => rm(path)],
])('after the index %s what is kept is found again, and answers go on', async (_, spoil) => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-'));
  const running = await start({}, { STORE_URL: `sqlite:${join(folder, 'parley.db')}` });
  const { slack, model } = running;
  model.answer(() => textReply('Noted.'));
  const ada = slack.person('U1');
  const root = ada.mention({ channel: 'C1', text: 'The zebra budget is K4711' });
  await answer(running, 'C1', root);
  const files = [{ name: 'handbook.md', bytes: Buffer.from('The giraffe budget is K0815') }];
  const learned = ada.mention({ channel: 'C1', text: '/learn', files });
  await slack.waitFor(
    () => slack.messages('C1', learned).find(({ text }) => /I learned/.test(text)),
    WAIT_MS,
  );
  await running.restart(() => spoil(join(folder, 'parley-passages.db')));
  const asked = ada.mention({ channel: 'C1', text: 'Are you there?' });
  await answer(running, 'C1', asked);

  const find = async () => {
    const before = model.requests.length;
    const shown = slack.messages('C1').length;
    await ada.slash('/recall', 'What is the zebra or giraffe budget?', 'C1');
    await slack.waitFor(() => slack.messages('C1')[shown], WAIT_MS);
    return JSON.stringify(model.requests.slice(before));
  };
  await expect.poll(find, { timeout: WAIT_MS }).toMatch(/K4711.*K0815|K0815.*K4711/s);
});

test('where the index cannot be read answers go on without it, and say so', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-'));
  await mkdir(join(folder, 'parley-passages.db'));
  const running = await start({}, { STORE_URL: `sqlite:${join(folder, 'parley.db')}` });
  const { slack, model } = running;
  model.answer(() => textReply('Noted.'));
  const ada = slack.person('U1');
  await answer(running, 'C1', ada.mention({ channel: 'C1', text: 'The zebra budget is K4711' }));
  await ada.slash('/recall', 'zebra', 'C1');
  const shown = () =>
    slack.messages('C1').find(({ ephemeralFor, text }) => ephemeralFor && /remember/.test(text));
  expect((await slack.waitFor(shown, WAIT_MS)).text).toContain(
    'I couldn’t search what I remember just now',
  );
});

test('where the embedding model is gone words are searched, and /about says why', async () => {
  const running = await start({}, { GEMINI_EMBEDDING_MODEL: 'gemini-embedding-0' });
  const { slack, model } = running;
  model.answer(() => textReply('It is K4711 [1].'));
  const ada = slack.person('U1');
  await answer(running, 'C1', ada.mention({ channel: 'C1', text: 'The zebra budget is K4711' }));
  const use = async (command: string, text: string) => {
    const before = slack.messages('C1').length;
    await ada.slash(command, text, 'C1');
    return (await slack.waitFor(() => slack.messages('C1')[before], WAIT_MS)).text;
  };
  await expect
    .poll(() => use('/recall', 'zebra'), { timeout: WAIT_MS, interval: 1_000 })
    .toMatch(/K4711.*I could only search for the exact words/s);
  await expect
    .poll(() => use('/about', ''), { timeout: WAIT_MS, interval: 1_000 })
    .toContain('the embedding model doesn’t exist (`GEMINI_EMBEDDING_MODEL`)');
});
