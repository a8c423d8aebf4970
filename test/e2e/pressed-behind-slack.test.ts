import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import {
  ask,
  command,
  fail,
  GONE,
  type Scene,
  speak,
  standing,
  startPrivate,
  withoutAbout,
} from './left.ts';
import { WAIT_MS } from './on-slack.ts';
import { quiet } from './pressing.ts';

// Kind: of several presses that count for all, one is done: the first that something comes of. A
// press that is refused, or comes to nothing, claims nothing from those behind it; whose press is
// done is never told that it was not, and who came too late is told so once.

const BEHIND = 'Someone pressed that before you. I’m already on it.';

type Shared = {
  readonly label: string;
  readonly said: (scene: Scene) => unknown;
  readonly values?: Readonly<Record<string, string>>;
};

/** Every button whose press counts for all. */
const SHARED: Readonly<Record<string, Shared>> = {
  Regenerate: { label: 'Regenerate', said: ask },
  Retry: { label: 'Retry', said: fail },
  'another picture': { label: 'Again', said: command('/imagine a cat') },
  'a varied picture': { label: 'Vary', said: command('/imagine a cat') },
  'a changed picture': {
    label: 'Edit',
    said: command('/imagine a cat'),
    values: { prompt: 'a dog' },
  },
  'a summary of a transcript': { label: 'Summary', said: speak },
  'the action items of a transcript': { label: 'Action items', said: speak },
  'a translated transcript': { label: 'Translate', said: speak, values: { language: 'German' } },
};

/** Shows a button, and how a person presses it, or sends the form that it opens. */
async function show(scene: Scene, { label, said, values }: Shared, people: readonly string[]) {
  await said(scene);
  const seen = await scene.shows(label);
  if (values)
    for (const id of people) {
      await scene.at.person(id).pressSeen(seen, label);
      await scene.at.waitFor(() => scene.at.forms(id).length === 1, WAIT_MS);
    }
  await quiet(scene);
  return (id: string) => {
    const person = scene.at.person(id);
    return values ? person.submit({ ...values }) : person.pressSeen(seen, label);
  };
}

const toldTo = ({ at }: Scene, id: string) =>
  at.messages('C3').flatMap(({ ephemeralFor, text }) => (ephemeralFor === id ? text : []));

/** What was paid for: answers that were asked for, and pictures. */
const made = (scene: Scene) =>
  standing(scene).asked +
  scene.at
    .messages('C3')
    .reduce((sum, { user, files }) => sum + (user === 'UBOT' ? files.length : 0), 0);

const CASES = Object.entries(SHARED);

test.each(CASES)(
  'Slack: %s is done for the member who pressed behind somebody who has left',
  async (_name, shared) => {
    const scene = await startPrivate();
    const { at } = scene;
    const press = await show(scene, shared, ['U1', 'U2']);
    const before = made(scene);
    at.leave('C3', 'U2');
    at.faults.next('conversations.members', { delayMs: 700 });
    await press('U2');
    await press('U1');
    await at.waitFor(() => made(scene) > before, WAIT_MS);
    await at.waitFor(() => scene.direct().length > 0, WAIT_MS);
    await quiet(scene);

    expect(made(scene) - before).toBe(1);
    expect(scene.direct()).toEqual([GONE]);
    expect(toldTo(scene, 'U1')).toEqual([]);
  },
);

test.each(CASES)(
  'Slack: %s is done once, for whoever pressed first; who pressed later is told once',
  async (_name, shared) => {
    const scene = await startPrivate();
    const { at } = scene;
    const press = await show(scene, shared, ['U1', 'U2']);
    const before = made(scene);
    at.faults.next('conversations.members', { delayMs: 700 });
    await press('U2');
    await press('U1');
    await at.waitFor(() => toldTo(scene, 'U1').length > 0, WAIT_MS);
    await quiet(scene);

    expect(made(scene) - before).toBe(1);
    expect(toldTo(scene, 'U1')).toEqual([BEHIND]);
    expect(toldTo(scene, 'U2')).toEqual([]);
  },
);

test.each(CASES)('Slack: %s is nobody’s where all have left who pressed', async (_name, shared) => {
  const scene = await startPrivate();
  const { at } = scene;
  const press = await show(scene, shared, ['U1', 'U2']);
  const before = made(scene);
  for (const id of ['U1', 'U2']) at.leave('C3', id);
  at.faults.next('conversations.members', { delayMs: 700 });
  await press('U2');
  await press('U1');
  const direct = (id: string) => at.messages(at.dmOf(id)).map(({ text }) => withoutAbout(text));
  await at.waitFor(() => direct('U1').length > 0 && direct('U2').length > 0, WAIT_MS);
  await quiet(scene);

  expect([direct('U1'), direct('U2')]).toEqual([[GONE], [GONE]]);
  expect(made(scene)).toBe(before);
});

const REGENERATE = SHARED.Regenerate as Shared;

test('Slack: of three presses the first of a member is done, and the next member is told so', async () => {
  const scene = await startPrivate();
  const { at } = scene;
  at.addUser({ id: 'U7', name: 'alan' });
  at.join('C3', 'U7');
  const press = await show(scene, REGENERATE, []);
  const before = made(scene);
  at.leave('C3', 'U2');
  at.faults.next('conversations.members', { delayMs: 700 });
  for (const id of ['U2', 'U1', 'U7', 'U1', 'U7', 'U2']) await press(id);
  await at.waitFor(() => toldTo(scene, 'U7').length > 0, WAIT_MS);
  await quiet(scene);

  expect(made(scene) - before).toBe(1);
  expect([scene.direct(), toldTo(scene, 'U1'), toldTo(scene, 'U7')]).toEqual([
    [GONE],
    [],
    [BEHIND],
  ]);
});

test('Slack: the asker who presses behind another person is told so, and that person is not', async () => {
  const scene = await startPrivate();
  const { at } = scene;
  const press = await show(scene, REGENERATE, []);
  at.faults.next('conversations.members', { delayMs: 700 });
  for (const id of ['U1', 'U2', 'U1']) await press(id);
  await at.waitFor(() => toldTo(scene, 'U2').length > 0, WAIT_MS);
  await quiet(scene);
  expect([toldTo(scene, 'U1'), toldTo(scene, 'U2')]).toEqual([[], [BEHIND]]);
});

test('Slack: who has left and pressed behind a member is told that they have left', async () => {
  const scene = await startPrivate();
  const { at } = scene;
  const press = await show(scene, REGENERATE, []);
  const before = made(scene);
  at.leave('C3', 'U2');
  at.faults.next('conversations.members', { delayMs: 700 });
  await press('U1');
  await press('U2');
  await at.waitFor(() => scene.direct().length > 0, WAIT_MS);
  await quiet(scene);
  expect(scene.direct()).toEqual([GONE]);
  expect(made(scene) - before).toBe(1);
});

const TOO_LATE = 'I can regenerate only the latest answer. Ask again to get a new one.';

test('Slack: where the first press came to nothing, the second person is told why, too', async () => {
  const scene = await startPrivate();
  const { at, grace } = scene;
  const question = ask(scene);
  const first = await scene.shows('Regenerate');
  scene.model.answer(() => textReply('Spotted.'));
  grace.mention({ channel: 'C3', text: 'and now?', threadTs: question });
  await at.waitFor(() => at.messages('C3').some(({ text }) => /Spotted/.test(text)), WAIT_MS);
  await quiet(scene);
  const before = made(scene);
  at.faults.next('conversations.members', { delayMs: 700 });
  await grace.pressSeen(first, 'Regenerate');
  await at.person('U1').pressSeen(first, 'Regenerate');
  await at.waitFor(() => toldTo(scene, 'U1').length > 0, WAIT_MS);
  await quiet(scene);

  expect([toldTo(scene, 'U1'), toldTo(scene, 'U2')]).toEqual([[TOO_LATE], [TOO_LATE]]);
  expect(made(scene)).toBe(before);
});

test.each([
  ['words', 'Edit', command('/imagine a cat'), { prompt: ' ' }],
  ['a language', 'Translate', speak, { language: ' ' }],
] as const)('Slack: a form without %s, sent by two, is answered to both', async (...given) => {
  const [, label, said, values] = given;
  const scene = await startPrivate();
  await show(scene, { label, said, values: { ...values } }, ['U1', 'U2']);
  const { at } = scene;
  const before = made(scene);
  at.faults.next('conversations.members', { delayMs: 700 });
  for (const id of ['U2', 'U1']) await at.person(id).submit({ ...values });
  await at.waitFor(() => toldTo(scene, 'U1').length > 0 && toldTo(scene, 'U2').length > 0, WAIT_MS);
  await quiet(scene);
  expect(toldTo(scene, 'U1')).toEqual(toldTo(scene, 'U2'));
  expect(toldTo(scene, 'U1')).not.toContain(BEHIND);
  expect(made(scene)).toBe(before);
});

test('Slack: of more presses than are kept each is answered where nothing comes of the first', async () => {
  const scene = await startPrivate();
  const { at, model } = scene;
  const crowd = Array.from({ length: 30 }, (_, n) => `U${100 + n}`);
  for (const id of crowd) at.addUser({ id, name: `p${id}` });
  for (const id of crowd) at.join('C3', id);
  const press = await show(scene, REGENERATE, []);
  const before = made(scene);
  at.faults.next('conversations.members', { delayMs: 3_000 });
  await press('U1');
  await Promise.all(crowd.map(press));
  for (const id of ['U1', ...crowd]) at.leave('C3', id);
  const heard = () =>
    crowd.filter((id) => at.messages(at.dmOf(id)).length + toldTo(scene, id).length > 0);
  await at.waitFor(() => heard().length === crowd.length, WAIT_MS);
  await quiet(scene);

  expect(made(scene)).toBe(before);
  expect(model.requests.length).toBeGreaterThan(0);
});
