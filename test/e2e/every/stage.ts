import { expect } from 'vitest';
import type { DemoServer } from '../../../src/demo/server.ts';
import type { Upload } from '../../emulators/discord/types.ts';
import * as onDiscord from '../on-discord.ts';
import * as onSlack from '../on-slack.ts';

/** Where something is said; a thread is one that somebody else began. */
export type Spot = 'channel' | 'thread' | 'dm';

/**
 * How a command is given: chosen from the platform's list, typed by its umbrella's name, or
 * written as a message.
 */
export type Way = 'slash' | 'umbrella' | 'message';

export type Where = readonly [Spot, Way];

/** An admin, and somebody who is none. */
export type Who = 'admin' | 'member';

/** A command with its options: as one types them, and as Discord's own form sends them. */
export type Use = {
  readonly name: string;
  readonly typed?: string;
  readonly options?: Readonly<Record<string, string | number | boolean | Upload>>;
};

/** A message of Parley's as people see it, whatever the platform. */
export type Seen = {
  readonly id: string;
  readonly channel: string;
  readonly text: string;
  readonly labels: readonly string[];
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Nobody else sees it. */
  readonly isPrivate: boolean;
  /** What can be voted for. */
  readonly choices: readonly string[];
  /** It still grows or “thinks”. */
  readonly isGrowing: boolean;
  /** It stands in a thread. */
  readonly isInThread: boolean;
  /** It stands where one person is alone with Parley. */
  readonly isDirect: boolean;
};

export type File = { readonly name: string; readonly bytes: Uint8Array };

/** One platform with the whole program on it, for what is to hold on both. */
export type Stage = {
  readonly platform: 'Slack' | 'Discord';
  readonly model: DemoServer;
  /** Every way in which a command can be given, and where. */
  readonly ways: readonly Where[];
  /** Whether a command given like that begins a thread of its own. */
  opensThread(where: Where): boolean;
  /** Throws where a command's answer is read by too many, or stands in the wrong place. */
  checkReaders(message: Seen, where: Where, isPrivate: boolean): void;
  /** A channel that everybody reads and where nothing is asked. */
  readonly elsewhere: string;
  /** Somebody who is no admin says something; resolves to its id. */
  say(spot: Spot, text: string, files?: readonly File[]): string;
  use(who: Who, where: Where, use: Use): void;
  /** Mentions Parley, or writes to it directly. */
  ask(who: Who, spot: Spot, text: string, files?: readonly File[]): void;
  press(who: Who, message: Seen, label: string): void;
  /** Everything that Parley has written in all the spots, oldest first. */
  own(): readonly Seen[];
  waitFor<T>(look: () => T | null | undefined | false): Promise<T>;
};

const DISCORD_WAYS = [
  ['channel', 'slash'],
  ['channel', 'message'],
  ['thread', 'slash'],
  ['thread', 'message'],
  ['dm', 'slash'],
  ['dm', 'message'],
] as const;

/** Slack has no commands in threads. */
const SLACK_WAYS = [
  ['channel', 'slash'],
  ['channel', 'umbrella'],
  ['channel', 'message'],
  ['thread', 'message'],
  ['dm', 'slash'],
  ['dm', 'message'],
] as const;

const RESERVED = ['help', 'remind', 'settings'];

export async function slackStage(...options: Parameters<typeof onSlack.start>): Promise<Stage> {
  const { slack, model } = await onSlack.start(...options);
  const ids = { admin: 'U1', member: 'U2' } as const;
  slack.addChannel({ id: 'C3', name: 'news', members: ['U1', 'U2'] });
  const root = slack.person('U2').say({ channel: 'C1', text: 'A thread about something.' });
  const idOf = (spot: Spot, who: Who) => (spot === 'dm' ? slack.dmOf(ids[who]) : 'C1');
  const thread = (spot: Spot) => (spot === 'thread' ? { threadTs: root } : {});
  const own = () =>
    ['C1', 'C3', slack.dmOf('U1'), slack.dmOf('U2')]
      .flatMap((channel) => slack.messages(channel))
      .filter(({ user }) => user === 'UBOT')
      .map(({ ts, channel, text, buttons, files, ephemeralFor, streaming, threadTs }): Seen => {
        const votes = buttons.filter(({ value }) => value.startsWith('vote'));
        return {
          ...{ id: ts, channel, text, files, isGrowing: streaming },
          labels: buttons.filter((each) => !votes.includes(each)).map((each) => each.text),
          choices: votes.map((each) => each.text),
          isPrivate: ephemeralFor !== undefined,
          isInThread: threadTs !== undefined,
          isDirect: channel.startsWith('D'),
        };
      });
  const ask: Stage['ask'] = (who, spot, text, files = []) => {
    const given = files.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes) }));
    const person = slack.person(ids[who]);
    if (spot === 'dm') person.dm({ text, files: given });
    else person.mention({ channel: 'C1', text, files: given, ...thread(spot) });
  };
  return {
    platform: 'Slack',
    model,
    elsewhere: 'C3',
    ways: SLACK_WAYS,
    opensThread: ([spot, way]) => spot === 'channel' && way === 'message',
    checkReaders({ isPrivate: isHidden, isInThread, isDirect }, [spot, way], isPrivate) {
      const isAlone = spot === 'dm' && way === 'message';
      expect(isHidden).toBe(isPrivate && !isAlone);
      expect(isDirect).toBe(spot === 'dm');
      // Nobody sees what only one person may read in a thread that has no messages.
      expect(isInThread).toBe(spot === 'thread' || (way === 'message' && !isHidden));
    },
    own,
    ask,
    say: (spot, text, files = []) =>
      slack.person('U2').say({
        ...{ channel: idOf(spot, 'member'), text, ...thread(spot) },
        files: files.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes) })),
      }),
    use(who, [spot, way], { name, typed = '' }) {
      if (way === 'message') return ask(who, spot, `/${name} ${typed}`.trim());
      const person = slack.person(ids[who]);
      const own = RESERVED.includes(name) ? `/parley-${name}` : `/${name}`;
      const command =
        way === 'slash' ? ([own, typed] as const) : (['/parley', `${name} ${typed}`] as const);
      void person.slash(...command, idOf(spot, who));
    },
    press: (who, { id }, label) => void slack.person(ids[who]).press(id, label),
    waitFor: (look) => slack.waitFor(look, onSlack.WAIT_MS),
  };
}

/** `locale`: the language of everybody's client. */
export async function discordStage(
  options: Parameters<typeof onDiscord.start>[0] = {},
  environment: Parameters<typeof onDiscord.start>[1] = {},
  locale = 'en-US',
): Promise<Stage> {
  const { discord, model } = await onDiscord.start(options, environment);
  await discord.waitFor(() => discord.commands.length > 0, onDiscord.WAIT_MS);
  const people = {
    admin: discord.person('7', { name: 'ada', admin: true, locale }),
    member: discord.person('42', { name: 'grace', locale }),
  };
  const news = discord.addChannel('news');
  const first = people.member.say({ channel: discord.generalId, text: 'About something.' });
  const root = people.member.createThread({ message: first.id }, 'About something').id;
  const idOf = (spot: Spot, who: Who) =>
    ({ channel: discord.generalId, thread: root, dm: discord.dmId(people[who].id) })[spot];
  const spots = () => [
    ...[discord.generalId, news, ...discord.threads(discord.generalId).map(({ id }) => id)],
    ...[discord.dmId('7'), discord.dmId('42')],
  ];
  const own = () =>
    spots()
      .flatMap((channel) => discord.messages(channel))
      .filter((message) => message.own)
      .map(
        ({ id, channelId, text, buttons, files, ephemeralFor, thinking, poll }): Seen => ({
          ...{ id, text, files, channel: channelId, isGrowing: thinking },
          labels: buttons.map(({ label }) => label),
          isPrivate: ephemeralFor !== null,
          isInThread: channelId === root,
          isDirect: channelId === discord.dmId('7') || channelId === discord.dmId('42'),
          choices: answersOf(poll),
        }),
      );
  const ask: Stage['ask'] = (who, spot, text, files = []) => {
    const what = { channel: idOf(spot, who), attachments: files.map((file) => ({ ...file })) };
    if (spot === 'dm') people[who].dm(text, what);
    else people[who].mention(text, what);
  };
  return {
    platform: 'Discord',
    model,
    elsewhere: news,
    ways: DISCORD_WAYS,
    opensThread: () => false,
    checkReaders({ isPrivate: isHidden, isInThread, isDirect }, [spot, way], isPrivate) {
      // Only what was chosen from the list can be answered for one person's eyes; what was written
      // is answered directly.
      expect(isHidden).toBe(isPrivate && way === 'slash');
      expect(isDirect).toBe(spot === 'dm' || (isPrivate && way === 'message'));
      expect(isInThread).toBe(spot === 'thread' && !isDirect);
    },
    own,
    ask,
    say: (spot, text, files = []) =>
      people.member.say({
        ...{ channel: idOf(spot, 'member'), text },
        attachments: files.map((file) => ({ ...file })),
      }).id,
    use(who, [spot, way], { name, typed = '', options = {} }) {
      if (way === 'message') ask(who, spot, `/${name} ${typed}`.trim());
      else people[who].slash(name, options, { channel: idOf(spot, who) });
    },
    press: (who, { id }, label) => void people[who].press(id, label),
    waitFor: (look) => discord.waitFor(look, onDiscord.WAIT_MS),
  };
}

/** The answers of Discord's own poll. */
function answersOf(poll: Readonly<Record<string, unknown>> | null): string[] {
  const answers = Array.isArray(poll?.answers) ? poll.answers : [];
  return answers.map(({ poll_media: { text } }) => String(text));
}

/** What the model was asked last, as text. */
export const asked = ({ model }: Stage) => JSON.stringify(model.requests.at(-1)?.messages);
