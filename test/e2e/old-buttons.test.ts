import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { overloaded } from '../../src/demo/errors.ts';
import { textReply } from '../../src/demo/frames.ts';
import type { ChatBody } from '../../src/demo/validate.ts';
import { type OldStore, openOldStore, type Running, type Seen } from './old-store.ts';

// Every button that commit 73314a1 could post works on the messages that it did post.

/** The verbs of its buttons; a poll has up to ten options, a list up to ten reminders. */
const VERBS = [
  ...['again', 'retry', 'good', 'bad', 'remove', 'stop', 'approve', 'deny'],
  ...['redraw', 'vary', 'edit?', 'prompt'],
  ...['correct?', 'summary', 'actions', 'translate?'],
  ...['cancel0', 'cancel1', 'cancel2', 'vote0', 'vote1'],
];

/** What it asked the model for is answered; what waits for the model goes on waiting. */
const answer = ({ messages = [] }: ChatBody) =>
  JSON.stringify(messages.at(-1)).includes(' waits') ? overloaded() : textReply('It is new.');

const FINAL = ['Regenerate', '👍', '👎', 'Delete'];

async function reopen() {
  const old = await openOldStore();
  const running = await old.start();
  running.model.answer(answer);
  return { old, running };
}

/** What a person does on one platform, and what stands there. */
type Stage = {
  press(id: string, label: string): Promise<void>;
  /** Presses what opens a form, and sends it. */
  fill(id: string, label: string, fields: Readonly<Record<string, string>>): Promise<void>;
  seen(): readonly Seen[];
  waitFor<T>(look: () => T | null | undefined | false): Promise<T>;
  /** The id of a message by its name, which the platform's own stands before. */
  id(name: string): string;
};

function onSlack(old: OldStore): Stage {
  const person = old.slack.person('U1');
  const by = (id: string) => (id === old.idOf('slackTranscript') ? old.slack.person('U2') : person);
  return {
    press: async (id, label) => void (await by(id).press(id, label)),
    async fill(id, label, fields) {
      const presser = by(id);
      await presser.press(id, label);
      await old.slack.waitFor(() => ['U1', 'U2'].some((user) => old.slack.forms(user).length > 0));
      await presser.submit(fields);
    },
    seen: () => [...old.onSlack(), ...old.onSlack(null, 'C3')],
    waitFor: (look) => old.slack.waitFor(() => look() || null),
    id: (name) => old.idOf(`slack${name}`),
  };
}

function onDiscord(old: OldStore): Stage {
  const by = (id: string) => old.discord.person(id === old.idOf('discordTranscript') ? '43' : '42');
  return {
    press: async (id, label) => void (await by(id).press(id, label).answered()),
    async fill(id, label, fields) {
      const opened = await by(id).press(id, label).answered();
      await by(id).submit(opened, fields).answered();
    },
    seen: () => [...old.channels(), old.idOf('discordDrawing')].flatMap(old.onDiscord),
    waitFor: (look) => old.discord.waitFor(() => look() || null),
    id: (name) => old.idOf(`discord${name}`),
  };
}

/** Presses one after the other, and waits each time for what people see. */
function createPresses({ press, fill, seen, waitFor, id }: Stage) {
  const textOf = (name: string) => seen().find((each) => each.id === id(name))?.text;
  const count = (pattern: RegExp) => seen().filter(({ text }) => pattern.test(text)).length;
  /** A message comes to stand there that says this. */
  const adds = async (pattern: RegExp, act: () => Promise<void>) => {
    const before = count(pattern);
    await act();
    await waitFor(() => count(pattern) === before + 1);
  };
  /** The message is changed in place so that it says this. */
  const changes = async (name: string, pattern: RegExp, act: () => Promise<void>) => {
    const before = seen().length;
    expect(textOf(name)).not.toMatch(pattern);
    await act();
    await waitFor(() => pattern.test(textOf(name) ?? ''));
    expect(seen().length).toBeLessThanOrEqual(before);
  };
  const goes = async (name: string) => {
    await press(id(name), 'Delete');
    await waitFor(() => textOf(name) === undefined);
  };

  return {
    async answers() {
      for (const label of ['👍', '👎'])
        await adds(/Thanks for the feedback/, () => press(id('Answer'), label));
      await changes('Latest', /^It is new\.$/, () => press(id('Latest'), 'Regenerate'));
      await adds(/only the latest answer/, () => press(id('Answer'), 'Regenerate'));
      await changes('Blocked', /^It is new\.$/, () => press(id('Blocked'), 'Retry'));
      await goes('Latest');
    },
    async approvals() {
      await adds(/Posted for/, () => press(id('Approval'), 'Approve'));
      await waitFor(() => /It is new\./.test(textOf('Approval') ?? ''));
      await changes('Denial', /Denied by ada/, () => press(id('Denial'), 'Deny'));
      expect(count(/Posted for/)).toBe(1);
    },
    async drawings() {
      await adds(/^> a cat/, () => press(id('Drawing'), 'Again'));
      await adds(/^> a cat/, () => press(id('Drawing'), 'Vary'));
      await adds(/^> make it night/, () =>
        fill(id('Drawing'), 'Edit', { prompt: 'make it night' }),
      );
      await adds(/Prompt:\s+```\s+a cat/, () => press(id('Drawing'), 'Save prompt'));
      await goes('Drawing');
    },
    async transcripts() {
      await changes('Transcript', /Shall we lunch/, () =>
        fill(id('Transcript'), 'Correct', { 'page-0': '0:00 Ada: Shall we lunch?' }),
      );
      await adds(/^It is new\.$/, () => press(id('Transcript'), 'Summary'));
      await adds(/^It is new\.$/, () => press(id('Transcript'), 'Action items'));
      await adds(/^It is new\.$/, () =>
        fill(id('Transcript'), 'Translate', { language: 'French' }),
      );
    },
    async polls() {
      await changes('Poll', /1 vote\b[\s\S]*1 vote\b/, () => press(id('Poll'), 'Pizza'));
      await changes('Poll', /0 votes[\s\S]*2 votes/, () => press(id('Poll'), 'Soup'));
    },
    async reminders() {
      await adds(/^Canceled\. I won’t/, () => press(id('Once'), 'Cancel'));
      await adds(/^Canceled\. I won’t/, () => press(id('Series'), 'Cancel'));
    },
    async stop() {
      const waiting = await waitFor(() => seen().find(({ labels }) => labels.includes('Stop')));
      await press(waiting.id, 'Stop');
      await waitFor(() =>
        seen().some((each) => each.id === waiting.id && /Stopped/.test(each.text)),
      );
      expect(seen().find((each) => each.id === waiting.id)?.labels).toEqual(FINAL);
    },
  };
}

/** All that was broken off is over but the question that waits for the model. */
const ended = ({ seen, waitFor }: Stage) =>
  waitFor(() => seen().filter(({ labels }) => labels.includes('Stop')).length === 1);

for (const [name, toStage] of [
  ['Slack', onSlack],
  ['Discord', onDiscord],
] as const)
  test(`${name}: every button under old messages does what it did`, async () => {
    const { old } = await reopen();
    const stage = toStage(old);
    const presses = createPresses(stage);
    await ended(stage);
    await presses.answers();
    await presses.approvals();
    await presses.drawings();
    await presses.transcripts();
    await presses.polls();
    await presses.reminders();
    await presses.stop();
  });

test('Slack: of a list each reminder is cancelled by its own button', async () => {
  const { old } = await reopen();
  const list = old.idOf('slackReminders');
  for (const [index, label] of ['Cancel 1', 'Cancel 2', 'Cancel 3'].entries()) {
    await old.slack.person('U1').press(list, label);
    await old.slack.waitFor(
      () => old.onSlack().filter(({ text }) => text.startsWith('Canceled')).length === index + 1,
    );
  }
});

test('the page: every button under old messages does what it did', async () => {
  const { old, running } = await reopen();
  await pressOnPage(old, running);
});

async function pressOnPage(old: OldStore, { page }: Running) {
  const shows = (name: string, pattern: RegExp) =>
    page.waitFor((all) => all.find(({ id, text }) => id === old.idOf(name) && pattern.test(text)));
  const press = (name: string, label: string) => page.press(old.idOf(name), label);
  const adds = async (pattern: RegExp, act: () => Promise<unknown>) => {
    const count = (all: readonly { text: string }[]) =>
      all.filter(({ text }) => pattern.test(text)).length;
    const before = count(await page.messages());
    await act();
    await page.waitFor((all) => count(all) === before + 1);
  };
  await shows('pageLeft', /^It is new/);

  await press('pageAnswer', '👍');
  await press('pageAnswer', '👎');
  await press('pageAnswer', 'Regenerate');
  await shows('pageAnswer', /^It is new\.$/);
  await press('pageBlocked', 'Retry');
  await shows('pageBlocked', /^It is new\.$/);
  await press('pagePoll', 'Soup');
  await shows('pagePoll', /0 votes[\s\S]*1 vote\b/);
  await adds(/^> a cat/, () => press('pageDrawing', 'Again'));
  await adds(/^> a cat/, () => press('pageDrawing', 'Vary'));
  const { form } = await press('pageDrawing', 'Edit');
  const { action } = form as { action: string };
  const thread = old.idOf('pageDrawing');
  await adds(/^> make it night/, () =>
    page.post('/web/form', { thread, action, fields: { prompt: 'make it night' } }),
  );
  await press('pageDrawing', 'Delete');
  await page.waitFor((all) => all.every(({ id }) => id !== old.idOf('pageDrawing')));
  const waiting = (await page.answers(old.idOf('pageWaiting')))[0]?.id ?? '';
  await page.press(waiting, 'Stop');
  await page.waitFor((all) =>
    all.find(({ id, status }) => id === waiting && status === 'Stopped.'),
  );
}

test('no button of the recording is left out', () => {
  const folder = new URL('../fixtures/store-73314a1/', import.meta.url);
  const recorded = ['platforms.json', 'store.sql']
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n')
    .matchAll(/"(?:action|action_id|custom_id)": ?"([a-z]+\d?\??):[0-9a-z]+"/g);
  expect(new Set([...recorded].map(([, verb]) => verb))).toEqual(new Set(VERBS));
});
