import { Unreachable } from '../probe/reach.ts';
import type { Context } from './context.ts';

/** The parts that the doctor looks at, in the order in which it tells of them. */
export const GROUPS = [
  'Environment',
  'Model',
  'Slack',
  'Discord',
  'Store',
  'Page',
  'Machine',
  'MCP',
] as const;
export type Group = (typeof GROUPS)[number];

/**
 * ok: works · note: worth knowing · warn: something is missing that people will notice · fail: does
 * not work · skip: could not be checked, or is not used.
 */
export type State = 'ok' | 'note' | 'warn' | 'fail' | 'skip';

/** What was found. */
export type Finding = {
  readonly state: State;
  readonly text: string;
  /** What to do about it. */
  readonly remedy?: string;
};

/** One thing to look at. */
export type Check = {
  readonly group: Group;
  /** In a word or two. */
  readonly name: string;
  /** Where it is to take longer than most. */
  readonly limitMs?: number;
  /** Throws `Unreachable` if nothing answered. */
  run(context: Context, signal: AbortSignal): Promise<readonly Finding[]> | readonly Finding[];
};

export const ok = (text: string): Finding => ({ state: 'ok', text });
export const note = (text: string): Finding => ({ state: 'note', text });
export const skip = (text: string): Finding => ({ state: 'skip', text });
export const warn = (text: string, remedy: string): Finding => ({ state: 'warn', text, remedy });
export const fail = (text: string, remedy: string): Finding => ({ state: 'fail', text, remedy });

/** "one, two and three more" of many. */
export function toList(names: readonly string[], most = 6): string {
  const rest = names.length - most;
  return rest > 0 ? `${names.slice(0, most).join(', ')} and ${rest} more` : names.join(', ');
}

export const UNREACHABLE = 'not checked: nothing answers';

/** Null if no answer came: the line about the token says why, once. */
export async function unlessUnreachable<Value>(asked: Promise<Value>): Promise<Value | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Unreachable) return null;
    throw error;
  }
}
