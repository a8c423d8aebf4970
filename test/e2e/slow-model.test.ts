import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { encodePng } from '../../src/demo/media.ts';
import { createStallingServer, type Stall } from '../emulators/stalling.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { LAUNCH, voice } from './voices.ts';

// A model that hangs: whichever way a person waits for one, after a while without a word there is
// a quiet line in the place of the answer, once, until it goes on.

const { WAIT_MS } = slack;
const SLOW = 'The model is taking longer than usual. I’m still waiting.';
const started = { slowAfterMs: 300, stalling: createStallingServer };

async function startOnDiscord() {
  const running = await discord.start({}, {}, started);
  await running.discord.waitFor(() => running.discord.commands.length > 0, WAIT_MS);
  return { ...running, stalling: present(running.stalling) };
}

async function startOnSlack(options: Parameters<typeof slack.start>[0] = {}) {
  const running = await slack.start(options, {}, started);
  return { ...running, stalling: present(running.stalling) };
}

function present<T>(value: T | null): T {
  if (value === null) throw new Error('not started');
  return value;
}

const STALLS: readonly Stall[] = ['accept', 'headers', 'keepalive', 'empty', 'dribble'];
const ANSWER = 'Four, as everybody knows who has ever counted two fingers on each of both hands.';

test.each(STALLS)(
  'Discord: a server that stalls by "%s" is told of once, then comes the answer',
  async (how) => {
    const running = await startOnDiscord();
    const { model, stalling } = running;
    const emulator = running.discord;
    model.answer(() => textReply(ANSWER));
    stalling.stall(how);
    const question = emulator.person('42').mention('what is 2+2?');
    const told = await emulator.waitFor(
      () => emulator.messages(question.id).find(({ own, text }) => own && text.includes(SLOW)),
      WAIT_MS,
    );
    expect(told.buttons.map(({ label }) => label)).toEqual(['Stop']);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    stalling.release();

    expect((await discord.answer(running, question.id)).text).toBe(ANSWER);
    expect(discord.ownTexts(running, question.id)).toEqual([ANSWER]);
    expect(writes(emulator, SLOW)).toBe(1);
    expect(stalling.stalled).toBe(1);
  },
);

/** How many writes held this text. */
function writes({ calls }: discord.Running['discord'], text: string): number {
  return calls.filter(
    ({ method, body }) => method !== 'GET' && JSON.stringify(body ?? null).includes(text),
  ).length;
}

test('Discord: a stall in the middle of an answer is told of under what there is', async () => {
  const running = await startOnDiscord();
  const { model, stalling } = running;
  const emulator = running.discord;
  model.answer(() => textReply(['The beginning. ', 'And the end.']));
  stalling.stall('part');
  const question = emulator.person('42').mention('tell me');
  await emulator.waitFor(
    () =>
      emulator
        .messages(question.id)
        .find(({ text }) => text.includes('The beginning.') && text.includes(SLOW)),
    WAIT_MS,
  );
  stalling.release();

  expect((await discord.answer(running, question.id)).text).toBe('The beginning. And the end.');
});

test('Discord: Stop ends the wait, and nothing says any more that it goes on', async () => {
  const running = await startOnDiscord();
  const { stalling } = running;
  const emulator = running.discord;
  stalling.stall('headers');
  const question = emulator.person('42').mention('what is 2+2?');
  const told = await emulator.waitFor(
    () => emulator.messages(question.id).find(({ text }) => text.includes(SLOW)),
    WAIT_MS,
  );
  await emulator.person('42').press(told.id, 'Stop').answered();
  const ended = await discord.answer(running, question.id);

  expect(ended.text).toContain('Stopped.');
  expect(ended.text).not.toContain(SLOW);
});

const onSlack = STALLS.flatMap((how) => [
  { how, streams: true },
  { how, streams: false },
]);

test.each(onSlack)(
  'Slack: a server that stalls by "$how" is told of, then comes the answer (streams: $streams)',
  async ({ how, streams }) => {
    const running = await startOnSlack({ nativeStreaming: streams });
    const { model, stalling } = running;
    model.answer(() => textReply(ANSWER));
    stalling.stall(how);
    const ts = running.slack.person('U1').mention({ channel: 'C1', text: 'what is 2+2?' });
    await running.slack.waitFor(() => shows(running, 'C1', SLOW), WAIT_MS);
    stalling.release();

    expect((await slack.answer(running, 'C1', ts)).text).toBe(ANSWER);
    expect(shows(running, 'C1', SLOW)).toBe(false);
  },
);

const shows = (running: slack.Running, channel: string, text: string): boolean =>
  running.slack.messages(channel).some((message) => JSON.stringify(message).includes(text));

test('Slack: a stall in the middle of a stream is told of under what there is', async () => {
  const running = await startOnSlack();
  const { model, stalling } = running;
  model.answer(() => textReply(['The beginning of it.\n\n', 'And the end.']));
  stalling.stall('part');
  const ts = running.slack.person('U1').mention({ channel: 'C1', text: 'tell me' });
  await running.slack.waitFor(
    () => shows(running, 'C1', SLOW) && shows(running, 'C1', 'The beginning'),
    WAIT_MS,
  );
  stalling.release();

  expect((await slack.answer(running, 'C1', ts)).text).toContain('And the end.');
  expect(shows(running, 'C1', SLOW)).toBe(false);
});

const commands: readonly (readonly [string, object, RegExp])[] = [
  ['summarize', {}, /They ship/],
  ['event', { text: 'Lunch with Ada on Friday at 12:30' }, /Lunch/],
  ['tasks', {}, /Write the notes/],
  ['translate', { text: 'good morning', to: 'German' }, /They ship/],
  ['imagine', { prompt: 'a cat' }, /> a cat/],
  ['ask', { question: 'what is 2+2?' }, /They ship/],
  [
    'describe',
    { image: { name: 'a.png', bytes: encodePng('red'), contentType: 'image/png' } },
    /They ship/,
  ],
  [
    'transcribe',
    { file: { name: 'a.wav', bytes: voice().bytes, contentType: 'audio/wav' } },
    /launch on Friday/,
  ],
];

test.each(commands)('Discord: who waits for /%s is told', async (name, options, result) => {
  const running = await startOnDiscord();
  const { model, stalling } = running;
  const emulator = running.discord;
  emulator
    .person('43')
    .say({ channel: emulator.generalId, text: 'I will write the notes by Friday.' });
  model.answer(({ response_format: format }) =>
    textReply(format ? dataFor(JSON.stringify(format)) : 'They ship on Friday [1].'),
  );
  stalling.stall('headers');
  const used = emulator.person('42').slash(name, options as Record<string, string>);
  await emulator.waitFor(() => used.response?.text.includes(SLOW), WAIT_MS);
  stalling.release();
  await emulator.waitFor(() => result.test(used.response?.text ?? ''), WAIT_MS);

  expect(used.response?.text).not.toContain(SLOW);
});

/** What fits the shape that is asked for. */
function dataFor(shape: string): string {
  if (shape.includes('segments')) return LAUNCH;
  if (shape.includes('tasks'))
    return JSON.stringify({
      tasks: [{ task: 'Write the notes', owner: 'Bea', due: null, message: 1 }],
    });
  return JSON.stringify({
    title: 'Lunch',
    start: '2030-01-04T12:30',
    end: null,
    place: null,
    timeZone: null,
    notes: null,
  });
}

test('Slack: who waits for a private command is told in private', async () => {
  const running = await startOnSlack();
  const { model, stalling } = running;
  const emulator = running.slack;
  emulator.person('U2').say({ channel: 'C1', text: 'We ship on Friday.' });
  model.answer(() => textReply('They ship on Friday [1].'));
  stalling.stall('accept');
  await emulator.person('U1').slash('/parley', 'summarize', 'C1');
  const told = await emulator.waitFor(
    () => emulator.messages('C1').find((message) => JSON.stringify(message).includes(SLOW)),
    WAIT_MS,
  );
  expect(told.ephemeralFor).toBe('U1');
  stalling.release();
  const shown = await emulator.waitFor(
    () => emulator.messages('C1').find(({ text }) => text.includes('They ship')),
    WAIT_MS,
  );
  expect(shown.ephemeralFor).toBe('U1');
});

test('a voice note that is not transcribed in time says so in its place', async () => {
  const running = await startOnDiscord();
  const { model, stalling } = running;
  const emulator = running.discord;
  model.answer(({ response_format: format }) => textReply(format ? LAUNCH : 'Good luck.'));
  stalling.stall('keepalive');
  emulator.person('42').dm('', { voice: { bytes: voice().bytes, durationSecs: 3 } });
  const channel = emulator.dmId('42');
  await emulator.waitFor(
    () => discord.ownTexts(running, channel).some((text) => text.includes(SLOW)),
    WAIT_MS,
  );
  stalling.release();
  await emulator.waitFor(
    () => discord.ownTexts(running, channel).some((text) => text.includes('launch on Friday')),
    WAIT_MS,
  );
  await discord.answer(running, channel);

  expect(discord.ownTexts(running, channel).join('\n')).not.toContain(SLOW);
});

test.each([
  ['web_search', { query: 'the weather' }],
  ['draw', { prompt: 'a cat' }],
])('a model behind the tool %s that hangs is told of while the tool runs', async (name, input) => {
  const running = await startOnDiscord();
  const { model, stalling } = running;
  const emulator = running.discord;
  let isStalled = false;
  model.answer(({ messages }) => {
    if (messages?.at(-1)?.role === 'tool') return textReply('Done.');
    isStalled = true;
    stalling.stall('accept');
    return callReply([{ name, arguments: JSON.stringify(input) }]);
  });
  const question = emulator.person('42').mention('use it');
  await emulator.waitFor(
    () => discord.ownTexts(running, question.id).some((text) => text.includes(SLOW)),
    WAIT_MS,
  );
  stalling.release();

  expect(isStalled).toBe(true);
  expect((await discord.answer(running, question.id)).text).toContain('Done.');
  expect(discord.ownTexts(running, question.id).join('\n')).not.toContain(SLOW);
});

test('Slack: where Parley is no member, the person who asked is told alone, once, that a model is slow', async () => {
  const channels = [{ id: 'C1' }, { id: 'C2', members: ['U1', 'U2'], botIn: false }];
  const running = await startOnSlack({ workspaces: [{ id: 'T1', channels }] });
  const { slack: at, model, stalling } = running;
  model.answer(() => textReply(ANSWER));
  stalling.stall('accept');
  const own = () => at.messages('C2').filter(({ user }) => user === 'UBOT');
  await at.person('U1').slash('/parley', 'ask what is 2+2?', 'C2');
  await at.waitFor(() => own().length > 0, WAIT_MS);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(own().map(({ text, ephemeralFor }) => [text, ephemeralFor])).toEqual([[SLOW, 'U1']]);
  stalling.release();

  await at.waitFor(() => own().length > 1, WAIT_MS);
  expect(own().map(({ text, ephemeralFor }) => [text, ephemeralFor ?? null])).toEqual([
    [SLOW, 'U1'],
    [expect.stringContaining(ANSWER), null],
  ]);
});
