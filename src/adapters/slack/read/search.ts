import type { Archive, SearchGap, SearchHit, SearchScope } from '../../../core/ports.ts';
import type { WebApi } from '../client.ts';
import { codeOf } from '../failures.ts';
import { type Identity, toPlace } from '../places.ts';
import { readContents } from '../receive/contents.ts';
import { slackMessageSchema } from '../receive/message-payloads.ts';
import { toAuthor } from '../receive/messages.ts';
import { toEpochMs } from '../timestamps.ts';
import { toLocated } from './link.ts';
import { type FoundPayload, searchSchema } from './payloads.ts';

type SearchOptions = {
  readonly api: WebApi;
  readonly identity: (signal: AbortSignal) => Promise<Identity>;
  readonly now: () => number;
};

// https://docs.slack.dev/reference/methods/assistant.search.context
const MAX_LIMIT = 20;

/** Slack refuses longer queries, without a figure (`query_too_long`). */
const MAX_QUERY_CHARS = 500;

/** How long a search that the workspace does not let Parley make is not tried again. */
const OFF_MS = 60 * 60_000;

/** How long `/about` believes what Slack said of its search. */
const TOLD_MS = 10 * 60_000;

/** An answer waits for its turn no longer; the call itself has a limit of its own. */
const WITHIN_MS = 5_000;

const GAPS: Readonly<Record<string, SearchGap>> = {
  invalid_action_token: 'no_token',
  missing_scope: 'missing_scope',
  no_permission: 'missing_scope',
  access_denied: 'not_enabled',
  assistant_search_context_disabled: 'not_enabled',
  deprecated_endpoint: 'not_enabled',
  enterprise_is_restricted: 'not_enabled',
  feature_not_enabled: 'not_enabled',
  method_deprecated: 'not_enabled',
  not_allowed_token_type: 'not_enabled',
  team_access_not_granted: 'not_enabled',
  unknown_method: 'not_enabled',
};

/** These are about the workspace and the app, and not about one question. */
const STANDING: readonly SearchGap[] = ['missing_scope', 'not_enabled'];

/**
 * Slack's Real-time Search, as the person who asks: public channels, and nothing else for a bot.
 */
export function createSearch(options: SearchOptions): Pick<Archive, 'search' | 'searchGap'> {
  const { api, identity, now } = options;
  let off: { readonly gap: SearchGap; readonly until: number } | null = null;
  let told: { readonly gap: SearchGap | null; readonly until: number } | null = null;

  const standing = (): SearchGap | null => {
    if (off && off.until <= now()) off = null;
    return off?.gap ?? null;
  };

  const toGap = (error: unknown): SearchGap => {
    const gap = GAPS[codeOf(error)] ?? 'failed';
    if (STANDING.includes(gap)) off = { gap, until: now() + OFF_MS };
    return gap;
  };

  return {
    async search(query, scope, signal) {
      const gap = standing() ?? (scope.token === null ? 'no_token' : null);
      if (gap) return { hits: [], gap };
      try {
        const reply = await ask(api, query, scope, signal);
        const { userId } = await identity(signal);
        return { hits: toHits(reply, scope, userId), gap: null };
      } catch (error) {
        signal.throwIfAborted();
        return { hits: [], gap: toGap(error) };
      }
    },
    async searchGap(signal) {
      const known = standing();
      if (known) return known;
      if (told && told.until > now()) return told.gap;
      let gap: SearchGap | null = null;
      try {
        const { workspace } = await identity(signal);
        await api.ask(workspace, 'assistant.search.info', {}, toSoon(signal));
      } catch (error) {
        signal.throwIfAborted();
        gap = toGap(error);
      }
      told = { gap, until: now() + TOLD_MS };
      return gap;
    },
  };
}

async function ask(
  api: WebApi,
  query: string,
  { here, token, limit }: SearchScope,
  signal: AbortSignal,
): Promise<readonly FoundPayload[]> {
  const args = {
    query: toQuery(query),
    action_token: token,
    content_types: 'messages',
    channel_types: 'public_channel',
    limit: Math.max(1, Math.min(MAX_LIMIT, limit)),
  };
  const reply = await api.ask(here.workspace, 'assistant.search.context', args, toSoon(signal));
  return searchSchema.parse(reply).results.messages.filter((found) => found !== null);
}

/** Whole characters, and whole words where there are spaces. */
function toQuery(query: string): string {
  const text = query.trim();
  if (text.length <= MAX_QUERY_CHARS) return text;
  const cut = text.slice(0, MAX_QUERY_CHARS).replace(/[\uD800-\uDBFF]$/, '');
  return cut.replace(/\s+\S*$/, '') || cut;
}

function toSoon(signal: AbortSignal): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(WITHIN_MS)]);
}

const CHANNEL = /^[CDG][A-Z0-9]{1,20}$/;
const TIMESTAMP = /^\d{1,12}\.\d{6}$/;

/** The places in the reply are not trusted: each one is authorized before it is read. */
function toHits(
  found: readonly FoundPayload[],
  { here }: SearchScope,
  ownId: string,
): readonly SearchHit[] {
  return found
    .filter(({ channel_id, message_ts }) => CHANNEL.test(channel_id) && TIMESTAMP.test(message_ts))
    .map(({ channel_id: channel, message_ts: ts, permalink, ...message }) => {
      const located = toLocated(here, permalink);
      const isIt = located?.id === ts && located.place.channel === channel;
      return {
        place: isIt ? located.place : toPlace(here.workspace, channel),
        message: toFound(ts, message, { ownId, workspace: here.workspace }),
        link: isIt ? permalink : null,
      };
    });
}

function toFound(
  ts: string,
  { author_user_id: user, author_name, content, is_author_bot }: Told,
  { ownId, workspace }: { readonly ownId: string; readonly workspace: string },
): SearchHit['message'] {
  const bot = is_author_bot ? { bot_id: user } : {};
  const said = slackMessageSchema.parse({ ts, user, text: content, ...bot });
  const author = toAuthor(said, { userId: ownId });
  const { text, names } = readContents(said, { ownId, workspace, author });
  return {
    id: ts,
    speaker: user,
    speakerName: author_name || null,
    isOwn: author === 'parley',
    isBot: author !== 'person',
    text,
    ...(names ? { names } : {}),
    sentAt: toEpochMs(ts),
  };
}

type Told = Omit<FoundPayload, 'channel_id' | 'message_ts' | 'permalink'>;
