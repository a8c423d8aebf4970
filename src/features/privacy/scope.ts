import { z } from 'zod';
import { placeSchema } from '../../core/messages.ts';

const personSchema = z.object({
  type: z.literal('person'),
  platform: z.string(),
  workspace: z.string(),
  person: z.string(),
  name: z.string().nullable().default(null),
});
const conversationSchema = z.object({
  type: z.literal('conversation'),
  conversation: z.string(),
  place: placeSchema,
});
const channelSchema = z.object({ type: z.literal('channel'), place: placeSchema });
const messageSchema = z.object({
  type: z.literal('message'),
  place: placeSchema,
  id: z.string(),
});

/** What is forgotten once it was confirmed. */
export const confirmedScopeSchema = z.discriminatedUnion('type', [
  personSchema,
  conversationSchema,
  channelSchema,
]);

/** A `PersonalScope`, as it is stored. */
export const scopeSchema = z.discriminatedUnion('type', [
  ...confirmedScopeSchema.options,
  messageSchema,
]);
