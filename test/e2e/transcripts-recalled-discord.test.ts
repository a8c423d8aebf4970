import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { WAIT_MS } from './on-discord.ts';
import {
  ADA,
  addClosed,
  addDirect,
  addPrivateThread,
  GRACE,
  type Recalling,
  recall,
  startRecall,
  tell,
} from './recalling-discord.ts';
import { toHeard, toSilence } from './voices.ts';

// The same kind as on Slack: what was spoken where not everyone may read.

const HEARD = toHeard([{ start: 0, speaker: 'Speaker 1', text: 'The zebra budget is K4711' }], '');

const voice = () => ({ bytes: toSilence(), durationSecs: 9 });

/** Grace speaks where Parley was addressed before. */
async function speak(running: Recalling, channel: string): Promise<void> {
  const { discord, personOf } = running;
  await tell(running, channel, { text: 'hello' });
  personOf(GRACE).say({ channel, text: '', voice: voice() });
  await isHeard(running, channel);
  expect(discord.failures).toEqual([]);
}

/** Its transcript stands below it, or in a thread of its own. */
const isHeard = ({ discord }: Recalling, channel: string) =>
  discord.waitFor(
    () =>
      [channel, ...discord.messages(channel).map(({ id }) => id)].some((each) =>
        discord.messages(each).some(({ own, text }) => own && text.includes('K4711')),
      ),
    WAIT_MS,
  );

test.each<[string, (running: Recalling) => Promise<string>]>([
  [
    'a closed channel',
    async (running) => {
      const channel = addClosed(running, GRACE);
      await speak(running, channel);
      return channel;
    },
  ],
  [
    'a private thread',
    async (running) => {
      const thread = addPrivateThread(running);
      await speak(running, thread);
      return thread;
    },
  ],
  [
    'a channel for adults alone',
    async (running) => {
      const channel = running.discord.addChannel('adults');
      running.discord.restrictAge(channel);
      await speak(running, channel);
      return channel;
    },
  ],
  [
    'direct messages',
    async (running) => {
      const channel = await addDirect(running, GRACE);
      running.personOf(GRACE).dm('', { voice: voice() });
      await isHeard(running, channel);
      return channel;
    },
  ],
])('what was spoken in %s is recalled there, and nowhere else', async (_, say) => {
  const running = await startRecall();
  running.model.answer(({ response_format }) => textReply(response_format ? HEARD : 'It is [1].'));
  const channel = await say(running);
  await expect
    .poll(async () => (await recall(running, { by: GRACE, channel })).asked, { timeout: WAIT_MS })
    .toContain('K4711');
  expect((await recall(running, { by: ADA })).asked).not.toContain('K4711');
});
