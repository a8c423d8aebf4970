import type { CommandOption, CommandSpec } from '../../core/command.ts';
import type { OptionValue } from '../../core/content.ts';
import type { Attachment } from '../../core/message.ts';

/** Parley's own command on Slack: `/parley NAME rest`. It exists whatever names are taken. */
export const UMBRELLA = 'parley';

/** Names that Slack keeps for itself (slack.com/help/articles/201259356) or for parts that every workspace has. */
const RESERVED = new Set(
  [
    'active add admins all apps archive away call canvas ch clear code collapse dm dnd expand feed feedback giphy',
    'help huddle invite join keys kick leave list me members mpdm msg mute online open part prefs remind remove',
    'rename search secondary settings shortcuts shrug star status tableflip todo topic unarchive unfurl unmute',
    'who whois workflow',
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

/** A command written as a message (`/ask why` behind a mention, as threads know no slash commands); null where it is none. */
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

/**
 * The options in what was typed: `--name value`, `--name "two words"`, `name:value`; the rest is the first text option's.
 * An option of type attachment takes the message's first file.
 */
export function parseOptions(
  text: string,
  options: readonly CommandOption[],
  attachments: readonly Attachment[] = [],
): Record<string, OptionValue> {
  const values: Record<string, OptionValue> = {};
  let rest = text;
  for (const option of options) {
    if (option.type === 'attachment') {
      const [file] = attachments;
      if (file) values[option.name] = file;
      continue;
    }
    const found = findOption(rest, option);
    if (!found) continue;
    const value = toValue(found.value, option);
    if (value === null) continue;
    values[option.name] = value;
    rest = `${rest.slice(0, found.from)} ${rest.slice(found.to)}`;
  }
  const first = options.find(({ type, name }) => type === 'string' && values[name] === undefined);
  if (first && rest.trim() !== '') values[first.name] = toChoice(rest.trim(), first);
  return values;
}

type Found = { readonly value: string; readonly from: number; readonly to: number };

function findOption(text: string, { name, type }: CommandOption): Found | null {
  const value = '("[^"]*"|“[^”]*”|\\S+)'; // Slack's clients like to curl quotes.
  const patterns =
    type === 'boolean'
      ? [`(?:--|—)${name}(?:=(\\S+)|\\s+(true|false|yes|no|on|off))?`, `${name}:(\\S+)`]
      : [`(?:--|—)${name}(?:\\s*=\\s*|\\s+)${value}`, `${name}:\\s?${value}`];
  for (const pattern of patterns) {
    const match = new RegExp(`(?<=^|\\s)${pattern}(?=\\s|$)`, 'i').exec(text);
    if (!match) continue;
    const given = match[1] ?? match[2] ?? 'true';
    const bare = given.replace(/^["“](.*)["”]$/s, '$1');
    return { value: bare, from: match.index, to: match.index + match[0].length };
  }
  return null;
}

function toValue(text: string, option: CommandOption): OptionValue | null {
  if (option.type === 'boolean') return /^(true|yes|on|1)$/i.test(text);
  if (option.type !== 'number') return toChoice(text, option);
  const value = Number(text);
  return text !== '' && Number.isFinite(value) ? value : null;
}

function toChoice(text: string, { choices }: CommandOption): string {
  return choices.find((choice) => choice.toLowerCase() === text.toLowerCase()) ?? text;
}

function withoutPrefix(name: string, commands: readonly CommandSpec[], prefix: string): string {
  return commands.find((each) => name === each.name || name === prefix + each.name)?.name ?? name;
}
