import { z } from 'zod';
import type { ToolContext } from '../core/answer/tool.ts';
import type { Place } from '../core/messages.ts';

/** A channel, as the model names it. */
export const namedChannelSchema = z
  .string()
  .max(200)
  .refine((channel) => channel.trim().startsWith('#') || idOf(channel) !== null, {
    error: 'names no channel; ask the person to mention it by typing # and picking it',
  })
  .describe('The channel as the person mentioned it, such as #general, or its id');

/**
 * The channel that the model named, in the workspace of the question: what it really is, and who
 * may do what there, is for `access` to find out. Null where nobody mentioned a channel of that
 * name.
 */
export function toChannelPlace(
  named: string,
  { place: { platform, workspace }, channels }: Pick<ToolContext, 'place' | 'channels'>,
): Place | null {
  const wanted = named.trim();
  const mentioned = new Map(Object.entries(channels)).get(wanted);
  const channel = mentioned ?? idOf(wanted);
  return channel === null ? null : { platform, workspace, channel };
}

/** As the platforms show a channel's mention. */
export function toShownChannel(named: string): string {
  const id = idOf(named);
  return id === null || named.trim().startsWith('#') ? named.trim() : `<#${id}>`;
}

/** An id, or what a mention holds; null where it is neither. */
function idOf(channel: string): string | null {
  return /^<?#?([A-Za-z0-9_-]{1,64})(?:\|[^>]*)?>?$/.exec(channel.trim())?.[1] ?? null;
}
