import { withoutAbout } from '../../direct-notice.ts';
import * as onDiscord from '../on-discord.ts';
import { type Seen, type Setup, type Spot, type Stage, TOPIC, type Who } from './stage.ts';

const DISCORD_WAYS = [
  ['channel', 'slash'],
  ['channel', 'message'],
  ['thread', 'slash'],
  ['thread', 'message'],
  ['dm', 'slash'],
  ['dm', 'message'],
] as const;

export async function discordStage({ environment, locale = 'en-US' }: Setup = {}): Promise<Stage> {
  const { discord, model } = await onDiscord.start({}, environment);
  await discord.waitFor(() => discord.commands.length > 0, onDiscord.WAIT_MS);
  const people = {
    admin: discord.person('7', { name: 'ada', admin: true, locale }),
    member: discord.person('42', { name: 'grace', locale }),
  };
  const news = discord.addChannel('news');
  const first = people.member.say({ channel: discord.generalId, text: TOPIC });
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
          ...{ id, text: withoutAbout(text), files, channel: channelId, isGrowing: thinking },
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
    timeZone: null,
    pings: /@everyone|<@42>/,
    elsewhere: news,
    ways: DISCORD_WAYS,
    opensThread: () => false,
    readers([spot, way], isPrivate) {
      // Only what was chosen from the list can be answered for one person's eyes; what was written
      // is answered directly.
      const isDirect = spot === 'dm' || (isPrivate && way === 'message');
      return {
        isPrivate: isPrivate && way === 'slash',
        isDirect,
        isInThread: spot === 'thread' && !isDirect,
      };
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
