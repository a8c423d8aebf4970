import { saidBy } from './chat.ts';
import type { Deliverer, Delivery } from './delivery.ts';
import { postMessage, toWire } from './messages.ts';
import { findByTs } from './person.ts';
import { findElement, type Pressable, pressables } from './render.ts';
import { sayAs, type Triggers } from './triggers.ts';
import type { Block, Channel, Json, Message, SeenMessage, View, Workspace } from './types.ts';
import { changeView, showModal, toViewObject, validView } from './views.ts';
import { isJson } from './wire.ts';
import { directChannel, type World } from './world.ts';

/** How an interaction went for the person: answered in time, or an error under the message. */
export type Outcome =
  | { readonly ok: true; readonly reply: Json }
  | { readonly ok: false; readonly error: 'operation_timeout' };

export interface ClickParts {
  readonly world: World;
  readonly workspace: Workspace;
  readonly triggers: Triggers;
  readonly deliverer: Deliverer;
}

const toOutcome = ({ state, reply }: Delivery): Outcome =>
  state === 'acked' ? { ok: true, reply: reply ?? {} } : { ok: false, error: 'operation_timeout' };

const findPressable = (blocks: readonly Block[], which: string | RegExp): Pressable => {
  const all = pressables(blocks);
  const isIt = (name: string): boolean =>
    typeof which === 'string' ? name === which : which.test(name);
  const found =
    all.find(({ button }) => isIt(button.actionId)) ?? all.find(({ button }) => isIt(button.text));
  if (found) return found;
  throw new Error(`no button ${which}; there are: ${all.map(({ button }) => button.text)}`);
};

/** What a person does with buttons, commands, shortcuts and forms. */
export const createClicking = (parts: ClickParts, userId: string) => {
  const { world, workspace, triggers, deliverer } = parts;
  const name = workspace.users.get(userId)?.name ?? userId;
  // The person's own workspace, which in a channel shared by Slack Connect is another one.
  const team = workspace.users.get(userId)?.team ?? workspace.id;

  const base = (type: string): Json => ({
    type,
    user: { id: userId, username: name, name, team_id: team },
    team: { id: workspace.id, domain: workspace.name },
    api_app_id: world.settings.appId,
    token: 'emulated-verification-token',
    is_enterprise_install: world.workspaces.size > 1,
    enterprise: null,
    trigger_id: triggers.trigger(userId),
  });

  const interact = async (payload: Json): Promise<Outcome> =>
    toOutcome(await deliverer.deliver('interactive', payload).settled);

  const onMessage = (channel: Channel, message: Message, action: Json): Promise<Outcome> =>
    interact({
      ...base('block_actions'),
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: channel.id,
        is_ephemeral: message.ephemeralFor !== undefined,
        ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
      },
      channel: { id: channel.id, name: channel.kind === 'im' ? 'directmessage' : channel.name },
      ...(message.ephemeralFor ? {} : { message: toWire(world, workspace, channel, message) }),
      state: { values: {} },
      response_url: triggers.responseUrl(workspace, channel, userId, message),
      actions: [{ ...action, action_ts: world.nextTs() }],
    });

  const toAction = ({ button, element, blockId }: Pressable): Json => ({
    type: element.type,
    action_id: button.actionId,
    block_id: blockId,
    value: button.value,
    text: { type: 'plain_text', text: button.text, emoji: true },
  });

  const topView = (): View => {
    const view = workspace.modals.get(userId)?.at(-1);
    if (view) return view;
    throw new Error(`${userId} has no form open`);
  };

  const dropViews = (isDropped: (view: View) => boolean): void => {
    const rest = (workspace.modals.get(userId) ?? []).filter((view) => !isDropped(view));
    workspace.modals.set(userId, rest);
    world.changed();
  };

  /** docs: surfaces/modals, response actions of a view_submission. */
  const applyViewReply = (view: View, reply: Json): void => {
    switch (reply.response_action) {
      case 'errors':
        world.changed();
        return;
      case 'clear':
        dropViews(() => true);
        return;
      case 'update':
        changeView(world, view, validView(reply.view, ['modal']));
        return;
      case 'push':
        showModal(world, workspace, userId, validView(reply.view, ['modal']), true);
        return;
      default:
        dropViews((each) => each === view);
        return;
    }
  };

  const submit = async (values: Readonly<Record<string, unknown>>): Promise<Outcome> => {
    const view = topView();
    const body = {
      ...toViewObject(world, workspace, view),
      state: { values: stateOf(view, values) },
    };
    const outcome = await interact({ ...base('view_submission'), view: body, response_urls: [] });
    if (outcome.ok) applyViewReply(view, outcome.reply);
    return outcome;
  };

  /** A command is refused in threads; Slack gives it no thread_ts (docs: slash-commands). */
  const slash = async (command: string, text = '', channelId?: string): Promise<Outcome> => {
    const channel = channelId
      ? workspace.channels.get(channelId)
      : directChannel(workspace, userId);
    if (!channel?.members.has(userId)) throw new Error(`${userId} is not in ${channelId}`);
    const delivery = deliverer.deliver('slash_commands', {
      token: 'emulated-verification-token',
      team_id: team,
      team_domain: workspace.name,
      channel_id: channel.id,
      channel_name: channel.kind === 'im' ? 'directmessage' : channel.name,
      user_id: userId,
      user_name: name,
      command,
      text,
      api_app_id: world.settings.appId,
      is_enterprise_install: 'false',
      response_url: triggers.responseUrl(workspace, channel, userId),
      trigger_id: triggers.trigger(userId),
    });
    const outcome = toOutcome(await delivery.settled);
    if (outcome.ok && (outcome.reply.text || outcome.reply.blocks)) {
      const { reply } = outcome;
      const message = sayAs(world, workspace, channel, saidBy(reply), reply, userId);
      postMessage(world, workspace, channel, message);
    }
    return outcome;
  };

  return {
    /** Presses a button by action id or label; resolves when the app acknowledged or did not. */
    press: (ts: string, which: string | RegExp): Promise<Outcome> => {
      const { channel, message } = findByTs(workspace, ts);
      return onMessage(channel, message, toAction(findPressable(message.blocks, which)));
    },
    /**
     * Presses a button of a message as the person saw it: it may look different by now, or be
     * gone.
     */
    pressSeen: (seen: SeenMessage, which: string | RegExp): Promise<Outcome> => {
      const channel = workspace.channels.get(seen.channel);
      if (!channel) throw new Error(`no channel ${seen.channel}`);
      const { edited: _, ...shown } = seen;
      const message: Message =
        channel.messages.find(({ ts }) => ts === seen.ts) ??
        ({ ...shown, files: [], reactions: [] } satisfies Message);
      return onMessage(channel, message, toAction(findPressable(seen.blocks, which)));
    },
    /** Picks an option of a menu on a message. */
    choose: (ts: string, actionId: string, value: string): Promise<Outcome> => {
      const { channel, message } = findByTs(workspace, ts);
      const found = findElement(message.blocks, actionId);
      if (!found) throw new Error(`no menu ${actionId} on ${ts}`);
      return onMessage(channel, message, {
        type: found.element.type,
        action_id: actionId,
        block_id: found.blockId,
        selected_option: optionOf(found.element, value),
      });
    },
    slash,
    /** A shortcut on a message (docs: interaction-payloads/shortcuts-interaction-payload). */
    messageShortcut: (ts: string, callbackId: string): Promise<Outcome> => {
      const { channel, message } = findByTs(workspace, ts);
      return interact({
        ...base('message_action'),
        callback_id: callbackId,
        action_ts: world.nextTs(),
        message_ts: message.ts,
        channel: { id: channel.id, name: channel.name },
        message: toWire(world, workspace, channel, message),
        response_url: triggers.responseUrl(workspace, channel, userId),
      });
    },
    globalShortcut: (callbackId: string): Promise<Outcome> =>
      interact({ ...base('shortcut'), callback_id: callbackId, action_ts: world.nextTs() }),
    /** Submits the topmost form with values by action id. */
    submit,
    closeForm: (): Promise<Outcome> => {
      const view = topView();
      dropViews((each) => each === view);
      return interact({
        ...base('view_closed'),
        is_cleared: false,
        view: toViewObject(world, workspace, view),
      });
    },
    /** Types into an external menu of the topmost form; the reply holds the options. */
    suggest: (actionId: string, value: string): Promise<Outcome> => {
      const view = topView();
      const blockId = findElement(blocksOf(view), actionId)?.blockId ?? '';
      return interact({
        ...base('block_suggestion'),
        action_id: actionId,
        block_id: blockId,
        value,
        container: { type: 'view', view_id: view.id },
        view: toViewObject(world, workspace, view),
      });
    },
  };
};

const blocksOf = (view: View): readonly Block[] =>
  (Array.isArray(view.body.blocks) ? view.body.blocks : []).filter(isJson) as Block[];

const optionOf = (element: Json, value: string): Json => {
  const options = Array.isArray(element.options) ? element.options.filter(isJson) : [];
  return options.find((option) => option.value === value) ?? { value };
};

const toValue = (element: Json, value: unknown): Json => {
  const type = String(element.type);
  if (/select$|radio_buttons/.test(type) && !type.startsWith('multi'))
    return { type, selected_option: optionOf(element, String(value)) };
  if (type === 'checkboxes' || type.startsWith('multi')) {
    const chosen = Array.isArray(value) ? value : [value];
    return { type, selected_options: chosen.map((each) => optionOf(element, String(each))) };
  }
  return { type, value };
};

/** The state of a form: what was typed, by block and action. */
/** What the fields hold: what was typed, else what they were opened with. */
const stateOf = (view: View, values: Readonly<Record<string, unknown>>): Json => {
  const state: Record<string, Json> = {};
  const prefilled = blocksOf(view).flatMap(({ element }) =>
    isJson(element) && typeof element.initial_value === 'string'
      ? [[String(element.action_id), element.initial_value] as const]
      : [],
  );
  for (const [actionId, value] of Object.entries({ ...Object.fromEntries(prefilled), ...values })) {
    const found = findElement(blocksOf(view), actionId);
    if (!found) throw new Error(`no field ${actionId} in the form`);
    state[found.blockId] = { ...state[found.blockId], [actionId]: toValue(found.element, value) };
  }
  return state;
};
