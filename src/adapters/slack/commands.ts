import { COMMAND_WORD, findByName } from '../../core/command-names.ts';
import type { CommandSpec } from '../../core/jobs/command.ts';

/** Parley's own command on Slack: `/parley NAME rest`. It works whatever other names are taken. */
export const UMBRELLA = 'parley';

/**
 * Names that Slack keeps for itself (slack.com/help/articles/201259356) or for what every
 * workspace has.
 */
const RESERVED = new Set(
  [
    'active add admins all apps archive away call canvas ch clear code collapse dm dnd expand feed feedback giphy',
    'help huddle invite join keys kick leave list me members mpdm msg mute online open part prefs remind remove',
    'rename search secondary settings shortcuts shrug star status tableflip todo topic unarchive unfurl unmute',
    'who whois workflow workflows canvases conversations files later lists people saved sections threads',
  ]
    .join(' ')
    .split(' '),
);

export function isReserved(name: string): boolean {
  return RESERVED.has(name);
}

/** The name under which a command is registered with Slack. */
export function toSlackName(name: string, prefix: string): string {
  return isReserved(prefix + name) ? `${UMBRELLA}-${prefix}${name}` : prefix + name;
}

export type Typed = { readonly name: string; readonly rest: string };

/** Which command a person typed: `/ask why`, `/parley ask why`. */
export function parseCommand(
  command: string,
  text: string,
  { commands, prefix }: { readonly commands: readonly CommandSpec[]; readonly prefix: string },
): Typed {
  const typed = command.replace(/^\//, '').toLowerCase();
  const own = findTyped(typed, { commands, prefix });
  if (own) return { name: own.name, rest: text.trim() };
  const [, name = '', rest = ''] = /^\/?(\S*)\s*([\s\S]*)$/.exec(text.trim()) ?? [];
  return { name: withoutPrefix(name || 'help', commands, prefix), rest };
}

const WRITTEN = new RegExp(String.raw`^/(${COMMAND_WORD})(?:\s+([\s\S]*))?$`, 'u');

/**
 * A command that was written as a message: `/ask why` behind a mention, since threads have no
 * slash commands. Null if it is not a command.
 */
export function parseMessage(
  text: string,
  known: { readonly commands: readonly CommandSpec[]; readonly prefix: string },
): Typed | null {
  const [, word = '', rest = ''] = WRITTEN.exec(text) ?? [];
  const typed = word.toLowerCase();
  if (typed === UMBRELLA || typed === known.prefix + UMBRELLA)
    return parseCommand(typed, rest, known);
  const own = findTyped(word, known);
  return own ? { name: own.name, rest: rest.trim() } : null;
}

/** By the name that it has on Slack, and by those that it has elsewhere. */
function findTyped(
  word: string,
  { commands, prefix }: { readonly commands: readonly CommandSpec[]; readonly prefix: string },
): CommandSpec | undefined {
  const typed = word.toLowerCase();
  return (
    commands.find(({ name }) => typed === toSlackName(name, prefix)) ?? findByName(commands, word)
  );
}

function withoutPrefix(word: string, commands: readonly CommandSpec[], prefix: string): string {
  const typed = word.toLowerCase();
  const own = commands.find(({ name }) => typed === prefix + name) ?? findByName(commands, word);
  return own?.name ?? typed;
}
