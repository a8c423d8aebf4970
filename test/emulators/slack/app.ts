import { validBlocks } from './blocks.ts';
import { SlackError } from './errors.ts';
import type { Method } from './method.ts';
import type { Json } from './types.ts';
import { isJson, textArg } from './wire.ts';

/** What an app may be given (docs: reference/scopes), as far as a bot like Parley asks for it. */
export const ALL_SCOPES: readonly string[] = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'mpim:history',
  'mpim:read',
  'reactions:read',
  'reactions:write',
  'search:read.files',
  'search:read.public',
  'search:read.users',
  'usergroups:read',
  'users:read',
];

/** Each error is a pointer, a code and a message (docs: reference/methods/blocks.validate). */
const toErrors = (messages: readonly string[]): readonly Json[] =>
  messages.map((message) => ({
    pointer: /json-pointer:([^\]]+)/.exec(message)?.[1] ?? '',
    code: 'failed_constraint',
    message: message.replace(/^\[ERROR\] | \[json-pointer:[^\]]+\]$/g, ''),
  }));

const refuseAs = (code: string, check: () => void): Json => {
  try {
    check();
    return {};
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    throw new SlackError(code, { cause: error, extra: { errors: toErrors(error.messages) } });
  }
};

const listOf = (value: unknown): readonly Json[] => {
  if (!Array.isArray(value)) throw new SlackError('invalid_arguments');
  return value.filter(isJson);
};

const objectOf = (value: unknown): Json => {
  const read: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  if (!isJson(read)) throw new SlackError('invalid_arguments');
  return read;
};

/**
 * Exactly one of `blocks`, `message` and `view`; no scope is needed (docs:
 * reference/methods/blocks.validate).
 */
const validate: Method = ({ args }) => {
  const given = ['blocks', 'message', 'view'].filter((name) => args[name] !== undefined);
  if (given.length !== 1) throw new SlackError('invalid_arguments');
  if (given[0] === 'blocks')
    return refuseAs('invalid_blocks', () => validBlocks(listOf(args.blocks), 'message'));
  const body = objectOf(args[given[0] ?? '']);
  const surface = given[0] === 'view' ? 'modal' : 'message';
  return refuseAs(`invalid_${given[0]}`, () => validBlocks(listOf(body.blocks), surface));
};

/** The app's own manifest, by an app configuration token (docs: apps.manifest.export, Tier 1). */
export const exportManifest = (
  { appId, manifest }: { readonly appId: string; readonly manifest: Json },
  args: Json,
): Json => {
  const asked = textArg(args, 'app_id');
  if (!asked) throw new SlackError('invalid_arguments');
  if (asked !== appId) throw new SlackError('invalid_app_id');
  return { manifest };
};

export const appMethods: Readonly<Record<string, Method>> = { 'blocks.validate': validate };
