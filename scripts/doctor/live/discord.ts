import { z } from 'zod';
import { type DiscordCall, toDiscordCode } from '../../probe/discord.ts';
import type { Reply } from '../../probe/reach.ts';
import { outwait, type Trial } from './trial.ts';

/** A channel to try things in. */
export type DiscordStage = {
  readonly call: DiscordCall;
  readonly channel: string;
  post(json?: object): Promise<Reply>;
  clear(): Promise<number>;
};

const messageSchema = z.object({
  id: z.string(),
  attachments: z.array(z.object({ url: z.string() })).catch([]),
});
const TEXT = 'A test message from Parley’s doctor. It will be deleted.';

export function createDiscordStage(once: DiscordCall, channel: string): DiscordStage {
  const call: DiscordCall = (method, path, options) =>
    outwait(
      () => once(method, path, options),
      ({ status, headers }) => (status === 429 ? 1_000 * Number(headers.get('retry-after')) : 0),
    );
  const posted = new Set<string>();
  return {
    ...{ call, channel },
    async post(more = {}) {
      const json = { content: TEXT, allowed_mentions: { parse: [] }, ...more };
      const reply = await call('POST', `/channels/${channel}/messages`, { json });
      const message = messageSchema.safeParse(reply.body).data;
      if (message) posted.add(message.id);
      return reply;
    },
    async clear() {
      let stayed = 0;
      for (const id of posted) {
        const gone = await call('DELETE', `/channels/${channel}/messages/${id}`).catch(() => null);
        if (![204, 404].includes(gone?.status ?? 0)) stayed += 1;
      }
      return stayed;
    },
  };
}

const orCode = (reply: Reply): string | null =>
  reply.status < 300 ? null : `${reply.status}, code ${toDiscordCode(reply)}`;

const toLimit = ({ headers }: Reply) => {
  const of = (name: string) => headers.get(`x-ratelimit-${name}`) ?? '?';
  return `${of('limit')} in ${of('reset-after')} s`;
};

export const DISCORD_TRIALS: readonly Trial<DiscordStage>[] = [
  {
    assumption: 'a message can be posted, edited and removed',
    async run({ call, channel, post }) {
      const reply = await post();
      const id = messageSchema.safeParse(reply.body).data?.id;
      if (id === undefined) return orCode(reply);
      const path: `/${string}` = `/channels/${channel}/messages/${id}`;
      const edited = await call('PATCH', path, { json: { content: 'Edited.' } });
      return orCode(edited) ?? orCode(await call('DELETE', path));
    },
  },
  {
    assumption: 'about five edits in five seconds are let through in a channel',
    async run({ call, channel, post }) {
      const id = messageSchema.parse((await post()).body).id;
      const path: `/${string}` = `/channels/${channel}/messages/${id}`;
      const edited = await call('PATCH', path, { json: { content: 'Edited.' } });
      const refused = orCode(edited);
      if (refused !== null) return refused;
      return edited.headers.get('x-ratelimit-limit') === '5' ? null : toLimit(edited);
    },
  },
  {
    assumption: 'the same nonce within a minute gives the same message',
    async run({ post }) {
      const once = { nonce: `doctor-${Date.now() % 1e9}`, enforce_nonce: true };
      const [first, second] = [await post(once), await post(once)];
      const ids = [first, second].map(({ body }) => messageSchema.safeParse(body).data?.id);
      return ids[0] !== undefined && ids[0] === ids[1] ? null : 'two messages came';
    },
  },
  {
    assumption: 'a file can be uploaded, and its address lives for a day or longer',
    async run({ call, channel }) {
      const form = new FormData();
      form.set('payload_json', JSON.stringify({ content: TEXT }));
      form.set('files[0]', new Blob(['test']), 'test.txt');
      const reply = await call('POST', `/channels/${channel}/messages`, { form });
      const message = messageSchema.safeParse(reply.body).data;
      if (!message) return orCode(reply);
      await call('DELETE', `/channels/${channel}/messages/${message.id}`);
      return toLifetime(message.attachments[0]?.url ?? '');
    },
  },
  {
    assumption: 'more than ten files in a message are refused',
    async run({ call, channel }) {
      const form = new FormData();
      form.set('payload_json', JSON.stringify({ content: TEXT }));
      for (let at = 0; at < 11; at += 1) form.set(`files[${at}]`, new Blob(['x']), `${at}.txt`);
      const reply = await call('POST', `/channels/${channel}/messages`, { form });
      const message = messageSchema.safeParse(reply.body).data;
      if (!message) return reply.status === 400 ? null : orCode(reply);
      await call('DELETE', `/channels/${channel}/messages/${message.id}`);
      return 'they are accepted';
    },
  },
];

const DAY_S = 86_400;

/** `ex` and `is` are moments in seconds, in hexadecimal. */
function toLifetime(url: string): string | null {
  const query = URL.parse(url)?.searchParams;
  const seconds =
    Number.parseInt(query?.get('ex') ?? '', 16) - Number.parseInt(query?.get('is') ?? '', 16);
  if (!Number.isFinite(seconds)) return 'the address doesn’t say';
  return seconds >= DAY_S ? null : `${seconds} s`;
}

export const DISCORD_UNTRIED: readonly string[] = [
  'whether a thread can be opened without Send Messages in Threads',
  'whether Parley’s own messages can be edited without Send Messages',
  'whether the bot’s token removes an interaction’s waiting message',
  'how || with spaces inside and &lt; are shown (look at it with --keep)',
];
