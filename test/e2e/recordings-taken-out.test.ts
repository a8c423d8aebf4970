import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { createWatchedStore } from './stored-words.ts';
import { toHeard, toSilence, voice } from './voices.ts';

// Kind: a recording is taken out of its message by an edit. What was heard in it is in no store
// any more.

const WAIT = { timeout: slack.WAIT_MS };
// The word index has bare words, which lead nowhere, until it is merged (README).
const isLed = (where: string) => !where.includes('words_data');
const HEARD = toHeard([{ start: 0, speaker: 'Speaker 1', text: 'zorbvoice' }], 'zorbsummary');

type Model = slack.Running['model'];

function answerAll(model: Model): void {
  model.answer(({ response_format, messages }) => {
    if (response_format) return textReply(HEARD);
    return textReply(/zorb/.test(JSON.stringify(messages)) ? 'It is zorbanswer' : 'Noted');
  });
}

test.each([
  ['a voice note that nobody asked about', 'pelican'],
  ['a voice note in a question', '<@UBOT> pelican'],
])('Slack: %s', async (_, text) => {
  const { url, stored } = await createWatchedStore('SQLite');
  const running = await slack.start({}, { STORE_URL: url });
  answerAll(running.model);
  const person = running.slack.person('U1');
  const ts = person.say({ channel: 'C1', text, files: [voice()] });
  const own = () =>
    running.slack.messages('C1', ts).filter(({ user, streaming }) => user === 'UBOT' && !streaming);
  await running.slack.waitFor(
    () => own().find((each) => /zorbvoice/.test(each.text)),
    WAIT.timeout,
  );
  if (text !== 'pelican') await slack.answer(running, 'C1', ts);
  await expect.poll(() => stored(['zorbvoice']), WAIT).not.toEqual([]);
  person.edit(ts, text, []);
  await expect.poll(async () => (await stored(['zorb'])).filter(isLed), WAIT).toEqual([]);
  expect(running.slack.messages('C1').some((each) => each.ts === ts)).toBe(true);
});

test('Discord: a recording in a question', async () => {
  const { url, stored } = await createWatchedStore('SQLite');
  const running = await discord.start({}, { STORE_URL: url });
  answerAll(running.model);
  const files = [{ name: 'talk.wav', bytes: toSilence(), contentType: 'audio/wav' }];
  const ada = running.discord.person('42');
  const question = ada.mention('pelican', { attachments: files });
  await discord.answer(running, question.id);
  ada.edit(question.id, question.text, []);
  await expect.poll(async () => (await stored(['zorb'])).filter(isLed), WAIT).toEqual([]);
});
