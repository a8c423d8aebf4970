import { z } from 'zod';

/** The most characters of a message. */
export const MAX_TEXT = 100_000;
const MAX_ID = 64;
const MAX_NAME = 200;
const MAX_ACTION = 100;
const MAX_FILES = 10;
const MAX_KEY = 1_000;

const id = z.string().max(MAX_ID);
const text = z.string().max(MAX_TEXT);
const action = z.string().max(MAX_ACTION);

const author = {
  name: z.string().max(MAX_NAME).nullish(),
  timeZone: id.nullish(),
  locale: id.nullish().catch(null),
};

const spoken = { channel: id, thread: id.nullish() };

/** What is said, or the command that the text is. */
export const speakSchema = z.object({
  ...author,
  text,
  uploads: z
    .array(z.string())
    .max(MAX_FILES)
    .nullish()
    .transform((uploads) => uploads ?? []),
  ...spoken,
  nonce: id,
});

export const reviseSchema = z.object({ ...author, text, channel: id, id });

export const removeSchema = z.object({ ...author, channel: id, id });

/** The same press sent again has the same nonce. */
export const pressSchema = z.object({ ...author, channel: id, id, action, nonce: id.nullish() });

/**
 * The same form sent again has the same nonce. Fields are as long as a message may be; the core
 * checks what they say.
 */
export const formSchema = z.object({
  ...author,
  ...spoken,
  fields: z
    .record(z.string(), text)
    .nullish()
    .transform((fields) => fields ?? {}),
  action,
  nonce: id.nullish(),
});

export const titleSchema = z.object({
  ...author,
  channel: id,
  id,
  title: z.string().max(MAX_NAME),
});

export const renameSchema = z.object({ ...author, channel: id, title: z.string().max(MAX_NAME) });

export const archiveSchema = z.object({ ...author, channel: id });

export const channelSchema = z.object({ ...author, channel: z.string().max(MAX_NAME) });

export const keySchema = z.object({ ...author, key: z.string().max(MAX_KEY) });

/** What each request of the page tells of its author. */
export type AuthorBody = z.output<z.ZodObject<typeof author>>;
/** Where on the page something is said. */
export type SpokenBody = z.output<z.ZodObject<typeof spoken>>;
export type SpeakBody = z.output<typeof speakSchema>;
export type ReviseBody = z.output<typeof reviseSchema>;
export type RemoveBody = z.output<typeof removeSchema>;
export type PressBody = z.output<typeof pressSchema>;
export type FormBody = z.output<typeof formSchema>;
export type TitleBody = z.output<typeof titleSchema>;
export type RenameBody = z.output<typeof renameSchema>;
export type ArchiveBody = z.output<typeof archiveSchema>;
export type ChannelBody = z.output<typeof channelSchema>;
