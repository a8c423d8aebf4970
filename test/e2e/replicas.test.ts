import { expect } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { postgresTest } from '../postgres.ts';
import { WAIT_MS } from '../waiting.ts';
import { endless } from './harness.ts';
import * as onDiscord from './on-discord.ts';
import { startOnDiscord, startOnSlack, TIMEOUT_MS } from './on-replicas.ts';
import * as onSlack from './on-slack.ts';

// Two whole programs on one database, behind one bot: whichever of them receives something, it is
// done once.

postgresTest(
  'two replicas on Slack answer each question once',
  { timeout: TIMEOUT_MS },
  async () => {
    const { first } = await startOnSlack();
    const threads = Array.from({ length: 6 }, (_, n) => {
      first.model.next(textReply(`Answer ${n}.`));
      return first.slack.person('U1').mention({ channel: 'C1', text: `question ${n}` });
    });
    for (const thread of threads) await onSlack.answer(first, 'C1', thread);

    const answers = threads.map((thread) => onSlack.answersIn(first, 'C1', thread).length);
    expect(answers).toEqual(threads.map(() => 1));
    expect(first.model.requests).toHaveLength(threads.length);
  },
);

postgresTest(
  'Stop, pressed or written, ends an answer of either replica',
  { timeout: TIMEOUT_MS },
  async () => {
    const { first } = await startOnSlack();
    for (let n = 0; n < 8; n += 1) {
      const { reply } = endless();
      first.model.next(reply);
      const ada = first.slack.person('U1');
      const thread = ada.mention({ channel: 'C1', text: `question ${n}` });
      const growing = await first.slack.waitFor(
        () =>
          first.slack
            .messages('C1', thread)
            .find(
              ({ buttons, text }) => text !== '' && buttons.some((each) => each.text === 'Stop'),
            ),
        WAIT_MS,
      );
      // Each goes to one of the two, whichever of them writes the answer.
      if (n % 2 === 0) await ada.press(growing.ts, 'Stop');
      else ada.say({ channel: 'C1', text: 'stop', threadTs: thread });

      expect((await onSlack.answer(first, 'C1', thread)).text).toMatch(/^More and more/);
    }
  },
);

postgresTest(
  'where the replica that listens to Discord ends, the other one goes on in the thread',
  { timeout: TIMEOUT_MS },
  async () => {
    const { first, second } = await startOnDiscord();
    first.model.next(textReply('Four.'));
    const ada = first.discord.person('42');
    const { id } = ada.mention('what is 2+2?');
    expect((await onDiscord.answer(first, id)).text).toBe('Four.');

    await first.app.close(1_000);
    const ready = async () => (await fetch(`${second.app.url}/readyz`)).text();
    await expect.poll(ready, { timeout: WAIT_MS }).toMatch(/"discord":\{[^}]*"connected/);
    first.model.next(textReply('Six.'));
    ada.say({ channel: id, text: 'and 3+3?' });

    expect((await onDiscord.answer(first, id, 2)).text).toBe('Six.');
    expect(JSON.stringify(first.model.requests.at(-1)?.messages)).toContain('what is 2+2?');
    expect(onDiscord.answersIn(first, id)).toHaveLength(2);
  },
);
