import { textReply } from '../../../src/demo/frames.ts';
import type { Permission } from '../../emulators/discord/permissions.ts';
import { answer, start, WAIT_MS } from '../on-discord.ts';
import type { Stage, Target } from './table.ts';

const ASKER = '42';
const OTHER = '43';
const STRANGER = '77';

export type Two = Awaited<ReturnType<typeof startTwo>>;

/** Two servers with Parley in both; the asker is in the first one, or in both. */
export async function startTwo({ isInBoth = false } = {}) {
  const running = await start();
  const { discord, model } = running;
  const asker = discord.person(ASKER);
  const other = discord.person(OTHER);
  const second = discord.addGuild('Other');
  const stranger = discord.person(STRANGER, { guild: second.id });
  if (isInBoth) discord.person(ASKER, { guild: second.id });
  await discord.waitFor(() => discord.commands.length > 0, WAIT_MS);

  const addHidden = (guild: string, open: string): string => {
    const id = discord.addChannel('hidden', { guild });
    const allow: Permission[] = ['VIEW_CHANNEL', 'SEND_MESSAGES', 'READ_MESSAGE_HISTORY'];
    discord.overwrite(id, guild, { deny: ['VIEW_CHANNEL'] });
    for (const each of [discord.bot.id, open]) discord.overwrite(id, each, { allow });
    return id;
  };

  /** Hidden places that the asker is let into. */
  const shared = new Set<string>();
  const addShared = (): string => {
    const id = addHidden(discord.guildId, OTHER);
    discord.overwrite(id, ASKER, {
      allow: ['VIEW_CHANNEL', 'SEND_MESSAGES', 'SEND_MESSAGES_IN_THREADS', 'READ_MESSAGE_HISTORY'],
    });
    shared.add(id);
    return id;
  };

  /**
   * The asker comes to see a place, and goes again: what they did there in between is still on its
   * way.
   */
  const toGlimpse = (channel: string): { come: () => void; go: () => void } => {
    const { parentId, guildId, isPrivate } = discord.whereIs(channel);
    const place = parentId ?? channel;
    if (shared.has(place)) return { come() {}, go() {} };
    if (guildId !== discord.guildId)
      return {
        come() {
          discord.person(ASKER, { guild: second.id });
          discord.overwrite(place, ASKER, { allow: ['VIEW_CHANNEL'] });
        },
        go() {
          discord.overwrite(place, ASKER, {});
          if (!isInBoth) discord.expel(ASKER, second.id);
        },
      };
    if (isPrivate)
      return {
        come: () => other.invite(channel, ASKER),
        go: () => discord.removeFromThread(channel, ASKER),
      };
    return {
      come: () => discord.overwrite(place, ASKER, { allow: ['VIEW_CHANNEL'] }),
      go: () => discord.overwrite(place, ASKER, {}),
    };
  };

  return {
    discord,
    open: () => discord.addChannel('open'),
    openThread: async () => other.createThread({ channel: discord.generalId }, 'Open').id,
    hidden: () => addHidden(discord.guildId, OTHER),
    async hiddenThread() {
      return other.createThread({ channel: addHidden(discord.guildId, OTHER) }, 'Inside').id;
    },
    async privateThread() {
      const { id } = other.createThread({ channel: discord.generalId }, 'Closed', {
        isPrivate: true,
      });
      other.invite(id);
      return id;
    },
    async direct(person: string) {
      const channel = discord.dmId(person);
      model.next(textReply('Hello.'));
      discord.person(person).dm('hello');
      await answer(running, channel);
      return channel;
    },
    abroad: () => second.generalId,
    abroadHidden: () => addHidden(second.id, STRANGER),
    async abroadThread() {
      return stranger.createThread({ channel: second.generalId }, 'There').id;
    },
    async abroadHiddenThread() {
      return stranger.createThread({ channel: addHidden(second.id, STRANGER) }, 'Within').id;
    },
    shared: () => addShared(),
    async sharedThread() {
      return other.createThread({ channel: addShared() }, 'Ours').id;
    },

    /** A person with access says a secret there; from then on the asker aims at it. */
    async aim(channel: string): Promise<{ stage: Stage; target: Target }> {
      const { guildId, recipient, name } = discord.whereIs(channel);
      const secret = `zebra-${channel}`;
      const speaker = [asker, other].find(({ id }) => id === recipient) ?? other;
      const author = guildId === second.id ? stranger : speaker;
      model.answer(() => textReply('Noted.'));
      const answers = () => discord.messages(channel).filter(({ own }) => own).length;
      const before = answers();
      const message = author.say({ channel, text: secret }).id;
      if (recipient) await answer(running, channel, before + 1);
      const shown = guildId ?? '@me';
      const toLink = (host: string, guild: string) =>
        `https://${host}/channels/${guild}/${channel}/${message}`;
      const target: Target = {
        ...{ channel, message, secret, name },
        links: {
          link: toLink('discord.com', shown),
          'own server': `<${toLink('discord.com', discord.guildId)}>`,
          'other host': `${toLink('canary.discord.com', second.id)}?x=1#y`,
        },
      };
      const glimpse = toGlimpse(channel);
      const shownIn = async (handle: ReturnType<typeof asker.slash>): Promise<string> => {
        await handle.answered();
        const find = () => (handle.response?.thinking === false ? handle.response : null);
        return (await discord.waitFor(find, WAIT_MS)).text;
      };
      const stage: Stage = {
        model,
        summarize: (since) => shownIn(asker.slash('summarize', { since })),
        choose: recipient
          ? null
          : () => {
              glimpse.come();
              const handle = asker.contextMenu('Summarize from here', { message });
              glimpse.go();
              return shownIn(handle);
            },
        async question() {
          const { id } = asker.mention('go on');
          const own = () => discord.messages(id).filter((each) => each.own);
          const find = () =>
            own().find(({ buttons }) => buttons.some(({ label }) => /Approve|Regen/.test(label)));
          const shownFirst = await discord.waitFor(find, WAIT_MS);
          if (shownFirst.buttons.some(({ label }) => label === 'Approve'))
            await asker.press(shownFirst.id, 'Approve').answered();
          await answer(running, id);
          return id;
        },
        async reminded(where) {
          const isReminder = ({ text }: { text: string }) => text.includes('⏰');
          await discord.waitFor(() => discord.messages(where).some(isReminder), WAIT_MS);
        },
        written: (where) =>
          discord
            .messages(where)
            .filter(({ own }) => own)
            .map(({ text }) => text),
      };
      return { stage, target };
    },
  };
}
