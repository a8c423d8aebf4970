/*
 * Kind: what a question brought is gone at the next one.
 */
import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import type { DemoServer } from '../../src/demo/server.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

const rows = Array.from({ length: 4_500 }, (_, at) => `${at},Person ${at},${at * 7}\n`);
const table = { name: 'people.csv', bytes: Buffer.from(`id,name,amount\n${rows.join('')}`) };

const search = callReply([
  { name: 'read_file', id: 'read', arguments: '{"search":"Person 1500,"}' },
]);

/** All that the model was shown of people's messages in its n-th latest request. */
function shown({ requests }: DemoServer, back = 1): string {
  const messages = requests.at(-back)?.messages ?? [];
  return JSON.stringify(messages.filter(({ role }) => role === 'user'));
}

/** What the model read of its call in its latest request. */
function result({ requests }: DemoServer): string {
  const results = requests.at(-1)?.messages?.filter(({ role }) => role === 'tool') ?? [];
  return results.map(({ content }) => String(content)).join('\n');
}

function expectFound(model: DemoServer): void {
  expect(shown(model)).toContain('of 4,501 lines');
  expect(shown(model)).not.toContain('Person 1500,');
  expect(shown(model).length).toBeLessThan(10_000);
  expect(result(model)).toContain('1502: 1500,Person 1500,10500');
}

test('Slack: a long table is whole in its question, and can be searched in the next one', async () => {
  const running = await slack.start();
  const { model } = running;
  const ada = running.slack.person('U1');
  model.next(textReply('A table.'), search, textReply('It is 10500.'));
  const thread = ada.mention({ channel: 'C1', text: 'what is in it?', files: [table] });
  await slack.answer(running, 'C1', thread);
  expect(shown(model)).toContain('Person 4499,31493');

  ada.mention({ channel: 'C1', text: 'and Person 1500?', threadTs: thread });
  await slack.answer(running, 'C1', thread, 2);
  expectFound(model);
});

test('Discord: a long table is whole in its question, and can be searched in the next one', async () => {
  const running = await discord.start();
  const { model } = running;
  const grace = running.discord.person('42');
  model.next(textReply('A table.'), search, textReply('It is 10500.'));
  const question = grace.mention('what is in it?', { attachments: [table] });
  await discord.answer(running, question.id);
  expect(shown(model)).toContain('Person 4499,31493');

  grace.mention('and Person 1500?', { channel: question.id });
  await expect.poll(() => result(model), { timeout: discord.WAIT_MS }).not.toBe('');
  expectFound(model);
});

test('of a text beyond what one question holds the person is told, with figures', async () => {
  const running = await slack.start();
  const log = { name: 'server.log', bytes: Buffer.from('line of a log\n'.repeat(400_000)) };
  const thread = running.slack
    .person('U1')
    .mention({ channel: 'C1', text: 'what happened?', files: [log] });
  const { text } = await slack.answer(running, 'C1', thread);

  expect(text).toContain('server.log: I read only the first 4,000,000 of 5,600,000 characters.');
  expect(text).toMatch(/the first 199,99\d of 4,000,000 characters of server\.log in front/);
  expect(shown(running.model)).toContain('of 5,600,000 characters');
});
