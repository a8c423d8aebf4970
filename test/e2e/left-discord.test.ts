import { afterEach, expect, test } from 'vitest';
import { setClockAhead } from '../../src/core/async.ts';
import { endingReply, textReply } from '../../src/demo/frames.ts';
import { GONE, withoutAbout } from './left.ts';
import {
  ACTS,
  ask,
  command,
  prepare,
  type Scene,
  standing,
  startHidden,
} from './left-on-discord.ts';
import * as discord from './on-discord.ts';
import { quiet } from './pressing.ts';

// Kind: a person who no longer sees a channel acts in it, by a button that their client still
// shows, or by a form that was opened before. Discord tells with each press what its person may do
// in the channel, but not who is in a private thread; old answers are asked for again.

const { WAIT_MS } = discord;

test.each(Object.entries(ACTS))(
  'Discord: %s is nobody’s who sees the channel no more',
  async (_name, act) => {
    const scene = await startHidden();
    const press = await prepare(scene, act);
    scene.leave();
    const before = standing(scene);
    const told = scene.told().length;
    const handle = await press().answered();
    await scene.at.waitFor(() => scene.told().length > told, WAIT_MS);
    await quiet(scene);

    expect(handle.modal).toBeNull();
    expect(
      scene
        .told()
        .slice(told)
        .map(({ text }) => text),
    ).toEqual([GONE]);
    expect(standing(scene)).toEqual(before);
  },
);

test.each(['a form of a picture', 'a form of a transcript'])(
  'Discord: what is told instead of %s waits for a slow acknowledgement',
  async (name) => {
    const scene = await startHidden();
    const act = ACTS[name];
    if (!act) throw new Error(name);
    const press = await prepare(scene, act);
    scene.leave();
    scene.at.faults.next('POST /interactions/*/*/callback', { delayMs: 500 });
    await press().answered();
    await scene.at.waitFor(() => scene.told().length > 0, WAIT_MS);
    expect(scene.told().map(({ text }) => text)).toEqual([GONE]);
  },
);

/** Presses whose person has left by the time that Parley receives or handles them. */
const LATE = ['Regenerate', 'Delete of an answer', 'Approve', 'a vote', 'another picture', '👍'];

afterEach(() => setClockAhead(0));

test.each(LATE.flatMap((name) => ['channel', 'server'].map((what) => [name, what] as const)))(
  'Discord: %s that had to wait is nobody’s who has left the %s meanwhile',
  async (name, what) => {
    const scene = await startHidden();
    const { at } = scene;
    const act = ACTS[name];
    if (!act) throw new Error(name);
    const press = await prepare(scene, act);
    const release = at.holdInteractions();
    const handle = press();
    if (what === 'channel') scene.leave();
    else at.expel('42');
    setClockAhead(20_000);
    const before = standing(scene);
    release();
    await handle.answered();
    const direct = () => at.messages(at.dmId('42')).map(({ text }) => withoutAbout(text));
    await at.waitFor(() => direct().length > 0, WAIT_MS);
    await quiet(scene);

    expect(direct()).toEqual([GONE]);
    expect(standing(scene)).toEqual(before);
  },
);

test('Discord: a press that had to wait is done where its person is still there', async () => {
  const scene = await startHidden();
  const { at, model } = scene;
  const press = await prepare(scene, { label: 'Regenerate', prepare: ask });
  model.answer(() => textReply('Spotted.'));
  setClockAhead(20_000);
  await press().answered();
  await at.waitFor(() => scene.all().some(({ text }) => text.includes('Spotted')), WAIT_MS);
  expect(scene.told()).toEqual([]);
});

test('Discord: an answer is not stopped by its asker who sees the channel no more', async () => {
  const scene = await startHidden();
  const { at, ada, model, channel } = scene;
  model.next(endingReply('Let me', 'stall'));
  ada.mention('how is it?', { channel });
  const seen = await scene.shows('Stop');
  scene.leave();
  await ada.pressSeen(seen, 'Stop').answered();
  await at.waitFor(() => scene.told().length > 0, WAIT_MS);
  await quiet(scene);
  expect(scene.told().map(({ text }) => text)).toEqual([GONE]);
  const shown = () => scene.all().find(({ id }) => id === seen.id)?.text;
  expect(shown()).not.toContain('Stopped');

  scene.join();
  await ada.pressSeen(seen, 'Stop').answered();
  await at.waitFor(() => shown()?.includes('Stopped'), WAIT_MS);
});

test('Discord: a vote of who was let in again counts, though one was refused meanwhile', async () => {
  const scene = await startHidden();
  const { at, ada } = scene;
  await command('/poll Lunch? Pizza, Soup')(scene);
  const poll = await scene.shows('Pizza');
  scene.leave();
  await ada.pressSeen(poll, 'Pizza').answered();
  scene.join();
  await ada.pressSeen(poll, 'Soup').answered();
  const shown = () => scene.all().find(({ id }) => id === poll.id)?.text ?? '';
  await at.waitFor(() => /1 vote/.test(shown()), WAIT_MS);
  await quiet(scene);
  expect(shown().match(/\d+ votes?/g)).toEqual(['0 votes', '1 vote']);
});

test.each(['a button', 'a command'])(
  'Discord: the form of %s that was opened before is sent for nothing',
  async (opener) => {
    const scene = await startHidden();
    const { at, ada, channel } = scene;
    if (opener === 'a button') ada.slash('imagine', { prompt: 'a cat' }, { channel });
    const form =
      opener === 'a button'
        ? await ada.press((await scene.shows('Again')).id, 'Edit').answered()
        : await ada.contextMenu('Ask about this', { message: bobsMessage(scene) }).answered();
    await quiet(scene);
    scene.leave();
    const before = standing(scene);
    const values = opener === 'a button' ? { prompt: 'a dog' } : { question: 'when?' };
    const sent = await ada.submit(form, values).answered();
    await at.waitFor(() => scene.told().length > 0, WAIT_MS);
    await quiet(scene);

    expect(scene.told().map((each) => each.text)).toEqual([GONE]);
    expect(sent.response?.thinking ?? false).toBe(false);
    expect(standing(scene)).toEqual(before);
  },
);

const bobsMessage = ({ bob, channel }: Scene) => bob.say({ channel, text: 'vote today' }).id;

test('Discord: a form is sent for nothing by who was taken out of a private thread', async () => {
  const scene = await startHidden();
  const { at, ada, bob, channel, model } = scene;
  const thread = bob.createThread({ channel }, 'Closed', { isPrivate: true }).id;
  for (const id of [at.bot.id, '42']) bob.invite(thread, id);
  model.answer(() => textReply('Four.'));
  bob.mention('/imagine a cat', { channel: thread });
  const drawn = await scene.shows('Again', thread);
  const form = await ada.press(drawn.id, 'Edit').answered();
  await quiet(scene);
  at.removeFromThread(thread, '42');
  const before = [standing(scene), at.messages(thread).map(({ text }) => text)];
  await ada.submit(form, { prompt: 'a dog' }).answered();
  const told = () =>
    [...at.messages(thread), ...scene.all()].filter(({ text }) => withoutAbout(text) === GONE);
  await at.waitFor(() => told().length > 0, WAIT_MS);
  await quiet(scene);
  const shown = at.messages(thread).filter(({ text }) => text !== GONE);

  expect(told()).toHaveLength(1);
  expect([standing(scene), shown.map(({ text }) => text)]).toEqual(before);
});
