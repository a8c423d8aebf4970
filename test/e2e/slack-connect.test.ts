import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import type { Json } from '../emulators/slack/types.ts';
import * as slack from './on-slack.ts';
import { quiet } from './pressing.ts';

// Kind: a channel that is shared with another organisation (Slack Connect). Its people may use
// Parley only where they are named, have no more than that channel, and are known for who they are
// whichever way Slack tells it, or does not.

const { WAIT_MS } = slack;

const call = (name: string, input: object) =>
  callReply([{ name, id: `call-${name}`, arguments: JSON.stringify(input) }]);

const SHARED = { is_ext_shared: true, connected_team_ids: ['T8'], shared_team_ids: ['T1', 'T8'] };

async function startShared(environment: Record<string, string> = {}) {
  const users = [
    { id: 'U1', name: 'ada', isAdmin: true },
    { id: 'U2', name: 'grace' },
    { id: 'U8', name: 'eve', team: 'T8', isAdmin: true },
  ];
  const channels = [
    { id: 'C1', name: 'shared', members: ['U1', 'U2', 'U8'], info: SHARED },
    { id: 'C2', name: 'ours', members: ['U1', 'U2'] },
  ] as const;
  const running = await slack.start({ workspaces: [{ id: 'T1', users, channels }] }, environment);
  const { slack: at, model } = running;
  model.answer(() => textReply('Four.'));
  const eve = at.person('U8');
  const own = (channel = 'C1') =>
    at.messages(channel).filter(({ user, ephemeralFor }) => user === 'UBOT' && !ephemeralFor);
  const told = () => at.messages('C1').filter(({ ephemeralFor }) => ephemeralFor === 'U8');
  /** Slack tells of a message of Eve's, its event and its wrapper changed. */
  const tell = (event: Json, wrapper: Json = {}) => {
    eve.say({ channel: 'C1', text: 'hm' });
    const last = at.deliveries.findLast(({ kind }) => kind === 'events_api');
    if (!last) throw new Error('nothing was told');
    const { payload } = last;
    const ts = '1790803999.000100';
    const changed = { ...(payload.event as Json), ts, event_ts: ts, client_msg_id: 'x', ...event };
    const is_ext_shared_channel = true;
    return at.redeliver({
      ...last,
      payload: { ...payload, event_id: 'Ev9', is_ext_shared_channel, ...wrapper, event: changed },
    });
  };
  return { running, at, model, eve, own, told, tell, grace: at.person('U2') };
}

test('somebody of another organisation who is not named is not answered, whatever they use', async () => {
  const { running, at, model, eve, own } = await startShared();
  eve.mention({ channel: 'C1', text: 'what is 2+2?' });
  await eve.slash('/ask', 'what is 2+2?', 'C1');
  await eve.slash('/parley', 'imagine a cat', 'C1');
  const said = eve.say({ channel: 'C1', text: 'hallo' });
  await eve.messageShortcut(said, 'translate').catch(() => {});
  eve.edit(said, '<@UBOT> what is 2+2?');
  await quiet({ running });

  expect(model.requests).toEqual([]);
  expect(own().every(({ text }) => text.includes('You don’t have access'))).toBe(true);
  expect(at.messages('C1').some(({ text }) => text.includes('Four'))).toBe(false);
});

test('nor do their presses do anything', async () => {
  const { running, model, at, eve, own, grace } = await startShared();
  const ts = grace.mention({ channel: 'C1', text: 'what is 2+2?' });
  const { ts: answer } = await slack.answer(running, 'C1', ts);
  const asked = model.requests.length;
  for (const label of ['Regenerate', '👍', 'Delete']) await eve.press(answer, label);
  await quiet({ running });
  expect(model.requests).toHaveLength(asked);
  expect(own()).toHaveLength(1);

  model.next(call('post_elsewhere', { channel: 'C2', text: 'Hello.' }), textReply('Shall I?'));
  const other = grace.mention({ channel: 'C1', text: 'say hello' });
  const find = () =>
    at.messages('C1', other).find(({ buttons }) => buttons.some(({ text }) => text === 'Approve'));
  const proposal = await at.waitFor(find, WAIT_MS);
  await eve.press(proposal.ts, 'Approve');
  await eve.press(proposal.ts, 'Deny');
  await quiet({ running });

  expect(own('C2')).toEqual([]);
  expect(find()?.ts).toBe(proposal.ts);
});

test('nor do their votes count, nor Stop, nor the word', async () => {
  const { running, model, at, eve, own, grace } = await startShared();
  await grace.slash('/parley', 'poll "Lunch?" "Pizza" "Soup"', 'C1');
  const find = (label: string) =>
    at.waitFor(() => own().find(({ buttons }) => buttons.some(({ text }) => text === label)));
  const poll = await find('Pizza');
  await eve.press(poll.ts, 'Pizza');
  await quiet({ running });
  expect(at.message(poll.ts).text).not.toMatch(/1 vote/);

  const { promise, resolve } = Promise.withResolvers<void>();
  async function* frames() {
    yield* (textReply('Two ') as { frames: Iterable<object> }).frames;
    await promise;
  }
  model.next({ frames: frames() });
  const ts = grace.mention({ channel: 'C1', text: 'count' });
  await at.waitFor(() => at.messages('C1', ts).some(({ user }) => user === 'UBOT'), WAIT_MS);
  eve.say({ channel: 'C1', text: 'stop', threadTs: ts });
  await quiet({ running });
  const shown = JSON.stringify(at.messages('C1', ts));
  resolve();

  expect(shown).not.toContain('Stopped');
});

const TELLINGS: readonly [string, Json, Json][] = [
  ['by the event', { team: 'T8' }, {}],
  ['by the older member alone', { team: undefined, user_team: 'T8' }, {}],
  ['in no way', { team: undefined }, {}],
  ['in no way, with a file', { team: undefined, subtype: 'file_share', upload: false }, {}],
  ['as if it were ours', { team: 'T8', source_team: 'T1' }, {}],
  ['by its own installation', { team: 'T8' }, { team_id: 'T8', context_team_id: 'T8' }],
  [
    'by another installation of the app',
    { team: 'T8' },
    {
      team_id: 'T8',
      authorizations: [{ enterprise_id: null, team_id: 'T8', user_id: 'UBOT', is_bot: true }],
    },
  ],
  ['with nobody who is authorized', { team: 'T8' }, { authorizations: [] }],
];

test.each(TELLINGS)(
  'somebody of another organisation is known for that, told %s',
  async (_, event, wrapper) => {
    const { running, model, own, tell } = await startShared();
    const text = '<@UBOT> what is 2+2?';
    await tell({ text, type: 'app_mention', ...event }, wrapper);
    await quiet({ running });

    expect(model.requests).toEqual([]);
    expect(own()).toEqual([]);
  },
);

test('our own people are answered there, also where Slack does not tell their organisation', async () => {
  const { running, at, model, tell } = await startShared();
  await tell({ user: 'U2', team: undefined, type: 'app_mention', text: '<@UBOT> what is 2+2?' });
  await at.waitFor(() => model.requests.length > 0, WAIT_MS);
  await quiet({ running });
});

test('where users cannot be asked for, who is not told to be ours is not', async () => {
  const { running, at, model, tell } = await startShared();
  at.faults.every('users.info', { error: 'user_not_found' });
  await tell({ team: undefined, type: 'app_mention', text: '<@UBOT> what is 2+2?' });
  await quiet({ running });

  expect(model.requests).toEqual([]);
});

test('who is named is an admin of their own organisation alone', async () => {
  const { running, eve, own, told } = await startShared({ PARLEY_ALLOW: 'U8,T1' });
  eve.mention({ channel: 'C1', text: '/settings --follow off' });
  await quiet({ running });

  expect(JSON.stringify([...own(), ...told()])).toContain('Only an admin');
});

test('who is named reads and recalls nothing but the channel that is shared', async () => {
  const { running, at, model, eve, grace, told } = await startShared({ PARLEY_ALLOW: 'U8,T1' });
  const secret = grace.mention({ channel: 'C2', text: 'the zebra budget is K4711' });
  await slack.answer(running, 'C2', secret);
  const before = model.requests.length;
  const link = `https://t1.slack.com/archives/C2/p${secret.replace('.', '')}`;
  const ts = eve.mention({ channel: 'C1', text: `what is here? ${link}` });
  await slack.answer(running, 'C1', ts);
  model.next(call('read_channel', { channel: '#ours' }), textReply('No.'));
  const other = eve.mention({ channel: 'C1', text: 'and in #ours?' });
  await slack.answer(running, 'C1', other);
  const shown = told().length;
  await eve.slash('/recall', 'What is the zebra budget?', 'C1');
  await at.waitFor(() => told()[shown], WAIT_MS);
  model.next(call('post_elsewhere', { channel: 'C2', text: 'Hello.' }), textReply('No.'));
  const third = eve.mention({ channel: 'C1', text: 'say hello in #ours' });
  await at.waitFor(() => at.messages('C1', third).some(({ user }) => user === 'UBOT'), WAIT_MS);
  await quiet({ running });

  expect(JSON.stringify(model.requests.slice(before))).not.toContain('K4711');
  expect(JSON.stringify(told())).not.toContain('K4711');
});

test('what is read elsewhere for one of ours is not said where the others read along', async () => {
  const { running, at, model, grace } = await startShared();
  const secret = grace.say({ channel: 'C2', text: 'the zebra budget is K4711' });
  const link = `https://t1.slack.com/archives/C2/p${secret.replace('.', '')}`;
  const ts = grace.mention({ channel: 'C1', text: `what is here? ${link}` });
  await slack.answer(running, 'C1', ts);
  await quiet({ running });

  expect(JSON.stringify(model.requests)).not.toContain('K4711');
  expect(JSON.stringify(at.messages('C1'))).not.toContain('K4711');
});
