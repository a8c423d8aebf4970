/*
 * Kind: what was said in a thread of Parley's without asking it is known when it is asked: words
 * and files to others, by everyone, also after a restart. What it read once is not read again.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import * as onDiscord from './on-discord.ts';
import { answer, asked, start, WAIT_MS } from './on-slack.ts';

const text = (name: string, words: string) => ({
  ...{ name, bytes: Buffer.from(words), mimetype: 'text/plain' },
});

test('Slack: words and files for others in a followed thread are known at the next question', async () => {
  const running = await start();
  const { slack, model } = running;
  model.next(textReply('first'), textReply('second'), textReply('third'));
  const [ada, ben] = [slack.person('U1'), slack.person('U2')];
  const threadTs = ada.mention({ channel: 'C1', text: 'hello' });
  await answer(running, 'C1', threadTs);
  const files = [text('numbers.txt', 'Q3: K4711'), text('notes.txt', 'buy milk')];
  ben.say({ channel: 'C1', threadTs, text: '<@U1> here they are', files });
  ada.mention({ channel: 'C1', threadTs, text: 'sum up the files above' });
  await answer(running, 'C1', threadTs, 2);
  const second = asked(running);
  const reads = () => slack.calls.filter(({ method }) => method === 'conversations.replies').length;
  const before = reads();
  ada.say({ channel: 'C1', threadTs, text: 'and now in one word' });
  await answer(running, 'C1', threadTs, 3);

  for (const said of ['here they are', 'Q3: K4711', 'buy milk']) expect(second).toContain(said);
  expect(second?.match(/hello/g)).toHaveLength(1);
  expect(reads()).toBe(before);
  expect(asked(running)?.match(/here they are/g)).toHaveLength(1);
});

test('Slack: the talk in a thread that Parley was asked in once is read when it is asked again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-'));
  const running = await start({}, { STORE_URL: `sqlite:${join(folder, 'parley.db')}` });
  const { slack, model } = running;
  model.next(textReply('first'), textReply('second'), textReply('third'));
  const [ada, ben] = [slack.person('U1'), slack.person('U2')];
  const threadTs = ben.say({ channel: 'C1', text: 'the root' });
  ada.mention({ channel: 'C1', threadTs, text: 'who is right?' });
  await answer(running, 'C1', threadTs);
  ben.say({ channel: 'C1', threadTs, text: 'I still say seven' });
  ada.mention({ channel: 'C1', threadTs, text: 'and now?' });
  await answer(running, 'C1', threadTs, 2);
  const second = asked(running);
  await running.restart(() => {
    ben.say({ channel: 'C1', threadTs, text: 'or rather eight' });
  });
  ada.mention({ channel: 'C1', threadTs, text: 'finally?' });
  await answer(running, 'C1', threadTs, 3);

  expect(second).toContain('I still say seven');
  expect(asked(running)).toContain('or rather eight');
  for (const once of [/the root/g, /still say seven/g, /second/g])
    expect(asked(running)?.match(once)).toHaveLength(1);
});

test('Discord: a file for another person in a followed thread is known at the next question', async () => {
  const running = await onDiscord.start();
  const { discord, model } = running;
  model.next(textReply('first'), textReply('second'), textReply('third'));
  const ada = discord.person('42', { name: 'Ada' });
  const ben = discord.person('43', { name: 'Ben' });
  const { id: channel } = ada.mention('hello');
  await onDiscord.answer(running, channel);
  const attachments = [{ name: 'numbers.txt', bytes: Buffer.from('Q3: K4711') }];
  ben.say({ channel, text: '<@42> here they are', attachments });
  ada.mention('sum up the file above', { channel });
  await onDiscord.answer(running, channel, 2);
  const second = onDiscord.asked(running);
  ada.say({ channel, text: 'in one word' });
  await onDiscord.answer(running, channel, 3);

  for (const said of ['@Ada here they are', 'Q3: K4711']) expect(second).toContain(said);
  expect(onDiscord.asked(running)?.match(/here they are/g)).toHaveLength(1);
});

test('Slack: a question that comes while the thread is read stays a question of its own', async () => {
  const running = await start();
  const { slack, model } = running;
  model.next(textReply('first'), textReply('second'));
  const [ada, ben] = [slack.person('U1'), slack.person('U2')];
  const threadTs = ben.say({ channel: 'C1', text: 'the root' });
  slack.faults.next('conversations.replies', { delayMs: 600 });
  ada.mention({ channel: 'C1', threadTs, text: 'who is right?' });
  await slack.waitFor(
    () => slack.calls.some(({ method }) => method === 'conversations.replies'),
    WAIT_MS,
  );
  ben.mention({ channel: 'C1', threadTs, text: 'and who is wrong?' });
  await answer(running, 'C1', threadTs, 2);
  const [first] = model.requests;

  expect(JSON.stringify(first?.messages)).toContain('the root');
  expect(JSON.stringify(first?.messages)).not.toContain('and who is wrong?');
  for (const once of [/the root/g, /who is right/g, /and who is wrong/g])
    expect(asked(running)?.match(once)).toHaveLength(1);
});
