import type { Kind, Question } from './asking.ts';
import { commandKinds } from './commands.ts';
import { deleted, edited, regenerated, stopped } from './later.ts';
import { type Length, toAsked } from './model.ts';
import type { Point } from './points.ts';
import type { Scene } from './scene.ts';

const toQuestion = (
  platform: Question['platform'],
  token: string,
  place: string | null,
  messageId: string | null,
): Question => ({
  token,
  platform,
  place,
  messageId,
  editedTo: null,
  isDeleted: false,
  isStopped: false,
  command: null,
  hasVoted: false,
});

const slackMention =
  (length: Length): Kind =>
  ({ scene, toToken }) => {
    const token = toToken(length);
    const ts = scene.slack.person('U1').mention({ channel: 'C1', text: toAsked(token) });
    return [toQuestion('slack', token, ts, ts)];
  };

const slackDirect: Kind = ({ scene, toToken }) => {
  const token = toToken();
  const ts = scene.slack.person('U1').dm(toAsked(token));
  return [toQuestion('slack', token, ts, ts)];
};

const slackSlash: Kind = ({ scene, toToken }) => {
  const token = toToken();
  scene.slack
    .person('U1')
    .slash('/parley', `ask ${toAsked(token)}`, 'C1')
    .catch(() => {});
  return [toQuestion('slack', token, null, null)];
};

/** Two more messages while the first is being answered: they share an answer. */
const slackBusy: Kind = (asking) => {
  const { scene, toToken } = asking;
  const tokens = [toToken(), toToken(), toToken('short')];
  const person = scene.slack.person('U1');
  const [first = '', ...others] = tokens.map(toAsked);
  const threadTs = person.mention({ channel: 'C1', text: first });
  for (const text of others) person.say({ channel: 'C1', text, threadTs });
  return tokens.map((token) => toQuestion('slack', token, threadTs, null));
};

const discordMention =
  (length: Length): Kind =>
  ({ scene, toToken, room }) => {
    const token = toToken(length);
    const { id } = scene.discord.person('42').mention(toAsked(token), { channel: room });
    return [toQuestion('discord', token, id, id)];
  };

const discordDirect: Kind = ({ scene, toToken, number }) => {
  const token = toToken();
  const person = scene.discord.person(String(10_000 + number));
  const { id } = person.dm(toAsked(token));
  return [toQuestion('discord', token, scene.discord.dmId(person.id), id)];
};

const discordInPlace: Kind = ({ scene, toToken }) => {
  const token = toToken('long');
  const { id } = scene.discord.person('42').mention(toAsked(token), { channel: scene.bareId });
  return [toQuestion('discord', token, null, id)];
};

const discordSlash: Kind = ({ scene, toToken }) => {
  const token = toToken('long');
  scene.discord.person('42').slash('ask', { question: toAsked(token) }, { channel: scene.bareId });
  return [toQuestion('discord', token, null, null)];
};

const discordBusy: Kind = (asking) => {
  const { scene, toToken, number } = asking;
  const tokens = [toToken(), toToken(), toToken('short')];
  const person = scene.discord.person(String(10_000 + number));
  for (const token of tokens) person.dm(toAsked(token));
  const place = scene.discord.dmId(person.id);
  return tokens.map((token) => toQuestion('discord', token, place, null));
};

const ALWAYS: readonly Kind[] = [
  slackMention('medium'),
  slackDirect,
  discordMention('medium'),
  discordDirect,
];
/** Everything out of the ordinary, by name. */
export const specials: Readonly<Record<string, Kind>> = {
  slackLong: slackMention('huge'),
  discordLong: discordMention('long'),
  slackBusy,
  discordBusy,
  slackSlash,
  discordSlash,
  discordInPlace,
  slackEdit: edited(slackMention('medium')),
  discordEdit: edited(discordMention('long')),
  slackDelete: deleted(slackMention('huge')),
  discordDelete: deleted(discordMention('long')),
  slackAgain: regenerated(slackMention('medium')),
  discordAgain: regenerated(discordMention('medium')),
  slackStop: stopped(slackMention('medium')),
  discordStop: stopped(discordMention('long')),
  ...commandKinds,
};
const SPECIAL = Object.values(specials);

/** A mention on each platform. */
export const mentions: readonly Kind[] = [slackMention('medium'), discordMention('medium')];

/** Kinds without which a moment does not come. */
const NEEDED: readonly (readonly [RegExp, readonly Kind[]])[] = [
  [/reactions/, [slackBusy, discordBusy]],
  [
    /chat\.delete|^DELETE .*:message$/,
    [deleted(slackMention('huge')), deleted(discordMention('long'))],
  ],
  [
    /interactions|webhooks/,
    [
      discordSlash,
      commandKinds.discordDrawing,
      commandKinds.discordPrivate,
      commandKinds.discordPoll,
    ],
  ],
  [/files\./, [commandKinds.slackDrawing]],
  [/chat\.postMessage/, [slackSlash, slackMention('huge')]],
  [/chat\.update/, [edited(slackMention('medium'))]],
];

/** The conversations that are held while this moment is waited for. */
export function kindsFor(point: Point, number: number): readonly Kind[] {
  const route = point.platform === 'model' ? '' : point.route;
  const needed = NEEDED.find(([pattern]) => pattern.test(route))?.[1] ?? [];
  const turn = (step: number) => SPECIAL[(number * 3 + step) % SPECIAL.length];
  const others = [turn(0), turn(1), turn(2)].filter((kind) => kind !== undefined);
  return [...new Set([...ALWAYS, ...needed, ...others])];
}

/** Hands out tokens and remembers what was asked. */
export function createAsking(scene: Scene) {
  const questions: Question[] = [];
  const scripts = new Set<Promise<void>>();
  let tokens = 0;
  let number = 0;

  return {
    questions,
    ask(kinds: readonly Kind[]): Question[] {
      const room = scene.discord.addChannel(`room-${number}`);
      const asked = kinds.flatMap((kind) => {
        number += 1;
        return kind({
          scene,
          number,
          room,
          toToken(length = 'medium') {
            tokens += 1;
            const token = `q${String(tokens).padStart(4, '0')}`;
            scene.model.setLength(token, length);
            scene.model.setLength(token.replace('q', 'e'), length);
            return token;
          },
          toCommandToken() {
            tokens += 1;
            return `c${String(tokens).padStart(4, '0')}`;
          },
          later(script) {
            const run = script().finally(() => scripts.delete(run));
            scripts.add(run);
          },
        });
      });
      questions.push(...asked);
      return asked;
    },
    /** People have done all that they were about to do. */
    get isSettled() {
      return scripts.size === 0;
    },
    /** Resolves when they have. */
    async settled(): Promise<void> {
      while (scripts.size > 0) await Promise.all(scripts);
    },
  };
}
