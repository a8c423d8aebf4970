import { z } from 'zod';
import { type SlackCall, type SlackReply, slackSelfSchema } from '../../probe/slack.ts';
import { outwait, type Trial } from './trial.ts';

/** A channel to try things in; what is posted is noted, and removed at the end. */
export type SlackStage = {
  /** Waits where Slack asks for it. */
  readonly call: SlackCall;
  /** Does not. */
  readonly once: SlackCall;
  readonly channel: string;
  /** Posts, and resolves to the timestamp; throws if it is refused. */
  post(args?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Starts a stream in a thread of a test message. */
  startStream(args?: Readonly<Record<string, unknown>>): Promise<SlackReply>;
  note(reply: SlackReply): void;
  /** Removes every test message; resolves to how many stayed. */
  clear(): Promise<number>;
};

const TEXT = 'A test message from Parley’s doctor. It will be deleted.';
const tsSchema = z.object({ ts: z.string() });

export async function createSlackStage(once: SlackCall, channel: string): Promise<SlackStage> {
  const call: SlackCall = (method, args) =>
    outwait(
      () => once(method, args),
      ({ retryAfterMs }) => retryAfterMs,
    );
  const posted = new Set<string>();
  const { team_id: team, user_id: self } = slackSelfSchema.parse((await call('auth.test')).body);
  const note = ({ body }: SlackReply) => {
    const found = tsSchema.safeParse(body).data;
    if (found) posted.add(found.ts);
  };
  const stage: SlackStage = {
    ...{ call, once, channel, note },
    async post(args = {}) {
      const reply = await call('chat.postMessage', { channel, text: TEXT, ...args });
      note(reply);
      if (!reply.ok) throw Object.assign(new Error(reply.error), { name: reply.error });
      return tsSchema.parse(reply.body).ts;
    },
    async startStream(args = {}) {
      const given = 'thread_ts' in args ? args : { ...args, thread_ts: await stage.post() };
      const reader = { recipient_user_id: self, recipient_team_id: team };
      const chunks = [{ type: 'markdown_text', text: TEXT }];
      const reply = await call('chat.startStream', { channel, ...reader, chunks, ...given });
      note(reply);
      return reply;
    },
    async clear() {
      let stayed = 0;
      for (const ts of [...posted].reverse()) {
        await call('chat.stopStream', { channel, ts }).catch(() => null);
        const gone = await call('chat.delete', { channel, ts }).catch(() => null);
        if (!gone?.ok && gone?.error !== 'message_not_found') stayed += 1;
      }
      return stayed;
    },
  };
  return stage;
}

/** Null if it went well, else Slack's word. */
const orError = ({ ok, error }: SlackReply): string | null => (ok ? null : error);
const table = (rows: number, columns: number, cell = 'x') => {
  const row = `|${` ${cell} |`.repeat(columns)}\n`;
  return `${row}|${' --- |'.repeat(columns)}\n${row.repeat(rows)}`;
};
const markdown = (text: string) => ({ blocks: [{ type: 'markdown', text }] });

function refusesNot(name: string, text: string): Trial<SlackStage> {
  return {
    assumption: `a markdown block accepts ${name}`,
    async run({ call, channel, note }) {
      const reply = await call('chat.postMessage', { channel, text: 'A test.', ...markdown(text) });
      note(reply);
      return orError(reply);
    },
  };
}

const filesSchema = z.object({ upload_url: z.string(), file_id: z.string() });

/** What the sheets and the findings leave open, as far as a bot alone can settle it. */
export const SLACK_TRIALS: readonly Trial<SlackStage>[] = [
  {
    assumption: 'a message can be posted, edited and removed',
    async run({ call, channel, post }) {
      const ts = await post();
      const edited = await call('chat.update', { channel, ts, text: 'Edited.' });
      return orError(edited) ?? orError(await call('chat.delete', { channel, ts }));
    },
  },
  {
    assumption: 'a stream can be started in a thread, appended to and stopped',
    async run({ call, channel, startStream }) {
      const started = await startStream();
      if (!started.ok) return started.error;
      const { ts } = tsSchema.parse(started.body);
      const chunks = [{ type: 'markdown_text', text: ' More.' }];
      const more = await call('chat.appendStream', { channel, ts, chunks });
      return orError(more) ?? orError(await call('chat.stopStream', { channel, ts }));
    },
  },
  {
    assumption: 'a stream outside a thread is refused',
    async run({ startStream }) {
      const { ok } = await startStream({ thread_ts: undefined });
      return ok ? 'it is accepted' : null;
    },
  },
  {
    assumption: 'a stream without its reader is refused in a channel',
    async run({ startStream }) {
      const none = { recipient_user_id: undefined, recipient_team_id: undefined };
      const { ok } = await startStream(none);
      return ok ? 'it is accepted' : null;
    },
  },
  {
    // A reader's team that is not known is taken to be the workspace.
    assumption: 'a stream is accepted with a team other than its reader’s',
    async run({ startStream }) {
      return orError(await startStream({ recipient_team_id: 'T00000000' }));
    },
  },
  refusesNot('a table of 150 rows', table(150, 3)),
  refusesNot('a table of 25 columns', table(3, 25)),
  refusesNot('a table with empty cells', table(3, 3, '')),
  refusesNot('a cell of 3,000 characters', `${table(1, 1)}| ${'long '.repeat(600)} |\n`),
  refusesNot('two tables', `${table(2, 2)}\n\n${table(2, 2)}`),
  refusesNot('11,600 characters', 'word '.repeat(2_320)),
  {
    assumption: 'metadata of a message is given back',
    async run({ call, channel, post }) {
      const metadata = { event_type: 'parley_answer', event_payload: { key: 'test' } };
      const ts = await post({ metadata });
      const args = { channel, ts, include_all_metadata: 'true' };
      const reply = await call('conversations.replies', args);
      if (!reply.ok) return reply.error;
      return JSON.stringify(reply.body).includes('parley_answer') ? null : 'it is missing';
    },
  },
  {
    assumption: 'history may be read twice a minute, more than 15 messages at once',
    async run({ once, channel }) {
      const args = { channel, limit: '20' };
      const first = await once('conversations.history', args);
      const second = await once('conversations.history', args);
      return orError(first) ?? orError(second);
    },
  },
  {
    assumption: 'a file can be uploaded and removed',
    async run({ call, channel }) {
      const asked = await call('files.getUploadURLExternal', { filename: 'test.txt', length: '4' });
      if (!asked.ok) return asked.error;
      const { upload_url: url, file_id: id } = filesSchema.parse(asked.body);
      const sent = await fetch(url, { method: 'POST', body: 'test' });
      if (!sent.ok) return `http_${sent.status}`;
      const args = { files: [{ id, title: 'test.txt' }], channel_id: channel };
      const shared = await call('files.completeUploadExternal', args);
      return orError(shared) ?? orError(await call('files.delete', { file: id }));
    },
  },
];

/** What takes a person, or an admin's rights. */
export const SLACK_UNTRIED: readonly string[] = [
  'whether the text of a slash command comes with &amp;',
  'how **Note:**text and entities in code are shown (look at it with --keep)',
  'whether a stream continues in a channel that is archived meanwhile',
  'whether a file can be added by editing a message',
  'in which order the two events of a mention arrive',
];
