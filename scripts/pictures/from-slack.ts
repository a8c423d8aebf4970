import type { SeenMessage } from '../../test/emulators/slack/index.ts';
import type { Shown, Transcript } from './transcript.ts';

/** A thread of the Slack emulator; names are those of people and of the bot, by id. */
export function fromSlack(
  seen: readonly SeenMessage[],
  about: {
    readonly channel: string;
    readonly botId: string;
    readonly names: ReadonlyMap<string, string>;
  },
): Transcript {
  const { channel, names, botId } = about;
  const toShown = (message: SeenMessage): Shown => ({
    author: names.get(message.user) ?? message.user,
    isApp: message.user === botId,
    at: Number(message.ts) * 1_000,
    text: textOf(message),
    notes: notesOf(message),
    files: message.files.map(({ name, bytes }) => ({ name, bytes: bytes.length, seconds: null })),
    buttons: message.buttons.map(({ text }) => text),
    isGrowing: message.streaming,
  });
  return { platform: 'slack', channel, thread: null, names, messages: seen.map(toShown) };
}

/** A growing stream has no blocks yet, and people's own messages never have any. */
function textOf({ blocks, text }: SeenMessage): string {
  const parts = blocks.flatMap((block) =>
    block.type === 'markdown' && typeof block.text === 'string' ? [block.text] : [],
  );
  return parts.length > 0 ? parts.join('\n\n') : text;
}

function notesOf({ blocks }: SeenMessage): string[] {
  return blocks.flatMap((block) =>
    block.type === 'context' && Array.isArray(block.elements)
      ? block.elements.map(({ text }: { readonly text?: unknown }) => String(text ?? ''))
      : [],
  );
}
