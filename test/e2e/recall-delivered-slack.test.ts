import { expect, onTestFinished, test } from 'vitest';
import { callReply, type ModelReply, textReply } from '../../src/demo/frames.ts';
import { createFolder } from '../storage/folder.ts';
import { answer, type Running, start, WAIT_MS } from './on-slack.ts';

// Kind: an answer was whole, but not shown, when its process ended. What it was made of may not be
// shown any more by the time the next one shows it.

const users = [
  { id: 'U1', name: 'ada', isAdmin: true },
  { id: 'U2', name: 'grace' },
  { id: 'U3', name: 'guest', isGuest: true },
];
const channels = [
  { id: 'C1', name: 'general', members: ['U1', 'U2', 'U3'] },
  { id: 'C8', name: 'source', kind: 'group', members: ['U1', 'U2'] },
  { id: 'C9', name: 'pair', kind: 'group', members: ['U1', 'U2'] },
] as const;

const QUESTION = 'What is the zebra budget?';
const WRITES = [
  ...['chat.postMessage', 'chat.postEphemeral', 'chat.update', 'chat.startStream'],
  ...['chat.appendStream', 'chat.stopStream', 'response_url'],
];

const toCall = (name: string, given: object) =>
  callReply([{ name, id: 'c1', arguments: JSON.stringify(given) }]);

type Asked = (running: Running, source: string) => unknown;
type Way = readonly [string, readonly ModelReply[], Asked];

const mention = ({ slack }: Running, text: string) =>
  slack.person('U1').mention({ channel: 'C9', text });
const toLink = (ts: string) => `https://t1.slack.com/archives/C8/p${ts.replace('.', '')}`;

const PUBLIC: readonly Way[] = [
  [
    'recalled by a tool',
    [toCall('recall', { question: QUESTION }), textReply('It is K4711.')],
    (running) => mention(running, 'How much?'),
  ],
  [
    'recalled by a tool, and reckoned with',
    [
      toCall('recall', { question: QUESTION }),
      toCall('run_code', { code: 'K4711 * 2' }),
      textReply('Twice K4711.'),
    ],
    (running) => mention(running, 'How much is twice that?'),
  ],
  [
    'linked to in the question',
    [textReply('It is K4711.')],
    (running, source) => mention(running, `What does ${toLink(source)} say?`),
  ],
];

const PRIVATE: readonly Way[] = [
  [
    'asked for with a command in a message',
    [textReply('It is K4711 [1].')],
    (running) => mention(running, `/recall ${QUESTION}`),
  ],
  [
    'recalled by a command',
    [textReply('It is K4711 [1].')],
    ({ slack }) => slack.person('U1').slash('/recall', QUESTION, 'C1'),
  ],
  [
    'summed up from a link',
    [textReply('About K4711.')],
    ({ slack }, source) => slack.person('U1').slash('/summarize', `since:${toLink(source)}`, 'C1'),
  ],
];

/** Has the answer made, but the process ends before any of it is shown. */
async function endBeforeItIsShown([, replies, ask]: Way, meanwhile: (running: Running) => void) {
  const folder = createFolder();
  onTestFinished(() => folder.remove());
  const running = await start(
    { workspaces: [{ id: 'T1', users, channels }] },
    { PARLEY_ALLOW: 'T1,U3', STORE_URL: `sqlite:${folder.path('parley.db')}` },
  );
  const { slack, model } = running;
  model.next(textReply('Noted.'));
  const source = slack.person('U2').mention({ channel: 'C8', text: 'The zebra budget is K4711' });
  await answer(running, 'C8', source);
  const requests = model.requests.length;
  model.next(...replies);
  for (const method of WRITES) slack.faults.every(method, { http: 503 });
  await ask(running, source);
  await expect
    .poll(() => model.requests.length, { timeout: WAIT_MS })
    .toBe(requests + replies.length);
  expect(JSON.stringify(model.requests.at(-1))).toContain('K4711');
  await expect
    .poll(
      () =>
        running.log.lines.filter(
          ({ message }) => message === 'could not write to the platform; trying again',
        ).length,
      {
        timeout: WAIT_MS,
      },
    )
    .toBeGreaterThan(1);
  model.answer(() => textReply('I know nothing about it.'));
  await running.restart(() => {
    slack.faults.clear();
    meanwhile(running);
  });
  return running;
}

const shownIn = ({ slack }: Running) =>
  ['C1', 'C9'].flatMap((channel) => slack.messages(channel).filter(({ user }) => user === 'UBOT'));

test.each(PUBLIC)('what was %s is not shown once others read the answer', async (...way) => {
  const running = await endBeforeItIsShown(way, ({ slack }) => slack.join('C9', 'U3'));
  const shown = () => shownIn(running).map(({ text }) => text);
  await expect.poll(() => shown().length, { timeout: WAIT_MS }).toBeGreaterThan(0);
  await expect
    .poll(() => running.log.lines.some(({ message }) => /answered|did not post/.test(message)))
    .toBe(true);
  expect(JSON.stringify(shownIn(running))).not.toContain('K4711');
});

test.each(PUBLIC)('what was %s is shown as it was where all may still read it', async (...way) => {
  const running = await endBeforeItIsShown(way, () => {});
  const text = () => JSON.stringify(shownIn(running));
  await expect.poll(text, { timeout: WAIT_MS }).toContain('K4711');
});

test.each(PRIVATE)('what was %s is not shown once the asker may not read it', async (...way) => {
  const running = await endBeforeItIsShown(way, ({ slack }) => slack.leave('C8', 'U1'));
  await expect.poll(() => shownIn(running).length, { timeout: WAIT_MS }).toBeGreaterThan(0);
  expect(JSON.stringify(shownIn(running))).not.toContain('K4711');
});

test.each(PRIVATE)('what was %s is shown as it was where they still may', async (...way) => {
  const running = await endBeforeItIsShown(way, () => {});
  const text = () => JSON.stringify(shownIn(running));
  await expect.poll(text, { timeout: WAIT_MS }).toContain('K4711');
});
