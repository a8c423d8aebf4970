import { expect } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { postgresTest } from '../postgres.ts';
import { WAIT_MS } from '../waiting.ts';
import { startOnSlack, TIMEOUT_MS } from './on-replicas.ts';
import * as onSlack from './on-slack.ts';

// Kind: Slack hands each press to whichever replica it likes. What two presses ask for is done
// once, also where the replica that heard the first of them is gone.

type Running = Awaited<ReturnType<typeof startOnSlack>>['first'];

const answered = async (running: Running, text: string) => {
  running.model.next(textReply(text));
  const ada = running.slack.person('U1');
  const thread = ada.mention({ channel: 'C1', text: 'what is it?' });
  const { ts } = await onSlack.answer(running, 'C1', thread);
  const shows = (words: string) =>
    running.slack.waitFor(
      () =>
        onSlack
          .answersIn(running, 'C1', thread)
          .find(
            (each) =>
              each.text.includes(words) && each.buttons.some((one) => one.text === 'Regenerate'),
          ),
      WAIT_MS,
    );
  const count = () => onSlack.answersIn(running, 'C1', thread).length;
  return { ada, ben: running.slack.person('U2'), ts, shows, count };
};

postgresTest('Regenerate pressed by two at once', { timeout: TIMEOUT_MS }, async () => {
  const { first } = await startOnSlack();
  for (let n = 0; n < 6; n += 1) {
    const { ada, ben, ts, shows, count } = await answered(first, `First ${n}.`);
    const before = first.model.requests.length;
    first.model.next(textReply(`Again ${n}.`));
    await Promise.all([ada.press(ts, 'Regenerate'), ben.press(ts, 'Regenerate')]);
    await shows(`Again ${n}.`);

    expect([n, count(), first.model.requests.length]).toEqual([n, 1, before + 1]);
  }
});

postgresTest('Regenerate and Delete pressed at once', { timeout: TIMEOUT_MS }, async () => {
  const { first } = await startOnSlack();
  for (let n = 0; n < 6; n += 1) {
    const { ada, ts, count } = await answered(first, `First ${n}.`);
    first.model.next(textReply(`Again ${n}.`));
    await Promise.all([ada.press(ts, 'Regenerate'), ada.press(ts, 'Delete')]);
    await first.slack.waitFor(() => count() === 0, WAIT_MS);
  }
});

postgresTest(
  'a second press after the first one’s replica is gone',
  { timeout: TIMEOUT_MS },
  async () => {
    const { first } = await startOnSlack();
    const { ada, ben, ts, shows, count } = await answered(first, 'First.');
    first.model.answer(() => textReply('Again.'));
    await ada.press(ts, 'Regenerate');
    await first.app.close(1_000);
    await ben.press(ts, 'Regenerate');
    await shows('Again.');

    expect(count()).toBe(1);
  },
);
