import type { z } from 'zod';
import { isStoreFailure, UserError } from '../../../core/errors.ts';
import { toMatching } from '../../../core/jobs/command-form.ts';
import type { Log, RequestOrigin, Route } from '../../../core/ports.ts';
import { strings } from '../../../core/strings/index.ts';
import { type PageMessage, toSent } from '../message.ts';
import { toVisitor } from '../person.ts';
import { webStrings } from '../strings/index.ts';
import {
  nameThread,
  type PageAction,
  pressButton,
  type RouteParts,
  remove,
  reviseMessage,
  sendForm,
  speak,
} from './actions.ts';
import { readBody } from './body.ts';
import { toShownSpec } from './commands.ts';
import { UploadGone } from './files.ts';
import { toDisplayName } from './messages.ts';
import {
  type ArchiveBody,
  type AuthorBody,
  archiveSchema,
  type ChannelBody,
  channelSchema,
  formSchema,
  keySchema,
  pressSchema,
  type RenameBody,
  removeSchema,
  renameSchema,
  reviseSchema,
  speakSchema,
  titleSchema,
} from './payloads.ts';

const MAX_SUGGESTIONS = 12;

/** Everything the page asks for. */
export function toRoutes(parts: RouteParts): Route[] {
  const { files } = parts;
  return [
    toRoute('GET', '/web/events', (request, from) => watch(parts, request, from), parts.log),
    toRoute('GET', '/web/suggestions', (request) => suggest(parts, request), parts.log),
    toRoute('GET', '/files/:hash', files.serve, parts.log),
    toRoute(
      'POST',
      '/web/uploads',
      async (request) => Response.json(await files.upload(toVisitor(request).id, request)),
      parts.log,
    ),
    toActionRoute(parts, '/web/messages', speakSchema, speak),
    toActionRoute(parts, '/web/edit', reviseSchema, reviseMessage),
    toActionRoute(parts, '/web/delete', removeSchema, remove),
    toActionRoute(parts, '/web/press', pressSchema, pressButton),
    toActionRoute(parts, '/web/form', formSchema, sendForm),
    toActionRoute(parts, '/web/channels', channelSchema, addChannel),
    toActionRoute(parts, '/web/channels/rename', renameSchema, renameChannel),
    toActionRoute(parts, '/web/channels/archive', archiveSchema, archiveChannel),
    toActionRoute(parts, '/web/title', titleSchema, nameThread),
    toKeyRoute(parts),
  ];
}

function toActionRoute<Body extends AuthorBody>(
  parts: RouteParts,
  path: string,
  schema: z.ZodType<Body>,
  action: PageAction<Body>,
): Route {
  const handle = async (request: Request) => {
    const body = await readBody(request, schema);
    const { id } = toVisitor(request);
    const name = toDisplayName(body.name ?? null);
    await parts.people.note(id, { name, timeZone: toTimeZone(body.timeZone ?? null) });
    const author = { id, name, locale: body.locale ?? null };
    return Response.json(await action(parts, author, body));
  };
  return toRoute('POST', path, handle, parts.log);
}

/** A browser that comes without its cookie gets one; what goes wrong becomes a sentence. */
function toRoute(method: Route['method'], path: string, handle: Route['handle'], log: Log): Route {
  return {
    method,
    path,
    isOpen: false,
    async handle(given, from) {
      const { cookie } = toVisitor(given);
      const request = cookie ? withCookie(given, cookie) : given;
      const response = await handle(request, from).catch((error: unknown) =>
        toRefusal(error, path, log),
      );
      if (cookie) response.headers.append('set-cookie', cookie);
      return response;
    },
  };
}

function withCookie(request: Request, cookie: string): Request {
  const headers = new Headers(request.headers);
  headers.set('cookie', cookie.split(';')[0] ?? '');
  return new Request(request, { headers });
}

function toRefusal(error: unknown, path: string, log: Log): Response {
  if (error instanceof UploadGone) return Response.json({ error: error.message }, { status: 410 });
  if (error instanceof UserError && !isStoreFailure(error))
    return Response.json({ error: error.message }, { status: 400 });
  log.error({ err: error, path }, 'could not answer a request from the page');
  if (isStoreFailure(error)) return Response.json({ error: strings.notStored }, { status: 503 });
  return Response.json({ error: webStrings.failed }, { status: 503 });
}

const FIRST_CHANNEL = 'general';
const MAX_ADDRESS = 400;

async function watch(
  parts: RouteParts,
  request: Request,
  from: RequestOrigin | undefined,
): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const asked = searchParams.get('channel') || FIRST_CHANNEL;
  const found = await parts.channels.find(asked);
  const channels = await parts.channels.list();
  const channel = found?.id ?? asked.slice(0, MAX_ADDRESS);
  const channelState = found && (await parts.open(channel));
  const person = toVisitor(request).id;
  const { commands, model } = parts;
  const isSeen = ({ only }: PageMessage) => only === null || only === person;
  const messages = () => channelState?.list().filter(isSeen) ?? [];
  return parts.eventStream.connect(
    { person, channel },
    // A page that makes the connection itself can only name it in the address.
    request.headers.get('last-event-id') ?? searchParams.get('after'),
    () => ({
      person,
      channel,
      /** There is no such channel: an old address, or one that was mistyped. */
      isMissing: found === null,
      channels,
      commands: commands.map(toShownSpec),
      isDemo: parts.isDemo(),
      /** A key can be given here. */
      takesKey: canUnlock(parts, from),
      model,
      messages: messages().map(toSent),
      choices: Object.fromEntries(
        messages().flatMap(({ id, choices }) => (choices?.[person] ? [[id, choices[person]]] : [])),
      ),
      signs: channelState?.signs() ?? {},
    }),
  );
}

/** A key is taken from this machine alone, and only where no key is set. */
function canUnlock(
  { isDemo, unlock }: Pick<RouteParts, 'isDemo' | 'unlock'>,
  from: RequestOrigin | undefined,
): boolean {
  return unlock !== undefined && isDemo() && (from?.isThisMachine ?? false);
}

function toKeyRoute(parts: RouteParts): Route {
  const handle: Route['handle'] = async (request, from) => {
    const { key } = await readBody(request, keySchema);
    if (!parts.unlock || !canUnlock(parts, from))
      throw new UserError('web_failed', webStrings.noKeyHere);
    await parts.unlock(key);
    const { isDemo, model, eventStream } = parts;
    eventStream.send({ type: 'model', isDemo: isDemo(), model }, { channel: null, only: null });
    return Response.json({ model });
  };
  return toRoute('POST', '/web/key', handle, parts.log);
}

/** What an option of a command that is being typed may be completed with. */
async function suggest(
  { commands, suggest }: Pick<RouteParts, 'commands' | 'suggest'>,
  request: Request,
): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const command = commands.find(({ name }) => name === searchParams.get('command'));
  const option = command?.options.find(({ name }) => name === searchParams.get('option'));
  const all = option?.suggests && suggest ? await suggest(option.suggests) : [];
  return Response.json(toMatching(all, searchParams.get('typed') ?? '', MAX_SUGGESTIONS));
}

const addChannel: PageAction<ChannelBody> = async (parts, _author, { channel: name }) => {
  const { isNew, ...channel } = await parts.channels.add(name);
  await tellChannels(parts);
  return { channel, isNew };
};

const renameChannel: PageAction<RenameBody> = async (parts, _author, { channel, title }) => {
  await parts.channels.rename(channel, title);
  await tellChannels(parts);
  return {};
};

const archiveChannel: PageAction<ArchiveBody> = async (parts, _author, { channel }) => {
  await parts.channels.archive(channel);
  await tellChannels(parts);
  return {};
};

async function tellChannels({
  channels,
  eventStream,
  relay,
}: Pick<RouteParts, 'eventStream' | 'channels' | 'relay'>): Promise<void> {
  const all = { type: 'channels', channels: await channels.list() } as const;
  eventStream.send(all, { channel: null, only: null });
  relay.tell({ type: 'channels' });
}

function toTimeZone(given: string | null): string | null {
  try {
    return given && new Intl.DateTimeFormat('en', { timeZone: given }).resolvedOptions().timeZone;
  } catch {
    return null; // Not one that this machine knows.
  }
}
