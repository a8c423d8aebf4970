import { callReply, textReply } from '../../src/demo/frames.ts';
import type { MessageView } from '../emulators/discord/view.ts';
import { onDisk } from './drawn.ts';
import { GONE, withoutAbout } from './left.ts';
import * as discord from './on-discord.ts';
import { quiet } from './pressing.ts';
import { hear, toSilence } from './voices.ts';

const { WAIT_MS } = discord;

/** A channel that Ada (42) and Bob (43) see, each by an overwrite, and what stands there. */
export async function startHidden() {
  const environment = onDisk();
  const running = await discord.start({}, environment);
  const { discord: at, model } = running;
  const ada = at.person('42');
  const bob = at.person('43');
  await at.waitFor(() => at.commands.length > 0, WAIT_MS);
  const channel = at.addChannel('crew');
  const allow = ['VIEW_CHANNEL', 'READ_MESSAGE_HISTORY', 'SEND_MESSAGES'] as const;
  at.overwrite(channel, at.guildId, { deny: ['VIEW_CHANNEL'] });
  for (const id of [at.bot.id, '42', '43']) at.overwrite(channel, id, { allow });
  at.deny(channel, 'SEND_POLLS');
  const all = () =>
    [channel, ...at.threads(channel).map(({ id }) => id), at.dmId('42')].flatMap((each) =>
      at.messages(each),
    );
  const has = (label: string) => (seen: MessageView) =>
    seen.buttons.some((button) => button.label === label);
  const shows = (label: string, where?: string) =>
    at.waitFor(() => (where ? at.messages(where) : all()).findLast(has(label)), WAIT_MS);
  const leave = () => at.overwrite(channel, '42', { deny: ['VIEW_CHANNEL'] });
  const join = () => at.overwrite(channel, '42', { allow });
  const toldTo = (id: string) => all().filter(({ ephemeralFor }) => ephemeralFor === id);
  const told = () => toldTo('42');
  return { running, at, model, ada, bob, channel, shows, leave, join, all, told, toldTo };
}

export type Scene = Awaited<ReturnType<typeof startHidden>>;

/** All that can be seen of what was done, but for what is told of a press. */
export const standing = ({ all, model, running }: Pick<Scene, 'all' | 'model' | 'running'>) => ({
  shown: all()
    .filter(
      ({ own, ephemeralFor, text }) => own && ephemeralFor === null && withoutAbout(text) !== GONE,
    )
    .map(({ id, text, buttons, files }) => [id, text, buttons.length, files.length]),
  // What is worked out beside an answer is not asked for by a press.
  asked: model.requests.filter((body) => !JSON.stringify(body).includes('rolling')).length,
  opinions: running.log.lines.filter(({ message }) => message === 'feedback').length,
});

export const ask = ({ ada, model, channel }: Scene) => {
  model.answer(() => textReply('Striped.'));
  return ada.mention('how is it?', { channel });
};

const propose = ({ ada, model, channel, at }: Scene) => {
  const post = { channel: at.generalId, text: 'Hello.' };
  model.next(
    callReply([{ name: 'post_elsewhere', id: 'c1', arguments: JSON.stringify(post) }]),
    textReply('Shall I?'),
  );
  model.answer(() => textReply('Done.'));
  return ada.mention('say hello', { channel });
};

const fail = ({ ada, model, channel }: Scene) => {
  model.next(new Response('{}', { status: 400 }));
  model.answer(() => textReply('Striped.'));
  return ada.mention('how is it?', { channel });
};

export const command =
  (text: string) =>
  ({ ada, channel }: Scene) =>
    ada.mention(text, { channel });

/** A voice note in a thread that Parley takes part in. */
const speak = async (scene: Scene) => {
  const { ada, model } = scene;
  const { id } = ask(scene);
  await scene.shows('Regenerate');
  model.answer(hear('In short.'));
  return ada.say({ channel: id, voice: { bytes: toSilence(), durationSecs: 75 } });
};

const forget = ({ ada, channel }: Scene) => ada.slash('forget', { what: 'me' }, { channel });

const remind = ({ ada, channel }: Scene) =>
  ada.slash('remind', { what: 'vote', when: 'in 2 hours' }, { channel });

/** A button, what it stands under, and the form that it opens. */
export type Act = {
  readonly label: string;
  readonly prepare: (scene: Scene) => unknown;
  /** What its form is sent with, where that was opened before. */
  readonly values?: Readonly<Record<string, string>>;
};

const picture = command('/imagine a cat');

export const ACTS: Readonly<Record<string, Act>> = {
  Regenerate: { label: 'Regenerate', prepare: ask },
  '👍': { label: '👍', prepare: ask },
  '👎': { label: '👎', prepare: ask },
  'Delete of an answer': { label: 'Delete', prepare: ask },
  Retry: { label: 'Retry', prepare: fail },
  Approve: { label: 'Approve', prepare: propose },
  Deny: { label: 'Deny', prepare: propose },
  'a vote': { label: 'Pizza', prepare: command('/poll Lunch? Pizza, Soup') },
  'another picture': { label: 'Again', prepare: picture },
  'a varied picture': { label: 'Vary', prepare: picture },
  'the prompt of a picture': { label: 'Save prompt', prepare: picture },
  'Delete of a picture': { label: 'Delete', prepare: picture },
  'a form of a picture': { label: 'Edit', prepare: picture },
  'a changed picture': { label: 'Edit', prepare: picture, values: { prompt: 'a dog' } },
  'a summary of a transcript': { label: 'Summary', prepare: speak },
  'the action items of a transcript': { label: 'Action items', prepare: speak },
  'a form of a transcript': { label: 'Correct', prepare: speak },
  'a corrected transcript': {
    label: 'Correct',
    prepare: speak,
    values: { 'page-0': '0:00 Ada: Never.' },
  },
  'a translated transcript': {
    label: 'Translate',
    prepare: speak,
    values: { language: 'German' },
  },
  'Cancel of a reminder': { label: 'Cancel', prepare: remind },
  'what is to be forgotten': { label: 'Forget', prepare: forget },
};

/** Makes what is to be pressed or sent, while Ada sees the channel; what she does then. */
export async function prepare(scene: Scene, { label, prepare, values }: Act) {
  await prepare(scene);
  const seen = await scene.shows(label);
  const form = values ? await scene.ada.pressSeen(seen, label).answered() : null;
  await quiet(scene);
  return () => (form ? scene.ada.submit(form, values ?? {}) : scene.ada.pressSeen(seen, label));
}
