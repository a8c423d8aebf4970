import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { onDisk } from './drawn.ts';
import * as discord from './on-discord.ts';
import { quiet } from './pressing.ts';

// Kind: somebody who no longer sees a channel acts in it, by a form
// that was opened before. (Discord itself takes no press of a button there.) It tells along with
// the form what its person may do in the channel, but not who is in a private thread.

const { WAIT_MS } = discord;
const GONE = 'I didn’t do that: you’re no longer in that channel.';

/** A channel that Ada (42) sees by an overwrite of her own, and what stands there for her. */
async function startHidden() {
  const running = await discord.start({}, onDisk());
  const { discord: at, model } = running;
  const ada = at.person('42');
  const bob = at.person('43');
  await at.waitFor(() => at.commands.length > 0, WAIT_MS);
  const channel = at.addChannel('crew');
  const allow = ['VIEW_CHANNEL', 'READ_MESSAGE_HISTORY', 'SEND_MESSAGES'] as const;
  at.overwrite(channel, at.guildId, { deny: ['VIEW_CHANNEL'] });
  for (const id of [at.bot.id, '42', '43']) at.overwrite(channel, id, { allow });
  at.deny(channel, 'SEND_POLLS');
  const shows = (label: string, where = channel) =>
    at.waitFor(
      () => at.messages(where).findLast(({ buttons }) => buttons.some((b) => b.label === label)),
      WAIT_MS,
    );
  const leave = () => at.overwrite(channel, '42', { deny: ['VIEW_CHANNEL'] });
  const all = () =>
    [channel, ...at.threads(channel).map(({ id }) => id), at.dmId('42')].flatMap((each) =>
      at.messages(each),
    );
  const told = () => all().filter(({ ephemeralFor }) => ephemeralFor === '42');
  return { running, at, model, ada, bob, channel, shows, leave, all, told };
}

type Scene = Awaited<ReturnType<typeof startHidden>>;

const standing = ({ all, model, running }: Scene) => ({
  shown: all()
    .filter(({ own, ephemeralFor, text }) => own && ephemeralFor === null && text !== GONE)
    .map(({ id, text, buttons }) => [id, text, buttons.length]),
  asked: model.requests.length,
  opinions: running.log.lines.filter(({ message }) => message === 'feedback').length,
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
  const told = () => [...at.messages(thread), ...scene.all()].filter(({ text }) => text === GONE);
  await at.waitFor(() => told().length > 0, WAIT_MS);
  await quiet(scene);
  const shown = at.messages(thread).filter(({ text }) => text !== GONE);

  expect(told()).toHaveLength(1);
  expect([standing(scene), shown.map(({ text }) => text)]).toEqual(before);
});
