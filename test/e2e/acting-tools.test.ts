import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

const { WAIT_MS } = slack;

const call = (name: string, input: object) =>
  callReply([{ name, id: `call-${name}`, arguments: JSON.stringify(input) }]);

/**
 * In a channel the model wants to post something in another one; resolves to the proposal once it
 * waits for consent.
 */
async function propose(running: slack.Running, by: 'U1' | 'U2', text: string, said: string) {
  running.model.next(
    call('post_elsewhere', { channel: 'C3', text }),
    textReply('Shall I?'),
    textReply(said),
  );
  const person = running.slack.person(by);
  const root = person.mention({ channel: 'C1', text: 'tell them in news' });
  const proposal = await running.slack.waitFor(
    () =>
      running.slack
        .messages('C1', root)
        .find(
          ({ buttons, streaming }) => !streaming && buttons.some(({ text }) => text === 'Approve'),
        ),
    WAIT_MS,
  );
  const agree = async () => {
    await person.press(proposal.ts, 'Approve');
    await slack.answer(running, 'C1', root);
  };
  return { agree, proposal };
}

/** What the tools answered in the latest request. */
const results = ({ model }: Pick<slack.Running, 'model'>) =>
  (model.requests.at(-1)?.messages ?? [])
    .filter(({ role }) => role === 'tool')
    .map(({ content }) => String(content));

const CHANNELS = [
  { id: 'C1', name: 'general' },
  { id: 'C3', name: 'news', members: ['U1'] },
];

test('Slack: a message is posted elsewhere once the asker has agreed, in the asker’s name', async () => {
  const running = await slack.start({ workspaces: [{ id: 'T1', channels: CHANNELS }] });
  const text = 'We ship on Friday. <!channel>';
  const { agree, proposal } = await propose(running, 'U1', text, 'Posted in news.');
  expect(running.slack.messages('C3')).toEqual([]);
  // The channel was not mentioned: the approval names it as Slack shows it.
  expect(proposal.text).toContain('Post this in <#C3>:');
  await agree();
  const posts = running.slack.messages('C3');

  expect(posts).toHaveLength(1);
  expect(posts[0]?.text).toContain('We ship on Friday.');
  expect(posts[0]?.text).toContain('Posted for');
  expect(posts[0]?.text).not.toContain('<!channel>');
  expect(proposal.text).toContain('Post this in <#C3>:');
  expect(results(running)).toEqual([expect.stringMatching(/^Posted: https:.*\/C3\/p\d+$/)]);
});

test('Slack: nobody is asked to agree to a post where the asker is no member', async () => {
  const running = await slack.start({ workspaces: [{ id: 'T1', channels: CHANNELS }] });
  running.model.next(
    call('post_elsewhere', { channel: '<#C3>', text: 'Hello.' }),
    textReply('I may not.'),
  );
  const ts = running.slack.person('U2').mention({ channel: 'C1', text: 'say hello' });
  const { buttons } = await slack.answer(running, 'C1', ts);

  expect(buttons.map(({ text }) => text)).not.toContain('Approve');
  expect(running.slack.messages('C3')).toEqual([]);
  expect(results(running)[0]).toContain('Not posted');
});

test('Discord: a thread is posted in where its asker may write in threads, and nowhere else', async () => {
  const running = await discord.start();
  const { discord: server, model } = running;
  const person = server.person('42');
  const thread = person.createThread({ channel: server.generalId }, 'Ideas');
  const ask = async (channel: string, count: number) => {
    model.next(
      call('post_elsewhere', { channel: `<#${channel}>`, text: 'Hello.' }),
      textReply('So it is.'),
    );
    const question = person.mention(`say hello, ${count}`);
    const find = () =>
      server
        .messages(question.id)
        .find(({ buttons }) => buttons.some(({ label }) => label === 'Approve'));
    const proposal = await server.waitFor(find, WAIT_MS);
    expect(proposal.text).toContain(`Post this in <#${channel}>:`);
    await person.press(proposal.id, 'Approve').answered();
    await discord.answer(running, question.id);
    return results(running)[0];
  };

  expect(await ask(thread.id, 1)).toContain(`/${thread.id}/`);
  expect(server.messages(thread.id).filter(({ own }) => own)).toHaveLength(1);
  model.next(
    call('post_elsewhere', { channel: '<#123456789>', text: 'Hello.' }),
    textReply('There is none.'),
  );
  const { buttons } = await discord.answer(running, person.mention('say hello there').id);
  expect(buttons.map(({ label }) => label)).not.toContain('Approve');
  expect(results(running)[0]).toContain('Not posted');
});

test('Discord: the model posts a poll of Discord’s own below its answer, and plans a reminder', async () => {
  const running = await discord.start();
  running.model.next(
    call('poll', { question: 'Lunch?', options: ['Pizza', 'Soup'] }),
    textReply('Vote below.'),
    call('remind', { what: 'vote', at: 'in 1 second' }),
    textReply('I will.'),
  );
  const person = running.discord.person('42');
  const question = person.mention('start a poll on lunch');
  await discord.answer(running, question.id);
  const own = () => running.discord.messages(question.id).filter((message) => message.own);
  await running.discord.waitFor(() => own().some(({ poll }) => poll !== null), WAIT_MS);
  expect(own().map(({ poll }) => poll !== null)).toEqual([false, true]);
  person.say({ channel: question.id, text: 'remind me to vote in a second' });
  await discord.answer(running, question.id, 2);
  const reminders = () => own().filter(({ text }) => text.includes('⏰ Reminder'));
  await running.discord.waitFor(() => reminders().length > 0, WAIT_MS);
  await delay(300);

  expect(reminders()).toHaveLength(1);
});

test('Discord: where no thread can be opened, polls and reminders stand beside the answer', async () => {
  const running = await discord.start();
  const { discord: server, model } = running;
  server.deny(server.generalId, 'CREATE_PUBLIC_THREADS');
  model.next(
    callReply(
      [
        ['poll', { question: 'Lunch?', options: ['Pizza', 'Soup'] }],
        ['remind', { what: 'vote', at: 'in 1 second' }],
      ].map(([name, input], index) => ({
        name: String(name),
        id: `c${index}`,
        arguments: JSON.stringify(input),
      })),
    ),
    textReply('Vote below.'),
  );
  server.person('42').mention('start a poll on lunch, and remind me of it');
  const own = () => server.messages(server.generalId).filter((message) => message.own);
  await server.waitFor(() => own().some(({ poll }) => poll !== null), WAIT_MS);
  await server.waitFor(() => own().some(({ text }) => text.includes('Reminder')), WAIT_MS);
});

test('Slack: a reminder whose thread is gone comes in its channel, once', async () => {
  const running = await slack.start();
  const { slack: workspace, model } = running;
  model.next(call('remind', { what: 'vote', at: 'in 2 seconds' }), textReply('I will.'));
  const person = workspace.person('U1');
  const ts = person.mention({ channel: 'C1', text: 'remind me to vote' });
  const answered = await slack.answer(running, 'C1', ts);
  workspace.faults.next('chat.postMessage', { error: 'thread_not_found' });
  const reminders = () =>
    workspace.messages('C1').filter(({ text }) => text.includes('⏰ Reminder'));
  await workspace.waitFor(() => reminders().length > 0, WAIT_MS);
  await delay(300);

  expect(answered.text).toBe('I will.');
  expect(reminders()).toMatchObject([{ user: 'UBOT' }]);
  expect(reminders()[0]?.threadTs).toBeUndefined();
});

test.each([
  ['poll', { question: 'Lunch?', options: ['Pizza', 'Soup'] }, '📊'],
  ['remind', { what: 'vote', at: 'in 2 seconds' }, '⏰ Reminder'],
])(
  'Slack: what %s made in the channel, for want of its thread, goes with its question',
  async (name, input, sign) => {
    const running = await slack.start();
    const { slack: workspace, model } = running;
    workspace.faults.when(
      'chat.postMessage',
      (args) => args.thread_ts !== undefined && JSON.stringify(args).includes(sign),
      { error: 'thread_not_found' },
    );
    model.next(call(name, input), textReply('I will.'));
    const person = workspace.person('U1');
    const ts = person.mention({ channel: 'C1', text: 'let us vote' });
    const made = () => workspace.messages('C1').filter(({ text }) => text.includes(sign));
    await workspace.waitFor(() => made().length > 0, WAIT_MS);
    expect(made()[0]?.threadTs).toBeUndefined();
    person.remove(ts);
    await workspace.waitFor(() => made().length === 0, WAIT_MS);
  },
);

test('Slack: a reminder that can be posted nowhere any more reaches its person alone, and says so', async () => {
  const running = await slack.start();
  const { slack: workspace, model } = running;
  model.next(call('remind', { what: 'vote', at: 'in 2 seconds' }), textReply('I will.'));
  const ts = workspace.person('U1').mention({ channel: 'C1', text: 'remind me to vote' });
  await slack.answer(running, 'C1', ts);
  workspace.leave('C1');
  const direct = () => workspace.messages(workspace.dmOf('U1'));
  await workspace.waitFor(() => direct().length > 0, WAIT_MS);
  await delay(300);

  expect(direct()).toHaveLength(1);
  expect(direct()[0]?.text).toMatch(/Reminder.*: vote\n[\s\S]*can no longer post/);
});

test('Discord: so does one of a channel that Parley may not write in any more', async () => {
  const running = await discord.start();
  const { discord: server, model } = running;
  model.next(call('remind', { what: 'vote', at: 'in 2 seconds' }), textReply('I will.'));
  const question = server.person('42').mention('remind me to vote');
  await discord.answer(running, question.id);
  server.deny(server.generalId, 'SEND_MESSAGES', 'SEND_MESSAGES_IN_THREADS');
  const direct = () => server.messages(server.dmId('42'));
  await server.waitFor(() => direct().length > 0, WAIT_MS);

  expect(direct()).toMatchObject([{ text: expect.stringContaining(': vote') }]);
});

// The kind: what the model did for a question, elsewhere or for later, stays when the question is
// deleted.
test('Slack: a post elsewhere goes with its question', async () => {
  const running = await slack.start({ workspaces: [{ id: 'T1', channels: CHANNELS }] });
  const { agree } = await propose(running, 'U1', 'We ship on Friday.', 'Posted in news.');
  await agree();
  const posts = () => running.slack.messages('C3');
  expect(posts()).toHaveLength(1);
  const [root] = running.slack.messages('C1').filter(({ user }) => user === 'U1');
  running.slack.person('U1').remove(root?.ts ?? '');
  await running.slack.waitFor(() => posts().length === 0, WAIT_MS);
});

test('Discord: a reminder that the model planned is cancelled with its question; a person’s own stays', async () => {
  const running = await discord.start({ rateLimits: 'off' });
  const { discord: server, model } = running;
  await server.waitFor(() => server.commands.length > 0, WAIT_MS);
  const at = new Date(Date.now() + 60 * 60_000).toISOString();
  model.next(call('remind', { what: 'the tool’s tea', at }), textReply('I will.'));
  const person = server.person('42');
  const question = person.mention('remind me of tea');
  await discord.answer(running, question.id);
  person.slash('remind', { what: 'my own coffee', when: 'in 2 hours' });
  const listed = () => {
    const used = person.slash('remind', { what: 'list' });
    return server.waitFor(() => used.response?.text || null, WAIT_MS);
  };
  await expect.poll(listed, { timeout: WAIT_MS }).toMatch(/tea[\s\S]*coffee/);
  person.remove(question.id);
  await expect.poll(listed, { timeout: WAIT_MS }).not.toContain('tea');
  expect(await listed()).toContain('my own coffee');
});
