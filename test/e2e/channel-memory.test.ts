/*
 * Kind: what people say to each other in a channel is remembered where an admin has turned that on,
 * and nowhere else; as it was last said.
 */
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { type Running, start, WAIT_MS } from './on-slack.ts';

const users = [
  { id: 'U1', name: 'ada', isAdmin: true },
  { id: 'U2', name: 'grace' },
];

const startHere = () =>
  start({
    workspaces: [
      {
        id: 'T1',
        users,
        channels: [
          { id: 'C1', name: 'general' },
          { id: 'C2', name: 'other' },
        ],
      },
    ],
  });

/** What is shown in answer to a command, and all that the model was asked for it. */
async function use(running: Running, command: string, text: string, by = 'U1', channel = 'C1') {
  const { slack, model } = running;
  const before = slack.messages(channel).length;
  const requests = model.requests.length;
  await slack.person(by).slash(command, text, channel);
  const find = () =>
    slack
      .messages(channel)
      .slice(before)
      .find(({ user }) => user === 'UBOT');
  const shown = await slack.waitFor(find, WAIT_MS);
  return { text: shown.text, asked: JSON.stringify(model.requests.slice(requests)) };
}

test('what is said in a channel is found once its memory is on, also what was said before', async () => {
  const running = await startHere();
  const { slack, model } = running;
  model.answer(() => textReply('Fine.'));
  const grace = slack.person('U2');
  grace.say({ channel: 'C1', text: 'The zebra budget is K4711' });
  const recall = async (question: string) => (await use(running, '/recall', question)).asked;

  expect(await recall('What is the zebra budget?')).toBe('[]');
  expect((await use(running, '/memory', 'on', 'U2')).text).toContain('Only an admin');
  expect((await use(running, '/memory', 'on')).text).toContain('From now on I remember');
  const later = grace.say({ channel: 'C1', text: 'The giraffe budget is K0815' });
  grace.say({ channel: 'C2', text: 'The giraffe budget of others is 9999' });

  const find = () => recall('What is the zebra or giraffe budget?');
  await expect.poll(find, { timeout: WAIT_MS }).toMatch(/K4711.*K0815|K0815.*K4711/);
  expect(await find()).not.toContain('9999');
  grace.edit(later, 'The giraffe budget is 1234');
  await expect.poll(find, { timeout: WAIT_MS }).toContain('1234');
  expect(await find()).not.toContain('K0815');

  expect((await use(running, '/memory', 'off')).text).toContain('only what’s said to me');
  grace.say({ channel: 'C1', text: 'The lion budget is 5555' });
  grace.remove(later);
  await expect.poll(find, { timeout: WAIT_MS }).not.toContain('1234');
  expect(await recall('What is the lion budget?')).not.toContain('5555');
});
