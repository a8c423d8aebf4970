import type { MessageView } from '../../test/emulators/discord/view.ts';
import type { Shown, Transcript } from './transcript.ts';

/** Small text in Discord's Markdown. */
const NOTE = /^-# (.*)$/gm;

/** A recording of the emulator: how long it is, which a view leaves out. */
type Durations = ReadonlyMap<string, number>;

/** A thread of the Discord emulator; names are those of people and of the bot, by id. */
export function fromDiscord(
  views: readonly MessageView[],
  about: {
    readonly channel: string;
    readonly thread: string;
    readonly names: ReadonlyMap<string, string>;
    /** The lengths of voice messages in seconds, by the id of the message. */
    readonly durations: Durations;
    /** The message that is still being written. */
    readonly growing: string | null;
  },
): Transcript {
  const toShown = (view: MessageView): Shown => ({
    author: about.names.get(view.authorId) ?? view.authorId,
    isApp: view.own,
    at: view.createdAt,
    text: view.text.replaceAll(NOTE, '').trim(),
    notes: [...view.text.matchAll(NOTE)].map(([, note = '']) => note),
    files: view.files.map(({ name, size }) => ({
      name,
      bytes: size,
      seconds: about.durations.get(view.id) ?? null,
    })),
    buttons: view.buttons.map(({ label }) => label),
    isGrowing: view.id === about.growing,
  });
  const { channel, thread, names } = about;
  return { platform: 'discord', channel, thread, names, messages: views.map(toShown) };
}
