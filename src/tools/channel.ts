import { z } from 'zod';
import type { ToolContext } from '../core/answer/tool.ts';
import type { Place } from '../core/messages.ts';
import { failed } from './failed.ts';

/** A channel, as the model names it. */
export const namedChannelSchema = z
  .string()
  .max(200)
  .refine((channel) => channel.trim().startsWith('#') || idOf(channel) !== null, {
    error: 'names no channel; ask the person to mention it by typing # and picking it',
  })
  .describe('The channel as the person mentioned it, such as #general, or its id');

/**
 * The channel that the model named, in the workspace of the question. What it really is, and who
 * may do what there, is decided by `access`. Throws a `UserError` for the model if no channel of
 * that name was mentioned, or if several were.
 */
export function toChannelPlace(
  named: string,
  { place: { platform, workspace }, channels }: Pick<ToolContext, 'place' | 'channels'>,
): Place {
  const channel = toChannelId(named, channels);
  if (channel === '') throw failed(SEVERAL);
  if (channel === null) throw failed('Not done: nobody mentioned a channel of that name.');
  return { platform, workspace, channel };
}

const SEVERAL =
  'Not done: several channels of that name were mentioned in this conversation. Ask the person to mention the one they mean once more.';

/** In the form of a channel's mention: its name may have been chosen to look like another one. */
export function toShownChannel(named: string, { channels }: Pick<ToolContext, 'channels'>): string {
  const wanted = named.trim();
  const mentioned = new Map(Object.entries(channels)).get(wanted);
  const id = mentioned ?? (wanted.startsWith('#') ? null : idOf(wanted));
  return id ? `<#${id}>` : wanted;
}

/** Null if it names no channel, empty if several have the name. */
function toChannelId(named: string, channels: ToolContext['channels']): string | null {
  const wanted = named.trim();
  return new Map(Object.entries(channels)).get(wanted) ?? idOf(wanted);
}

/** An id, or what a mention holds; null if it is neither. */
function idOf(channel: string): string | null {
  return /^<?#?([A-Za-z0-9_-]{1,64})(?:\|[^>]*)?>?$/.exec(channel.trim())?.[1] ?? null;
}
