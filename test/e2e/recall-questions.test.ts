import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import * as slack from './on-slack.ts';
import { recall, startRecall, tell } from './recalling-discord.ts';

// Kind: what a person looks for is not a question: a word, a sign, an emoji, nothing at all, or
// very much. It is answered in a sentence, and the next one works as ever.

const ODD = ['zebra', 'x', '👍', '❤️', '?!', '"', 'a'.repeat(10_000), 'why '.repeat(2_500)];
const SAYS = /I found nothing that answers this|It is K4711|What do you want to know/;

test('Slack: an odd question is answered in a sentence', async () => {
  const running = await slack.start();
  const { slack: emulator, model } = running;
  model.answer(() => textReply('It is K4711 [1].'));
  const ada = emulator.person('U1');
  const asked = ada.mention({ channel: 'C1', text: 'The zebra budget is K4711' });
  await slack.answer(running, 'C1', asked);
  for (const question of [...ODD, 'zebra']) {
    const shown = () => emulator.messages('C1').filter(({ ephemeralFor }) => ephemeralFor);
    const { length } = shown();
    await ada.slash('/recall', question, 'C1');
    const { text } = await emulator.waitFor(() => shown()[length], slack.WAIT_MS);
    expect(text).toMatch(SAYS);
  }
});

test('Discord: an odd question is answered in a sentence', async () => {
  const running = await startRecall();
  await tell(running, running.discord.generalId);
  running.model.answer(() => textReply('It is K4711 [1].'));
  const short = ODD.filter(({ length }) => length <= 6_000);
  for (const question of [...short, 'why '.repeat(1_000), 'zebra'])
    expect((await recall(running, { question })).text).toMatch(SAYS);
});
