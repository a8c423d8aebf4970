import { z } from 'zod';
import { interactionSchema } from '../interaction.ts';
import { count, flag, list, part, text } from '../schema.ts';
import {
  groupShape,
  messageShape,
  ofTeam,
  saidSchema,
  saidShape,
  userShape,
} from './message-payloads.ts';

/**
 * An event in its wrapper. The first authorization names an installation of the app: in a whole
 * organisation, the workspace.
 */
function callback<Shape extends z.ZodRawShape>(event: Shape) {
  return z.object({
    type: text,
    authorizations: list(z.object({ team_id: text, is_enterprise_install: flag })),
    /** Another organisation is in the channel. */
    is_ext_shared_channel: flag,
    event_time: z
      .unknown()
      .optional()
      .transform((time) => String(time ?? '')),
    event: part(event),
  });
}

const nothingSaid = saidSchema.parse({});

/** `message` and `app_mention`. */
export const messageCallbackSchema = callback({
  ...saidShape,
  channel: text,
  channel_type: text,
  event_ts: text,
  /** Slack's pages put it inside, its events beside (slack-go/slack#1577). */
  action_token: text,
  assistant_thread: part({ action_token: text }),
  deleted_ts: text,
  message: part(saidShape),
  previous_message: saidSchema.nullish().catch(nothingSaid),
});

export const homeCallbackSchema = callback({
  ...ofTeam,
  user: text,
  tab: text,
  channel: text,
  event_ts: text,
});

export const joinCallbackSchema = callback({ user: text, channel: text, event_ts: text });

export const stopCallbackSchema = callback({
  ...ofTeam,
  user: text,
  channel: text,
  thread_ts: text,
  event_ts: text,
  streaming_message_ts: z.array(z.coerce.string()).default([]).catch([]),
});

/** `app_uninstalled` and `tokens_revoked`. */
export const leaveCallbackSchema = callback({
  type: text,
  event_ts: text,
  tokens: part({ bot: z.array(z.unknown()).default([]).catch([]) }),
});

/** `user_change` (docs.slack.dev/reference/events/user_change) */
export const userCallbackSchema = callback({ user: part(userShape) });

/** `channel_rename` and `group_rename` (docs.slack.dev/reference/events/channel_rename) */
export const renameCallbackSchema = callback({ channel: part({ id: text, name: text }) });

/** `subteam_updated` (docs.slack.dev/reference/events/subteam_updated) */
export const groupCallbackSchema = callback({ subteam: part(groupShape) });

export type MessageCallback = z.output<typeof messageCallbackSchema>;
export type ChangedGroup = z.output<typeof groupCallbackSchema>['event']['subteam'];
export type ChangedUser = z.output<typeof userCallbackSchema>['event']['user'];
export type HomeCallback = z.output<typeof homeCallbackSchema>;
export type JoinCallback = z.output<typeof joinCallbackSchema>;
export type StopCallback = z.output<typeof stopCallbackSchema>;
export type LeaveCallback = z.output<typeof leaveCallbackSchema>;

const answerable = { trigger_id: text, response_url: text };

const interactive = {
  ...answerable,
  is_enterprise_install: z
    .unknown()
    .optional()
    .transform((value) => value === true || value === 'true'),
  team: part({ id: text }),
  user: part({ ...ofTeam, id: text }),
};

export const slashSchema = z.object({
  ...answerable,
  ...ofTeam,
  command: text,
  text,
  channel_id: text,
  user_id: text,
});

/** A button of a message. */
export const blockActionsSchema = z.object({
  ...interactive,
  channel: part({ id: text }),
  container: part({ channel_id: text, message_ts: text, thread_ts: text }),
  message: part({ ts: text, thread_ts: text }),
  actions: list(
    z.object({
      action_id: text,
      action_ts: text,
      value: text,
      selected_option: part({ value: text }),
    }),
  ),
});

/** A command in the menu of a message. */
export const shortcutSchema = z.object({
  ...interactive,
  callback_id: text,
  action_ts: text,
  message_ts: text,
  channel: part({ id: text }),
  message: part(messageShape),
});

const blockValues = z.record(z.string(), part({ value: text })).catch({});

export const submissionSchema = z.object({
  ...interactive,
  view: part({
    id: text,
    callback_id: text,
    private_metadata: text,
    state: part({ values: z.record(z.string(), blockValues).default({}).catch({}) }),
  }),
});

export type Slash = z.output<typeof slashSchema>;
export type BlockActions = z.output<typeof blockActionsSchema>;
export type Shortcut = z.output<typeof shortcutSchema>;
export type Submission = z.output<typeof submissionSchema>;

/**
 * What Parley hides in a form: where the form was opened, how to answer privately, and what its
 * command was given.
 */
export const formMemorySchema = part({
  place: part({ channel: text, thread: text }),
  via: interactionSchema,
  quoted: part({ people: list(text), repeats: list(text) }),
  channels: z.record(z.string(), z.string()).default({}).catch({}),
  files: list(
    z.object({
      option: text,
      id: text,
      name: text,
      type: text,
      bytes: count,
      isVoice: flag,
      durationMs: count,
    }),
  ),
});

export type KeptFile = z.output<typeof formMemorySchema>['files'][number];

/** A payload as it came; each listener parses what it uses. */
export const bodySchema = z.record(z.string(), z.unknown()).default({}).catch({});

/** The members that decide whether a payload can be understood at all. */
export const envelopeSchema = part({
  ...answerable,
  type: text,
  command: text,
  event: part({
    type: text,
    subtype: text,
    channel: text,
    ts: text,
    deleted_ts: text,
    message: part({ ts: text }),
  }),
  actions: list(z.object({})),
  user: part({ id: text }),
  channel_id: text,
  user_id: text,
});

export type Envelope = z.output<typeof envelopeSchema>;

/** What the SDK emits for a payload that came over a socket. */
export const deliveredSchema = part({
  body: bodySchema,
  retry_num: count,
  ack: z
    .custom<() => Promise<void>>((value) => typeof value === 'function')
    .optional()
    .transform((ack) => ack ?? (async () => {})),
});

/** What the HTTP listener answers by itself. */
export const requestSchema = part({ type: text, ssl_check: text, challenge: text });

/** A frame of a socket; its other members are passed on. */
export const frameSchema = z.looseObject({ type: text, envelope_id: text, reason: text }).catch({
  type: '',
  envelope_id: '',
  reason: '',
});

export type Frame = z.output<typeof frameSchema>;
