import { z } from 'zod';
import { count, flag, list, part, text, texts } from '../schema.ts';
import { blocks, words } from './block-shapes.ts';
import { toDecoded } from './text.ts';

/** A person's or a thing's name: Slack encodes names in the same way as texts. */
const named = text.transform(toDecoded);

/** The organization of a person, which Slack tells under several names. */
export const ofTeam = { user_team: text, team_id: text, team: text };

/** The sender or a recipient of an email. */
const mailbox = list(z.object({ name: named, address: text, original: named }));

export const fileSchema = z.object({
  id: text,
  name: named,
  title: named,
  mimetype: text,
  size: count,
  duration_ms: count,
  subtype: text,
  media_display_type: text,
  mode: text,
  filetype: text,
  file_access: text,
  url_private: text,
  url_private_download: text,
  /** What a picture shows, in its sender's words. */
  alt_txt: text,
  /** Of an email that was sent to a channel (slack-go/slack#1521). */
  subject: named,
  plain_text: text,
  from: mailbox,
  to: mailbox,
  cc: mailbox,
  attachments: list(z.object({ filename: named })),
});

export type SlackFile = z.output<typeof fileSchema>;

/** docs.slack.dev/legacy/legacy-messaging/legacy-secondary-message-attachments */
const attachment = {
  is_share: flag,
  is_msg_unfurl: flag,
  is_reply_unfurl: flag,
  is_app_unfurl: flag,
  from_url: text,
  /** The message that is shared. */
  channel_id: text,
  ts: words,
  original_url: text,
  app_unfurl_url: text,
  author_id: text,
  author_name: words.transform(toDecoded),
  author_subname: words.transform(toDecoded),
  service_name: words.transform(toDecoded),
  pretext: words,
  title: words,
  title_link: text,
  text: words,
  fallback: words,
  fields: list(z.object({ title: words, value: words })),
  footer: words,
  image_url: text,
  thumb_url: text,
  actions: list(
    z.object({
      text: words,
      url: text,
      options: list(z.object({ text: words })),
      option_groups: list(z.object({ options: list(z.object({ text: words })) })),
    }),
  ),
  blocks,
  /** The blocks of a message that was shared. */
  message_blocks: list(z.object({ message: part({ blocks }) })),
  files: list(fileSchema),
};

/** A shared message has attachments of its own. */
const attachmentSchema = z.object({
  ...attachment,
  attachments: list(
    z.object({
      ...attachment,
      attachments: z
        .undefined()
        .catch(undefined)
        .transform(() => []),
    }),
  ),
});

type Shared = Omit<z.output<typeof attachmentSchema>, 'attachments'>;

export type SlackAttachment = Shared & { readonly attachments: readonly SlackAttachment[] };

/** What a person is called, where an event tells it (users of shared channels). */
const profile = part({ display_name: named, real_name: named, name: named });

export type SlackProfile = z.output<typeof profile>;

/** docs.slack.dev/reference/objects/user-object */
export const userShape = {
  id: text,
  name: named,
  real_name: named,
  tz: text,
  locale: text,
  team_id: text,
  deleted: flag,
  is_admin: flag,
  is_owner: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  profile: part({ display_name: named }),
  enterprise_user: part({ teams: texts }),
};

/** docs.slack.dev/reference/objects/usergroup-object */
export const groupShape = { id: text, handle: named, name: named };

/** The words of a message, wherever they stand in it. */
const worded = {
  user: text,
  bot_id: text,
  username: named,
  user_profile: profile,
  bot_profile: part({ name: named }),
  text: words,
  blocks,
  files: list(fileSchema),
  attachments: list(attachmentSchema),
};

export const saidShape = {
  ...ofTeam,
  ...worded,
  type: text,
  subtype: text,
  streaming_state: text,
  ts: text,
  thread_ts: text,
  /** `ts` is missing where the message was never edited. */
  edited: part({ ts: z.string().optional().catch('') }),
  /** The row that names a thread with an assistant. */
  assistant_app_thread: z
    .unknown()
    .optional()
    .transform((value) => value !== undefined && value !== null),
  root: part({ ...worded, ts: text }),
};

export const saidSchema = z.object(saidShape);

/** What a message says and brings, as far as it is the same for one that is replied to. */
export type SlackWorded = z.output<z.ZodObject<typeof worded>>;

/** What was said, as an event tells it. */
export type SlackSaid = z.output<typeof saidSchema>;

export const messageShape = {
  ...saidShape,
  /** Of the message that a thread hangs on: its latest reply. */
  latest_reply: text,
  metadata: part({ event_payload: part({ job: text }) }),
};

/**
 * A message as Slack keeps it. Parley's own have their words in their blocks and their job in the
 * metadata.
 */
export const slackMessageSchema = z.object(messageShape);

export type SlackMessage = z.output<typeof slackMessageSchema>;
