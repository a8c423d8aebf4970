import { validBlocks } from './blocks.ts';
import { SlackError } from './errors.ts';
import type { Call, Method } from './method.ts';
import type { Triggers } from './triggers.ts';
import type { Json, View, Workspace } from './types.ts';
import { isJson, listArg, requiredArg, textArg } from './wire.ts';
import type { World } from './world.ts';

const MAX_STACK = 3; // docs: surfaces/modals, three views
const MAX_VIEW_BYTES = 250_000; // docs: views.open, view_too_large
const MAX_TITLE = 24; // docs: reference/views
const MAX_METADATA = 3000; // docs: reference/views
const MAX_CALLBACK_ID = 255; // docs: reference/views

const labels = (view: Json, blocks: readonly Json[]): string[] => {
  const reasons: string[] = [];
  const title = isJson(view.title) ? textArg(view.title, 'text') : '';
  if (!title) reasons.push('[ERROR] missing required field: title [json-pointer:/view]');
  for (const name of ['title', 'submit', 'close']) {
    const label = view[name];
    if (isJson(label) && textArg(label, 'text').length > MAX_TITLE)
      reasons.push(`[ERROR] must be less than 25 characters [json-pointer:/view/${name}/text]`);
  }
  if (blocks.some((block) => block.type === 'input') && !view.submit)
    reasons.push('[ERROR] missing required field: submit [json-pointer:/view]');
  return reasons;
};

/** A view that Slack would show; throws `invalid_arguments` with a reason for each mistake. */
export const validView = (value: unknown, types: readonly string[]): Json => {
  if (!isJson(value))
    throw new SlackError('invalid_arguments', { messages: ['[ERROR] missing: view'] });
  if (JSON.stringify(value).length > MAX_VIEW_BYTES) throw new SlackError('view_too_large');
  if (!types.includes(String(value.type)))
    throw new SlackError('invalid_arguments', {
      messages: ['[ERROR] invalid view type [json-pointer:/view/type]'],
    });
  const blocks = listArg(value, 'blocks', 'invalid_arguments');
  if (!blocks) throw new SlackError('invalid_arguments', { messages: ['[ERROR] missing: blocks'] });
  const reasons = value.type === 'modal' ? labels(value, blocks) : [];
  if (textArg(value, 'private_metadata').length > MAX_METADATA)
    reasons.push('[ERROR] must be less than 3001 characters [json-pointer:/view/private_metadata]');
  if (textArg(value, 'callback_id').length > MAX_CALLBACK_ID)
    reasons.push('[ERROR] must be less than 256 characters [json-pointer:/view/callback_id]');
  if (reasons.length > 0) throw new SlackError('invalid_arguments', { messages: reasons });
  try {
    return { ...value, blocks: validBlocks(blocks, value.type === 'home' ? 'home' : 'modal') };
  } catch (error) {
    if (error instanceof SlackError)
      throw new SlackError('invalid_arguments', { messages: error.messages, cause: error });
    throw error;
  }
};

export const toViewObject = (world: World, workspace: Workspace, view: View): Json => ({
  private_metadata: '',
  callback_id: '',
  external_id: '',
  ...view.body,
  id: view.id,
  team_id: workspace.id,
  hash: view.hash,
  state: { values: {} },
  root_view_id: view.rootId,
  previous_view_id: view.previousId ?? null,
  app_id: world.settings.appId,
  bot_id: workspace.botId,
});

const allViews = (workspace: Workspace): View[] => [
  ...[...workspace.modals.values()].flat(),
  ...workspace.homes.values(),
];

const checkExternalId = (workspace: Workspace, body: Json, except?: View): void => {
  const id = textArg(body, 'external_id');
  const taken = allViews(workspace).some(
    (view) => view !== except && id && textArg(view.body, 'external_id') === id,
  );
  if (taken) throw new SlackError('duplicate_external_id');
};

/** Puts a modal on a person's screen, on top of the ones that are open. */
export const showModal = (
  world: World,
  workspace: Workspace,
  user: string,
  body: Json,
  push: boolean,
): View => {
  checkExternalId(workspace, body);
  const stack = push ? (workspace.modals.get(user) ?? []) : [];
  if (stack.length >= MAX_STACK) throw new SlackError('push_limit_reached');
  const id = world.nextId('V');
  const previous = stack.at(-1);
  const view: View = {
    id,
    user,
    type: 'modal',
    body,
    hash: world.nextId('h'),
    rootId: stack[0]?.id ?? id,
    ...(previous ? { previousId: previous.id } : {}),
  };
  workspace.modals.set(user, [...stack, view]);
  world.changed();
  return view;
};

export const changeView = (world: World, view: View, body: Json): void => {
  view.body = body;
  view.hash = world.nextId('h');
  world.changed();
};

const update: Method = ({ world, workspace, args }) => {
  const id = textArg(args, 'view_id');
  const externalId = textArg(args, 'external_id');
  const view = allViews(workspace).find(
    (each) => each.id === id || (externalId && textArg(each.body, 'external_id') === externalId),
  );
  if (!view) throw new SlackError('not_found');
  const hash = textArg(args, 'hash');
  if (hash && hash !== view.hash) throw new SlackError('hash_conflict');
  const body = validView(args.view, [view.type]);
  checkExternalId(workspace, body, view);
  changeView(world, view, body);
  return { view: toViewObject(world, workspace, view) };
};

const publish: Method = ({ world, workspace, args }) => {
  const user = requiredArg(args, 'user_id');
  if (!workspace.users.has(user)) throw new SlackError('user_not_found');
  const body = validView(args.view, ['home']);
  const before = workspace.homes.get(user);
  const hash = textArg(args, 'hash');
  if (hash && before && hash !== before.hash) throw new SlackError('hash_conflict');
  const id = before?.id ?? world.nextId('V');
  const view: View = { id, user, type: 'home', body, hash: world.nextId('h'), rootId: id };
  workspace.homes.set(user, view);
  world.changed();
  return { view: toViewObject(world, workspace, view) };
};

const opener =
  (triggers: Triggers, push: boolean): Method =>
  ({ world, workspace, args }: Call) => {
    const body = validView(args.view, ['modal']);
    const user = triggers.exchange(requiredArg(args, 'trigger_id'));
    return {
      view: toViewObject(world, workspace, showModal(world, workspace, user, body, push)),
    };
  };

export const viewMethods = (triggers: Triggers): Readonly<Record<string, Method>> => ({
  'views.open': opener(triggers, false),
  'views.push': opener(triggers, true),
  'views.update': update,
  'views.publish': publish,
});
