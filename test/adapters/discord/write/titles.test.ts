import { expect, test } from 'vitest';
import { answering, never, start, toContent, toPosted } from '../harness.ts';

const INVALID = {
  status: 400,
  code: 50035,
  message: 'Invalid Form Body',
  errors: { name: { _errors: [{ code: 'BASE_TYPE_BAD_LENGTH', message: 'Must be shorter.' }] } },
};

const threads = 'POST /channels/:c/messages/:m/threads';

async function open(threadTitle: string, prepare: (started: Started) => void = () => {}) {
  const started = await start();
  prepare(started);
  started.emulator.person('42').mention('Hello');
  const { message } = await started.next('message');
  const channel = started.adapter.channel(message.place, answering(message.id, { threadTitle }));
  await channel.write(toPosted(), 'open', toContent('Hi'), never);
  return { ...started, message };
}

type Started = Awaited<ReturnType<typeof start>>;

test.each<[string, (started: Started) => void]>([
  ['a rule of the server', ({ emulator }) => emulator.block(/forbidden/)],
  ['a form that is refused', ({ emulator }) => emulator.faults.next(threads, INVALID)],
])('one title that is refused is one title: %s', async (_what, prepare) => {
  const { emulator, adapter, message } = await open('the forbidden word', prepare);
  expect(emulator.threads(emulator.generalId)).toMatchObject([{ name: 'Conversation' }]);
  expect(emulator.messages(message.id).map(({ text }) => text)).toEqual(['Hi']);
  // The next question has its own title again.
  emulator.person('42').mention('Bye');
  const next = await emulator.waitFor(() => emulator.messages(emulator.generalId).at(-1));
  const place = { ...message.place, thread: next.id };
  const audience = answering(next.id, { threadTitle: 'another' });
  await adapter.channel(place, audience).write(toPosted(), 'open', toContent('Ho'), never);
  expect(emulator.threads(emulator.generalId).map(({ name }) => name)).toContain('another');
});

const FAMILY = '👨‍👩‍👧‍👦';

test.each([
  ['eighty families', FAMILY.repeat(80), FAMILY.repeat(9)],
  ['a letter and flags', `a${'🇦🇹'.repeat(40)}`, `a${'🇦🇹'.repeat(24)}`],
  ['one character that is longer than a title', `e${'\u0301'.repeat(200)}`, 'Conversation'],
  ['characters that nobody sees', '\u3164\u2800\u00ad', 'Conversation'],
  ['a spoiler', 'who is ||the murderer||?', 'who is ▇▇▇?'],
  ['two spoilers', '||he|| or ||she||', '▇▇▇ or ▇▇▇'],
  ['a spoiler that is cut off', `who is ||${'the murderer '.repeat(6)}`, 'who is ▇▇▇'],
  [
    'bars that hide nothing',
    'is a || b || c the same as a || (b)',
    'is a || b || c the same as a || (b)',
  ],
])('a title is cut between characters: %s', async (_what, title, shown) => {
  const { emulator } = await open(title);
  expect(emulator.threads(emulator.generalId)).toMatchObject([{ name: shown }]);
});
