import type {
  APIApplicationCommand,
  APIApplicationCommandOption,
  APIApplicationCommandStringOption,
  APIMessage,
} from 'discord.js';
import { z } from 'zod';
import { DiscordRefusal, toWriteError } from '../failures.ts';
import type { Kind } from '../rate-limits.ts';
import { flag, list, type MembersOf, number, part, text } from '../schema.ts';

const createdSchema = part({ id: text, channel_id: text } satisfies MembersOf<APIMessage>);

export const SNOWFLAKE = /^\d{1,20}$/;

/**
 * The message or channel that a call has created. Throws a `WriteError` if the reply does not tell
 * its id: it may be there all the same, and has to be looked for.
 */
export function toCreated(call: Kind, reply: unknown): z.output<typeof createdSchema> {
  const created = createdSchema.parse(reply);
  if (SNOWFLAKE.test(created.id)) return created;
  const cause = new DiscordRefusal(call, { code: 0, status: 200, word: 'unreadable_reply' });
  throw toWriteError('unknown', cause);
}

/** Messages, of which one may answer an interaction. */
export const answersSchema = list(
  z.object({
    id: text,
    flags: number,
    interaction_metadata: part({ id: text }),
    interaction: part({ id: text }),
  } satisfies MembersOf<APIMessage>),
);

export type AnswerPayload = z.output<typeof answersSchema>[number];

const CHAT_INPUT = 1;

const choiceSchema = z.object({
  name: text,
  value: z.union([z.string(), z.number()]).nullish().catch(null),
});

/** Texts by the code of their language, in one order. */
const localizationsSchema = z
  .record(z.string(), z.string())
  .nullish()
  .catch(null)
  .transform((texts) => Object.entries(texts ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)));

const optionSchema = z.object({
  type: number,
  name: text,
  description: text,
  description_localizations: localizationsSchema,
  required: flag,
  autocomplete: flag,
  choices: list(choiceSchema),
} satisfies MembersOf<APIApplicationCommandOption & APIApplicationCommandStringOption>);

/** Commands as they are registered; what Discord leaves out has its default. */
export const registeredSchema = list(
  z.object({
    type: number.transform((type) => type || CHAT_INPUT),
    name: text,
    name_localizations: localizationsSchema,
    description: text, // Menu commands have none.
    description_localizations: localizationsSchema,
    contexts: z.array(z.number()).nullish().catch(null),
    integration_types: z.array(z.number()).default([0]).catch([0]),
    options: list(optionSchema),
  } satisfies MembersOf<APIApplicationCommand>),
);
