import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { answer, asked, type Running, start, WAIT_MS } from './on-slack.ts';

// Kind: people are called by their present names, and never by an id, whatever Slack answers when
// it is asked.

/** Asks in a conversation of its own, and says what the model was asked. */
async function ask(running: Running, text: string): Promise<string> {
  const ts = running.slack.person('U1').mention({ channel: 'C1', text });
  await answer(running, 'C1', ts);
  return asked(running) ?? '';
}

test('a person who is renamed is called by the new name in the next question', async () => {
  const running = await start();
  const { slack } = running;
  expect(await ask(running, 'who is <@U2>?')).toContain('who is @grace?');
  slack.rename('U2', 'hopper');
  await expect.poll(() => slack.deliveries.at(-1)?.state, { timeout: WAIT_MS }).toBe('acked');

  expect(await ask(running, 'and who is <@U2> now?')).toContain('and who is @hopper now?');
});

const users = [
  { id: 'U1', name: 'ada' },
  { id: 'U2', name: 'grace' },
];
const groups = [{ id: 'S1', handle: 'crew' }];
const toWorkspace = (kind: 'channel' | 'group') => ({
  ...{ id: 'T1', users, groups },
  channels: [{ id: 'C1', name: 'general', kind, members: ['U1'] }],
});

test.each(['channel', 'group'] as const)(
  'a channel (%s) and a group of people that are renamed are called so in the next question',
  async (kind) => {
    const running = await start({ workspaces: [toWorkspace(kind)] });
    const { slack } = running;
    expect(await ask(running, 'see <#C1> and <!subteam^S1>?')).toContain('see #general and @crew?');
    slack.renameChannel('C1', 'lobby');
    slack.renameGroup('S1', 'team-lobby');
    await expect.poll(() => slack.deliveries.at(-1)?.state, { timeout: WAIT_MS }).toBe('acked');

    expect(await ask(running, 'now <#C1> and <!subteam^S1>?')).toContain(
      'now #lobby and @team-lobby?',
    );
  },
);

test('a rename that says nothing changes nothing', async () => {
  const running = await start({ workspaces: [toWorkspace('channel')] });
  const { slack } = running;
  expect(await ask(running, 'see <#C1> and <!subteam^S1>?')).toContain('see #general and @crew?');
  for (const odd of [undefined, null, 'C1', [], { id: 'C1' }, { id: 'S1', name: '', handle: 7 }])
    for (const type of ['channel_rename', 'group_rename', 'subteam_updated'])
      slack.emit({ type, channel: odd, subteam: odd, event_ts: '1.000001' });

  expect(await ask(running, 'now <#C1> and <!subteam^S1>?')).toContain('now #general and @crew?');
});

test.each([
  ['down', { http: 500 }],
  ['slow', { delayMs: 5_000 }],
] as const)(
  'where Slack is %s, known people keep their names and the others are someone',
  async (_, fault) => {
    const running = await start();
    const { slack } = running;
    expect(await ask(running, 'who is <@U2>?')).toContain('@grace');
    slack.faults.every('users.info', fault);
    const question = await ask(
      running,
      'is <@U2> with <@U88> or <@U89> in <#C77>, <!subteam^S66>?',
    );

    expect(question).toMatch(/is @grace with @someone or @someone 2 in #channel, @group\?/);
    expect(question).not.toMatch(/U88|U89|C77|S66/);
  },
);

test('what has no name is no id in a poll, a reminder and what a tool reads', async () => {
  const running = await start();
  const { slack, model } = running;
  const person = slack.person('U1');
  await person.slash('/poll', '"For <@U88>?" "<@U89>" "<#C77>"', 'C1');
  await person.slash('/parley-remind', 'tell <@U88> about <#C77> tomorrow at 9', 'C1');
  const own = () => slack.messages('C1').filter(({ user }) => user === 'UBOT');
  const all = () =>
    JSON.stringify(own().map(({ text, buttons }) => [text, buttons.map((each) => each.text)]));
  await slack.waitFor(() => all().includes('For') && all().includes('tell'), WAIT_MS);
  slack.person('U2').say({ channel: 'C1', text: 'I met <@U88> in <#C77>' });
  model.next(callReply([{ name: 'read_channel', id: '1', arguments: '{}' }]), textReply('I see.'));
  const read = await ask(running, 'what was said?');

  expect(all()).toContain('For @someone?');
  expect(read).toContain('I met @someone in #channel');
  expect(all()).not.toMatch(/U8[89]|C77/);
  expect(read).not.toMatch(/U8[89]|C77/);
});
