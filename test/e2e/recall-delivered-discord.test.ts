import { expect, onTestFinished, test } from 'vitest';
import { callReply, type ModelReply, textReply } from '../../src/demo/frames.ts';
import { createFolder } from '../storage/folder.ts';
import { WAIT_MS } from './on-discord.ts';
import { ADA, GRACE, QUESTION, type Recalling, startRecall, tell } from './recalling-discord.ts';

// The same kind as on Slack: an answer was whole, but not shown, when its process ended, and what
// it was made of may not be shown any more by the time the next one shows it.

type Source = { readonly channel: string; readonly message: string };

/** Asks, and tells where the answer is to be seen. */
type Ask = (running: Recalling, source: Source) => () => unknown;
type Way = readonly [string, readonly ModelReply[], Ask];

const RECALL = callReply([
  { name: 'recall', id: 'c1', arguments: JSON.stringify({ question: QUESTION }) },
]);

const toLink = ({ discord }: Recalling, { channel, message }: Source) =>
  `https://discord.com/channels/${discord.guildId}/${channel}/${message}`;

function mention({ discord, personOf }: Recalling, text: string) {
  const { id } = personOf(ADA).mention(text);
  return () => discord.messages(id).filter(({ own }) => own);
}

function slash({ discord, personOf }: Recalling, name: string, options: Record<string, string>) {
  const handle = personOf(ADA).slash(name, options, { channel: discord.generalId });
  return () => (handle.response?.thinking === false ? handle.response : []);
}

const PUBLIC: readonly Way[] = [
  [
    'recalled by a tool',
    [RECALL, textReply('It is K4711.')],
    (running) => mention(running, 'How much?'),
  ],
  [
    'linked to in the question',
    [textReply('It is K4711.')],
    (running, source) => mention(running, `What does ${toLink(running, source)} say?`),
  ],
];

const PRIVATE: readonly Way[] = [
  [
    'recalled by a command',
    [textReply('It is K4711 [1].')],
    (running) => slash(running, 'recall', { question: QUESTION }),
  ],
  [
    'summed up from a link',
    [textReply('About K4711.')],
    (running, source) => slash(running, 'summarize', { since: toLink(running, source) }),
  ],
];

/** Has the answer made, but the process ends before any of it is shown. */
async function endBeforeItIsShown(
  [, replies, ask]: Way,
  meanwhile: (running: Recalling, channel: string) => void,
) {
  const folder = createFolder();
  onTestFinished(() => folder.remove());
  const running = await startRecall({ STORE_URL: `sqlite:${folder.path('parley.db')}` });
  const { discord, model, log } = running;
  const channel = discord.addChannel('source');
  const message = await tell(running, channel);
  const requests = model.requests.length;
  model.next(...replies);
  for (const route of ['POST /channels/**', 'PATCH /channels/**', '* /webhooks/**'])
    discord.faults.every(route, { http: 503 });
  const shown = ask(running, { channel, message });
  await expect
    .poll(() => model.requests.length, { timeout: WAIT_MS })
    .toBe(requests + replies.length);
  expect(JSON.stringify(model.requests.at(-1))).toContain('K4711');
  const failed = () =>
    log.lines.filter(
      ({ message: line }) => line === 'could not write to the platform; trying again',
    );
  await expect.poll(() => failed().length, { timeout: WAIT_MS }).toBeGreaterThan(1);
  model.answer(() => textReply('I know nothing about it.'));
  await running.restart(() => {
    discord.faults.clear();
    meanwhile(running, channel);
  });
  return () => JSON.stringify(shown());
}

const ANYTHING = /know nothing|found nothing|don’t have access|can’t read/;

test.each(PUBLIC)('what was %s is not shown once others read the answer', async (...way) => {
  const shown = await endBeforeItIsShown(way, ({ discord }, source) =>
    discord.overwrite(source, GRACE, { deny: ['VIEW_CHANNEL'] }),
  );
  await expect.poll(shown, { timeout: WAIT_MS }).toMatch(ANYTHING);
  expect(shown()).not.toContain('K4711');
});

test.each(PRIVATE)('what was %s is not shown once the asker may not read it', async (...way) => {
  const shown = await endBeforeItIsShown(way, ({ discord }, source) =>
    discord.overwrite(source, ADA, { deny: ['VIEW_CHANNEL'] }),
  );
  await expect.poll(shown, { timeout: WAIT_MS }).toMatch(ANYTHING);
  expect(shown()).not.toContain('K4711');
});

test.each([...PUBLIC, ...PRIVATE])('what was %s is shown as it was otherwise', async (...way) => {
  const shown = await endBeforeItIsShown(way, () => {});
  await expect.poll(shown, { timeout: WAIT_MS }).toContain('K4711');
});
