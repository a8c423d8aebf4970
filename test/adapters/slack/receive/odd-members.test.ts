// Kind: a member of a payload that is missing or of the wrong type counts as empty. Nothing is
// thrown on, whichever member it is: what is left to be read is handed to the core, and everything
// is acknowledged, once.
import { expect, test } from 'vitest';
import { createReceiver } from '../../../../src/adapters/slack/receive/receiver.ts';
import { incomingEventSchema } from '../../../../src/core/events.ts';
import {
  callback,
  changed,
  deleted,
  dm,
  type Fields,
  file,
  identity,
  interactive,
  mention,
  press,
  slash,
  submission,
  TS,
} from '../payloads.ts';
import { createLog } from '../start.ts';
import { items, mrkdwn, plain, raw, rich, section, table } from './blocks.ts';

const shared = { is_share: true, author_name: 'Grace', text: 'the plan', files: [file()] };
const chosen = { type: 'message', user: 'U2', ts: TS, text: 'long', attachments: [shared] };

const blocks = [
  rich(section('a'), items('ordered', 'b')),
  table([raw('n'), rich(section('1'))]),
  { type: 'section', text: mrkdwn('x'), fields: [plain('y')] },
];
const alert = { title: 'x', title_link: 'https://a.example', fields: [{ title: 'a', value: 'b' }] };

const PAYLOADS: Readonly<Record<string, Fields>> = {
  'a mention': mention({ files: [file()], attachments: [shared] }),
  'a message with blocks': dm({ blocks }),
  'a message with an attachment': dm({ attachments: [{ ...alert, blocks: blocks.slice(1) }] }),
  'a direct message': dm({ thread_ts: TS, files: [file()] }),
  'an edit': changed({ text: 'new', edited: { user: 'U1', ts: TS } }, { text: 'old' }),
  'a deletion': deleted({ thread_ts: TS }),
  'an opened page': callback({
    type: 'app_home_opened',
    user: 'U1',
    channel: 'D1',
    tab: 'messages',
  }),
  'a joined channel': callback({ type: 'member_joined_channel', user: 'UBOT', channel: 'C1' }),
  'a stop': callback({
    type: 'agent_session_stopped',
    user: 'U1',
    channel: 'D1',
    thread_ts: TS,
    streaming_message_ts: [TS],
  }),
  'a revoked token': callback({ type: 'tokens_revoked', tokens: { bot: ['UBOT'] } }),
  'a press': press(),
  'a form': submission(),
  'a command': slash('/ask', 'why'),
  'a command in a menu': interactive({
    type: 'message_action',
    callback_id: 'ask',
    action_ts: TS,
    channel: { id: 'C1' },
    message: chosen,
  }),
};

const ODD: readonly unknown[] = [
  undefined,
  null,
  7,
  1e308,
  '',
  'x',
  true,
  [],
  {},
  [null],
  [[]],
  ['x'],
];

test.each(Object.entries(PAYLOADS))('%s may have any odd member', async (_, payload) => {
  const { receive, heard, log } = start();
  let acknowledged = 0;
  const ack = async () => {
    acknowledged += 1;
  };

  await receive({ body: payload, retryNum: undefined, ack });
  expect(heard).toHaveLength(1);
  const bodies = [...toPaths(payload)].flatMap((path) =>
    ODD.map((odd) => replace(payload, path, odd)),
  );
  for (const body of bodies) await receive({ body, retryNum: undefined, ack });

  expect(bodies.length).toBeGreaterThan(100);
  expect(acknowledged).toBe(bodies.length + 1);
  for (const event of heard) expect(incomingEventSchema.safeParse(event).error).toBeUndefined();
  expect(log.lines.filter((line) => line.includes('not accepted'))).toEqual([]);
});

function start() {
  const heard: unknown[] = [];
  const log = createLog();
  const receive = createReceiver({
    identity,
    botToken: 'xoxb-1',
    apiUrl: 'http://127.0.0.1:1/api/',
    listener: async (event) => {
      heard.push(JSON.parse(JSON.stringify(event)));
      return null;
    },
    onTeam() {},
    findTeam: async () => null,
    describeFiles: async (files) => files,
    learner: { learnPerson() {}, learnChannel() {}, learnGroup() {} },
    onHomeOpened() {},
    openForm: async () => true,
    log,
    now: () => 1_763_800_005_000,
  });
  return { receive, heard, log };
}

type Path = readonly string[];

function* toPaths(value: unknown, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* toPaths(inner, [...path, key]);
}

/** As JSON would carry it: what is undefined is not there. */
function replace(payload: Fields, [key = '', ...rest]: Path, odd: unknown): Fields {
  const copy: Record<string, unknown> = Array.isArray(payload)
    ? ([...payload] as unknown as Record<string, unknown>)
    : { ...payload };
  const value = rest.length === 0 ? odd : replace(payload[key] as Fields, rest, odd);
  if (value === undefined && !Array.isArray(payload)) delete copy[key];
  else copy[key] = value ?? null;
  return copy;
}
