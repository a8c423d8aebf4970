import { z } from 'zod';
import {
  attachmentSchema,
  type Json,
  type Message,
  mentionNamesSchema,
  messageSchema,
  type Place,
  peopleQuotedIn,
  placeSchema,
  repeatsIn,
  type Speaker,
  searchTokenSchema,
  speakerSchema,
  toConversation,
} from './messages.ts';

const optionValueSchema = z.union([z.string(), z.number(), z.boolean(), attachmentSchema]);
export type OptionValue = z.infer<typeof optionValueSchema>;

/**
 * What every event carries. `key` names the occurrence for the inbox, so that a second delivery is
 * recognised: platform / workspace / channel / id / kind (/ edit time). `conversation` is
 * `toConversation` of where it belongs.
 */
const base = {
  ...{ key: z.string(), conversation: z.string(), place: placeSchema, at: z.number() },
  /** The language of the person's own client, such as `de-AT`, where the platform tells it. */
  locale: z.string().nullish(),
};

/**
 * How to answer an interaction in its own way: Slack's `response_url`, Discord's token. Opaque to
 * all but its adapter. It is a secret that lives 15 minutes (Discord) or 30 (Slack) and is deleted
 * with its job.
 */
const interaction = z.json();

/**
 * Whether the person who acts is among those who see the place, as the platform told along with
 * what they did; null or left out where it did not tell.
 */
const isAdmitted = z.boolean().nullish();

/** The press of another person, by its job: this one is done if nothing comes of that. */
const insteadOf = z.string().optional();

/** The platform did not open the form that this asks for, and is not asked for it again. */
const formless = { isFormRefused: z.boolean().optional() };

/** Whom the message that a command was chosen on quotes, and which messages, by their ids. */
const quotedSchema = z.object({ people: z.array(z.string()), repeats: z.array(z.string()) });

/** A command, typed in whatever way the platform has: `/ask`, `/parley ask`, or as a mention. */
const commandEventSchema = z.object({
  ...base,
  type: z.literal('command'),
  speaker: speakerSchema,
  name: z.string(),
  options: z.record(z.string(), optionValueSchema),
  /**
   * The options that the person typed; the others are of the message that the command was chosen
   * on.
   */
  typed: z.array(z.string()).default([]),
  /** Who wrote the message that it was chosen on, by their id. */
  about: z.string().optional(),
  /** That message, by its id. */
  aboutMessage: z.string().optional(),
  aboutQuoted: quotedSchema.optional(),
  /** Of the tokens in its options, as far as the event told. */
  names: mentionNamesSchema.optional(),
  locale: z.string().nullable(),
  /** Null if the command came as a message, which is then answered as one. */
  interaction: interaction.nullable(),
  /** The message it was typed in, where it was one. */
  messageId: z.string().nullable(),
  /** Left out where it was used in the place itself: then the platform has let the person. */
  isAdmitted,
  ...formless,
  searchToken: searchTokenSchema.optional(),
});

const messageEventSchema = z.object({
  ...base,
  type: z.literal('message'),
  message: messageSchema,
});
const editEventSchema = z.object({
  ...base,
  type: z.literal('edit'),
  message: messageSchema,
  /** What it is now where it is a command. */
  command: commandEventSchema.optional(),
});
const deleteEventSchema = z.object({
  ...base,
  type: z.literal('delete'),
  messageId: z.string(),
});

/** A button was pressed; `action` is the button's own. */
const actionEventSchema = z.object({
  ...base,
  type: z.literal('action'),
  speaker: speakerSchema,
  action: z.string(),
  messageId: z.string(),
  ...formless,
  ...{ isAdmitted, insteadOf },
  interaction,
});

/** A form was sent. */
const formEventSchema = z.object({
  ...base,
  type: z.literal('form'),
  ...{ isAdmitted, insteadOf },
  speaker: speakerSchema,
  action: z.string(),
  fields: z.record(z.string(), z.string()),
  /**
   * Files that the command which opened it was given, by option: a form has no fields for them,
   * and the adapter keeps them as long as the form is open.
   */
  files: z.record(z.string(), attachmentSchema).optional(),
  /** Kept in the same way: the ids of channels, by what its fields call them. */
  channels: z.record(z.string(), z.string()).optional(),
  /** Kept in the same way: its fields hold the words of that message. */
  aboutQuoted: quotedSchema.optional(),
  interaction,
});

/**
 * Parley came to a place, or a person opened its page there (Slack: app_home_opened): time to
 * greet.
 */
const joinedEventSchema = z.object({
  ...base,
  type: z.literal('joined'),
  speaker: speakerSchema.nullable(),
});
const leftEventSchema = z.object({ ...base, type: z.literal('left') });

/**
 * A place may take again what it refused: a channel was unarchived, a right granted. An empty
 * workspace means any of the platform's.
 */
const openedEventSchema = z.object({ ...base, type: z.literal('opened') });

/**
 * Something that was planned is due: a reminder, an expiry, a wait for a quota. Not run before its
 * inbox time.
 */
const scheduledEventSchema = z.object({
  ...base,
  type: z.literal('scheduled'),
  name: z.string(),
  payload: z.json(),
});

export const incomingEventSchema = z.discriminatedUnion('type', [
  messageEventSchema,
  editEventSchema,
  deleteEventSchema,
  actionEventSchema,
  formEventSchema,
  commandEventSchema,
  joinedEventSchema,
  leftEventSchema,
  openedEventSchema,
  scheduledEventSchema,
]);

export type MessageEvent = Readonly<z.infer<typeof messageEventSchema>>;
export type EditEvent = Readonly<z.infer<typeof editEventSchema>>;
export type DeleteEvent = Readonly<z.infer<typeof deleteEventSchema>>;
export type ActionEvent = Readonly<z.infer<typeof actionEventSchema>>;
export type FormEvent = Readonly<z.infer<typeof formEventSchema>>;
export type CommandEvent = Readonly<z.infer<typeof commandEventSchema>>;
export type JoinedEvent = Readonly<z.infer<typeof joinedEventSchema>>;
export type ScheduledEvent = Readonly<z.infer<typeof scheduledEventSchema>>;
export type IncomingEvent = Readonly<z.infer<typeof incomingEventSchema>>;

/**
 * The latest token that came with what this person said, or typed as a command: it is theirs
 * alone.
 */
export function searchTokenOf(events: readonly IncomingEvent[], person: string): string | null {
  const said = events.flatMap((event) => {
    if (event.type === 'message') return event.message;
    return event.type === 'command' ? event : [];
  });
  const own = said.filter(({ speaker }) => speaker.id === person);
  return own.findLast(({ searchToken }) => searchToken !== undefined)?.searchToken ?? null;
}

const aboutMessageSchema = z.object({ message: messageSchema });

export function isMessage(event: IncomingEvent): event is MessageEvent {
  return event.type === 'message';
}

/** The message that something was planned for; null if it was not planned for a message. */
export function messageOf({ payload }: ScheduledEvent): Message | null {
  return aboutMessageSchema.safeParse(payload).data?.message ?? null;
}

const ownedSchema = z.object({ person: z.string().optional(), by: z.string().nullish() });

/** Who said, used or planned it; null if it is no person's. */
export function personOf(event: IncomingEvent): string | null {
  if (event.type === 'message' || event.type === 'edit') return event.message.speaker.id;
  if (event.type !== 'scheduled') return 'speaker' in event ? (event.speaker?.id ?? null) : null;
  const { person, by } = ownedSchema.safeParse(event.payload).data ?? {};
  return messageOf(event)?.speaker.id ?? person ?? by ?? null;
}

/**
 * Whose words and files a command holds beside those of the person who used it, and of which
 * messages.
 */
export function heldAbout({ about, aboutMessage, aboutQuoted, options }: CommandEvent) {
  const { people = [], repeats = [] } = aboutQuoted ?? {};
  const attachments = Object.values(options).filter((value) => typeof value === 'object');
  return {
    people: [
      ...(about === undefined ? [] : [about]),
      ...people,
      ...peopleQuotedIn({ attachments }),
    ],
    repeats: [
      ...(aboutMessage === undefined ? [] : [aboutMessage]),
      ...repeats,
      ...repeatsIn({ attachments }),
    ],
  };
}

/** What asked for a form that was not opened: it is accepted without one. */
export function toFormless(event: IncomingEvent): IncomingEvent {
  const asks = event.type === 'action' || event.type === 'command';
  return asks ? { ...event, isFormRefused: true } : event;
}

/** The same occurrence without what was said in it. */
export function withoutWords(event: IncomingEvent): IncomingEvent {
  switch (event.type) {
    case 'message':
      return { ...event, message: toEmptied(event.message) };
    case 'edit':
      return { ...event, message: toEmptied(event.message), command: undefined };
    case 'command':
      return { ...event, speaker: toUnnamed(event.speaker), options: {}, typed: [], names: {} };
    case 'action':
      return { ...event, speaker: toUnnamed(event.speaker) };
    case 'form':
      return { ...event, speaker: toUnnamed(event.speaker), fields: {}, files: {} };
    case 'scheduled': {
      const message = messageOf(event);
      return { ...event, payload: message && { message: toPlain(toEmptied(message)) } };
    }
    default:
      return event;
  }
}

function toEmptied({ id, place, speaker, where, sentAt, editedAt, replyTo }: Message): Message {
  return {
    ...{ id, place, where, sentAt, editedAt, replyTo, speaker: toUnnamed(speaker) },
    ...{ text: '', attachments: [], quoted: [], isToOthers: false },
  };
}

function toUnnamed(speaker: Speaker): Speaker {
  return { ...speaker, name: null };
}

/** Plain JSON: no member that is undefined. */
function toPlain(message: Message): Json {
  return JSON.parse(JSON.stringify(message));
}

/** What every event carries; `editedAt` makes each change of a message an event of its own. */
export function toEventBase(
  place: Place,
  event: {
    readonly id: string;
    readonly kind: IncomingEvent['type'];
    /** Epoch milliseconds. */
    readonly at: number;
    readonly editedAt?: number;
  },
) {
  return {
    key: toEventKey(place, event.id, event.kind, event.editedAt),
    conversation: toConversation(place),
    place,
    at: event.at,
  };
}

/**
 * The key of a message's own event; edits carry their time, so that each is an event of its own.
 */
export function toEventKey(
  place: { platform: string; workspace: string; channel: string },
  id: string,
  kind: IncomingEvent['type'],
  editedAt?: number,
): string {
  const key = [place.platform, place.workspace, place.channel, id, kind];
  return (editedAt === undefined ? key : [...key, String(editedAt)]).join('/');
}

/**
 * The name under which the inbox finds the job of a message, asked or answered: unique across
 * platforms.
 */
export function toMessageKey(
  place: { platform: string; workspace: string; channel: string },
  id: string,
): string {
  return [place.platform, place.workspace, place.channel, id].join('/');
}
/** What a person filled in for a command's option. */
