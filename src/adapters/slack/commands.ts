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
  const own = commands.find(({ name }) => typed === toSlackName(name, prefix) || typed === name);
  if (own) return { name: own.name, rest: text.trim() };
  const [, name = '', rest = ''] = /^\/?(\S*)\s*([\s\S]*)$/.exec(text.trim()) ?? [];
  return { name: withoutPrefix(name.toLowerCase() || 'help', commands, prefix), rest };
}

/**
 * A command that was written as a message: `/ask why` behind a mention, since threads have no
 * slash commands. Null if it is not a command.
 */
export function parseMessage(
  text: string,
  known: { readonly commands: readonly CommandSpec[]; readonly prefix: string },
): Typed | null {
  const [, word = '', rest = ''] = /^\/([a-zA-Z0-9_-]+)(?:\s+([\s\S]*))?$/.exec(text) ?? [];
  const typed = word.toLowerCase();
  const { commands, prefix } = known;
  if (typed === UMBRELLA || typed === prefix + UMBRELLA) return parseCommand(typed, rest, known);
  const own = commands.find(({ name }) => typed === toSlackName(name, prefix) || typed === name);
  return own ? { name: own.name, rest: rest.trim() } : null;
}

function withoutPrefix(name: string, commands: readonly CommandSpec[], prefix: string): string {
  return commands.find((each) => name === each.name || name === prefix + each.name)?.name ?? name;
}
