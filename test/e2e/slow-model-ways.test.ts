import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { createStallingServer } from '../emulators/stalling.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';
import { LAUNCH } from './voices.ts';

// Kind: a model that hangs, asked in one of the ways in which people seldom ask: by a command of
// Slack's, directly, from a menu, with a form, with a button under a picture. Who waits is told
// once, and no longer once it goes on.

const { WAIT_MS } = slack;
const SLOW = 'The model is taking longer than usual. I’m still waiting.';
const started = { slowAfterMs: 300, stalling: createStallingServer };
const ANSWER = 'They ship on Friday.';

const TASKS = { tasks: [{ task: 'Write the notes', owner: 'Bea', due: null, message: 1 }] };
const EVENT = { title: 'Lunch', start: '2030-01-04T12:30', end: null };
const NONE = { place: null, timeZone: null, notes: null };

/** What fits the shape that is asked for. */
function dataFor(shape: string): string {
  if (shape.includes('segments')) return LAUNCH;
  return JSON.stringify(shape.includes('tasks') ? TASKS : { ...EVENT, ...NONE });
}

type Model = slack.Running['model'];

function answerAll(model: Model): void {
  model.answer(({ response_format: format }) =>
    textReply(format ? dataFor(JSON.stringify(format)) : ANSWER),
  );
}

type OnSlack = (running: slack.Running, said: string) => unknown;

const used =
  (command: string, text: string): OnSlack =>
  ({ slack: at }) =>
    at.person('U1').slash(command, text, 'C1');
const chosen =
  (menu: string): OnSlack =>
  ({ slack: at }, ts) =>
    at.person('U1').messageShortcut(ts, menu);

const WAYS_ON_SLACK: Readonly<Record<string, OnSlack>> = {
  '/ask': used('/ask', 'what is 2+2?'),
  '/event': used('/event', 'Lunch with Ada on Friday'),
  '/tasks': used('/tasks', ''),
  '/translate': used('/translate', 'good morning to:German'),
  '/imagine': used('/imagine', 'a cat'),
  'a direct message': ({ slack: at }) => at.person('U1').dm('what is 2+2?'),
  'the menu Translate': chosen('translate'),
  'the menu Summarize from here': chosen('summarize'),
  'the form of a menu': async ({ slack: at }, ts) => {
    await at.person('U1').messageShortcut(ts, 'ask');
    await at.waitFor(() => at.forms('U1').length === 1, WAIT_MS);
    await at.person('U1').submit({ question: 'why?' });
  },
};

const textsOnSlack = ({ slack: at }: slack.Running) =>
  ['C1', at.dmOf('U1')]
    .flatMap((channel) => at.messages(channel))
    .filter(({ user }) => user === 'UBOT')
    .map((message) => JSON.stringify(message));

test.each(Object.keys(WAYS_ON_SLACK))('Slack: who waits after %s is told', async (way) => {
  const running = await slack.start({}, {}, started);
  const { slack: at, model, stalling } = running;
  answerAll(model);
  const ts = at.person('U2').say({ channel: 'C1', text: 'I will write the notes by Friday.' });
  stalling?.stall('accept');
  await WAYS_ON_SLACK[way]?.(running, ts);
  await at.waitFor(() => textsOnSlack(running).some((text) => text.includes(SLOW)), WAIT_MS);
  expect(textsOnSlack(running).filter((text) => text.includes(SLOW))).toHaveLength(1);
  stalling?.release();

  const isAnswered = (text: string) =>
    /They ship|Lunch|Write the notes|> a cat|&gt; a cat/.test(text) && !text.includes(SLOW);
  await at.waitFor(() => textsOnSlack(running).some(isAnswered), WAIT_MS);
});

type OnDiscord = (running: discord.Running, said: string) => unknown;

const WAYS_ON_DISCORD: Readonly<Record<string, OnDiscord>> = {
  'a direct message': ({ discord: at }) => at.person('42').dm('what is 2+2?'),
  'the menu Translate': ({ discord: at }, message) =>
    at.person('42').contextMenu('Translate', { message }),
  'the menu Summarize from here': ({ discord: at }, message) =>
    at.person('42').contextMenu('Summarize from here', { message }),
  'the form of a menu': async ({ discord: at }, message) => {
    const opened = await at.person('42').contextMenu('Ask about this', { message }).answered();
    at.person('42').submit(opened, { question: 'why?' });
  },
};

const textsOnDiscord = (running: discord.Running) => {
  const { discord: at } = running;
  const threads = at.threads(at.generalId).map(({ id }) => id);
  return [at.generalId, at.dmId('42'), ...threads].flatMap((each) =>
    discord.ownTexts(running, each),
  );
};

test.each(Object.keys(WAYS_ON_DISCORD))('Discord: who waits after %s is told', async (way) => {
  const running = await discord.start({}, {}, started);
  const { discord: at, model, stalling } = running;
  await at.waitFor(() => at.commands.length > 0, WAIT_MS);
  answerAll(model);
  const { id } = at
    .person('43')
    .say({ channel: at.generalId, text: 'I will write the notes by Friday.' });
  stalling?.stall('accept');
  await WAYS_ON_DISCORD[way]?.(running, id);
  await at.waitFor(() => textsOnDiscord(running).some((text) => text.includes(SLOW)), WAIT_MS);
  expect(textsOnDiscord(running).filter((text) => text.includes(SLOW))).toHaveLength(1);
  stalling?.release();
  await at.waitFor(() => textsOnDiscord(running).some((text) => /They ship/.test(text)), WAIT_MS);

  expect(textsOnDiscord(running).join('\n')).not.toContain(SLOW);
});

test.each(['Again', 'Vary'])(
  'Discord: who waits after %s under a picture is told',
  async (label) => {
    const running = await discord.start({}, {}, started);
    const { discord: at, stalling } = running;
    await at.waitFor(() => at.commands.length > 0, WAIT_MS);
    at.person('42').slash('imagine', { prompt: 'a cat' });
    const drawings = () => at.messages(at.generalId).filter(({ files }) => files.length > 0);
    const [first] = await at.waitFor(() => drawings().length > 0 && drawings(), WAIT_MS);
    stalling?.stall('accept');
    at.person('42').press(first?.id ?? '', label);
    await at.waitFor(() => textsOnDiscord(running).some((text) => text.includes(SLOW)), WAIT_MS);
    stalling?.release();
    await at.waitFor(() => drawings().length === 2, WAIT_MS);

    expect(textsOnDiscord(running).join('\n')).not.toContain(SLOW);
  },
);

test('Slack: who waits after Again under a picture is told', async () => {
  const running = await slack.start({}, {}, started);
  const { slack: at, stalling } = running;
  await at.person('U1').slash('/imagine', 'a cat', 'C1');
  const drawings = () => at.messages('C1').filter(({ files }) => files.length > 0);
  const find = () =>
    at.messages('C1').find(({ buttons }) => buttons.some(({ text }) => text === 'Again'));
  const { ts } = await at.waitFor(find, WAIT_MS);
  stalling?.stall('accept');
  await at.person('U1').press(ts, 'Again');
  await at.waitFor(() => textsOnSlack(running).some((text) => text.includes(SLOW)), WAIT_MS);
  stalling?.release();
  await at.waitFor(() => drawings().length === 2, WAIT_MS);
  await at.waitFor(() => !textsOnSlack(running).some((text) => text.includes(SLOW)), WAIT_MS);
});
