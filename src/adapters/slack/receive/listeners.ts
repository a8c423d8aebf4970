import type { App } from '@slack/bolt';
import type { z } from 'zod';
import type { Form } from '../../../core/content.ts';
import { type IncomingEvent, toFormless } from '../../../core/events.ts';
import type { Listener } from '../../../core/ports.ts';
import { type Identity, type OfTeam, teamOf } from '../places.ts';
import { filesOf, isStub, withFiles } from './files.ts';
import { toFormMemory } from './form-memory.ts';
import {
  toEventPlace,
  toHomeOpened,
  toJoined,
  toLeft,
  toOpened,
  toSessionStopped,
} from './inbound.ts';
import { toActionEvent, toCommandEvent, toForm, toMenuCommand } from './interactions.ts';
import type { SlackFile } from './message-payloads.ts';
import { toMessageEvent } from './messages.ts';
import {
  blockActionsSchema,
  type ChangedGroup,
  type ChangedUser,
  groupCallbackSchema,
  homeCallbackSchema,
  joinCallbackSchema,
  leaveCallbackSchema,
  type MessageCallback,
  messageCallbackSchema,
  renameCallbackSchema,
  shortcutSchema,
  slashSchema,
  stopCallbackSchema,
  submissionSchema,
  userCallbackSchema,
} from './payloads.ts';

/** What Bolt hands each listener beside the payload. */
export type Delivered = { readonly delivery: Delivery };

export type Delivery = {
  /**
   * The core was given the event. A failure from then on may not happen again when the payload
   * comes again; before, it would happen each time.
   */
  isHandedOn: boolean;
};

/** Learns what Slack tells of people, channels and groups that are called otherwise now. */
export type Learner = {
  learnPerson(user: ChangedUser, workspace: string): void;
  learnChannel(channel: { readonly id: string; readonly name: string }, workspace: string): void;
  learnGroup(group: ChangedGroup, workspace: string): void;
};

export type Hearing = {
  readonly identity: Identity;
  readonly listener: Listener;
  /** Learns the organization of the person behind an event. */
  readonly onTeam: (event: IncomingEvent, team: string) => void;
  readonly learner: Learner;
  /** The organization of a person; null if Slack does not tell it soon. */
  readonly findTeam: (person: string, workspace: string) => Promise<string | null>;
  /** Resolves soon; see `Files` of ../read/files.ts. */
  readonly describeFiles: (
    files: readonly SlackFile[],
    workspace: string,
  ) => Promise<readonly SlackFile[]>;
  /** A person opened the page that Parley has in Slack. */
  readonly onHomeOpened: (event: IncomingEvent) => void;
  /** Whether the form is open; never rejects. `memory` comes back with the form. */
  readonly openForm: (
    workspace: string,
    trigger: string,
    form: Form,
    memory: string,
  ) => Promise<boolean>;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** Bolt finds the listener; each one parses its payload, converts it, and hands it to the core. */
export function addListeners(app: App<Delivered>, hearing: Hearing): void {
  const { onHomeOpened, onTeam } = hearing;
  const learnTeam = (event: IncomingEvent, payload: MessageCallback) =>
    onTeam(event, teamOf(payload.event));
  const describe = createDescriber(hearing);
  const message = onEvent(hearing, messageCallbackSchema, toMessageEvent, {
    learn: learnTeam,
    complete: async (payload) => {
      const { event } = payload;
      const [said, message] = await Promise.all([describe(event), describe(event.message)]);
      return completeTeams(hearing, { ...payload, event: { ...said, message } });
    },
  });
  const left = onEvent(hearing, leaveCallbackSchema, toLeft);
  const opened = onEvent(hearing, joinCallbackSchema, toOpened);
  app.event('message', message);
  app.event('app_mention', message);
  app.event(
    'app_home_opened',
    onEvent(hearing, homeCallbackSchema, toHomeOpened, { learn: onHomeOpened }),
  );
  app.event('member_joined_channel', onEvent(hearing, joinCallbackSchema, toJoined));
  app.event('channel_unarchive', opened);
  app.event('group_unarchive', opened);
  addNameListeners(app, hearing);
  app.event('agent_session_stopped', onEvent(hearing, stopCallbackSchema, toSessionStopped));
  app.event('app_uninstalled', left);
  app.event('tokens_revoked', left);
  app.command(ANY, onInteraction(hearing, slashSchema, toCommandEvent));
  app.action({ type: 'block_actions' }, onInteraction(hearing, blockActionsSchema, toActionEvent));
  const menu = onInteraction(hearing, shortcutSchema, toMenuCommand, async (payload) => ({
    ...payload,
    message: await describe(payload.message),
  }));
  app.shortcut({ type: 'message_action' }, menu);
  app.view({ type: 'view_submission' }, onInteraction(hearing, submissionSchema, toForm));
}

/** What is called otherwise from now on; nothing is done for it. */
function addNameListeners(app: App<Delivered>, { identity, learner }: Hearing): void {
  const toWorkspace = (payload: Parameters<typeof toEventPlace>[0]) =>
    toEventPlace(payload, '', identity).workspace;
  app.event('user_change', async ({ body }) => {
    const payload = userCallbackSchema.parse(body);
    learner.learnPerson(payload.event.user, toWorkspace(payload));
  });
  const onRename = async ({ body }: { readonly body: unknown }) => {
    const payload = renameCallbackSchema.parse(body);
    learner.learnChannel(payload.event.channel, toWorkspace(payload));
  };
  app.event('channel_rename', onRename);
  app.event('group_rename', onRename);
  app.event('subteam_updated', async ({ body }) => {
    const payload = groupCallbackSchema.parse(body);
    learner.learnGroup(payload.event.subteam, toWorkspace(payload));
  });
}

/** Commands have the names that the manifest gives them; Slack sends no others. */
const ANY = /./;

type ToEvent<Payload> = (
  payload: Payload,
  identity: Identity,
  receivedAt: number,
) => IncomingEvent | null;

type EventHooks<Payload> = {
  readonly learn?: (event: IncomingEvent, payload: Payload) => void;
  /** Asks for what the payload leaves out. */
  readonly complete?: Complete<Payload>;
};

type Complete<Payload> = (payload: Payload) => Promise<Payload>;

async function unchanged<Payload>(payload: Payload): Promise<Payload> {
  return payload;
}

/** Files that come as ids alone are asked about before anything is decided by what they are. */
function createDescriber({ describeFiles, identity }: Hearing) {
  return async <Said extends Parameters<typeof filesOf>[0]>(said: Said): Promise<Said> => {
    const stubs = filesOf(said).filter(isStub);
    return stubs.length === 0
      ? said
      : withFiles(said, await describeFiles(stubs, identity.workspace));
  };
}

/** An organization that is not known is not Parley's own. */
const UNKNOWN_TEAM = 'unknown';

/**
 * Of some messages, such as those with files, Slack does not tell whose organization sent them:
 * where another one is in the channel that is asked.
 */
async function completeTeams(
  { findTeam, identity }: Hearing,
  payload: MessageCallback,
): Promise<MessageCallback> {
  if (!payload.is_ext_shared_channel) return payload;
  const { workspace } = toEventPlace(payload, '', identity);
  const withTeam = async <Said extends OfTeam & { readonly user: string }>(said: Said) => {
    if (said.user === '' || said.user === identity.userId || teamOf(said) !== '') return said;
    return { ...said, team: (await findTeam(said.user, workspace)) ?? UNKNOWN_TEAM };
  };
  const [event, message] = await Promise.all([
    withTeam(payload.event),
    withTeam(payload.event.message),
  ]);
  return { ...payload, event: { ...event, message } };
}

type Heard = { readonly body: unknown; readonly context: Delivered };

/** An event is acknowledged by the receiver, once all of its listeners have resolved. */
function onEvent<Payload extends { readonly type: string }>(
  { identity, listener, now }: Hearing,
  schema: z.ZodType<Payload>,
  toEvent: ToEvent<Payload>,
  { learn, complete = unchanged }: EventHooks<Payload> = {},
) {
  return async ({ body, context }: Heard): Promise<void> => {
    const parsed = schema.parse(body);
    if (parsed.type !== 'event_callback') return; // Bolt takes whatever holds an event for one.
    const payload = await complete(parsed);
    const event = toEvent(payload, identity, now());
    if (!event) return;
    context.delivery.isHandedOn = true;
    learn?.(event, payload);
    await listener(event);
  };
}

/** A slash command tells the organization of its user itself, the others with the user. */
type OfPerson = OfTeam | { readonly user: OfTeam };

/** An interaction is acknowledged once it is stored; only then is there time for its form. */
function onInteraction<Payload extends OfPerson & { readonly trigger_id: string }>(
  { identity, listener, onTeam, openForm, now }: Hearing,
  schema: z.ZodType<Payload>,
  toEvent: ToEvent<Payload>,
  complete: Complete<Payload> = unchanged,
) {
  return async ({ body, context, ack }: Heard & { readonly ack: () => Promise<void> }) => {
    const payload = await complete(schema.parse(body));
    const event = toEvent(payload, identity, now());
    if (!event) return;
    context.delivery.isHandedOn = true;
    onTeam(event, teamOf('user' in payload ? payload.user : payload));
    const form = await listener(event);
    await ack();
    if (form === null) return;
    const { workspace } = event.place;
    const isOpen =
      payload.trigger_id !== '' &&
      (await openForm(workspace, payload.trigger_id, form, toFormMemory(event, form.channels)));
    if (!isOpen) await listener(toFormless(event));
  };
}
