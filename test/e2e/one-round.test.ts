/**
 * Kind: one message of the model holds more calls of one sort than an answer may make. Of each sort
 * so many are done, each call has its answer, and what acts on others waits for a person.
 */
import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { encodePng } from '../../src/demo/media.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

const COUNT = 30;
const REFUSED = /^Not done/;

const toRound = (name: string, toInput: (n: number) => object) =>
  callReply(
    Array.from({ length: COUNT }, (_, n) => ({
      name,
      id: `call-${n}`,
      arguments: JSON.stringify(toInput(n)),
    })),
  );

const results = ({ model }: Pick<slack.Running, 'model'>) =>
  (model.requests.at(-1)?.messages ?? [])
    .filter(({ role }) => role === 'tool')
    .map(({ content }) => String(content));

const SORTS: readonly (readonly [string, number, (n: number) => object])[] = [
  ['draw', 8, (n) => ({ prompt: `cat ${n}` })],
  ['edit_image', 8, (n) => ({ prompt: `with hat ${n}` })],
  ['web_search', 8, (n) => ({ query: `weather ${n}` })],
  ['run_code', 10, (n) => ({ code: `console.log(${n})` })],
  ['poll', 3, (n) => ({ question: `Lunch ${n}?`, options: ['Pizza', 'Soup'] })],
  ['remind', 10, (n) => ({ what: `tea ${n}`, at: `in ${n + 5} minutes` })],
  ['read_channel', 20, (n) => ({ limit: n + 1 })],
  ['current_time', 20, (n) => ({ zone: n % 2 ? 'UTC' : 'Asia/Tokyo' })],
  ['no_such_tool', 0, (n) => ({ n })],
];

test.each(SORTS)(
  'Discord: of 30 calls of %s in one message %i are done',
  async (name, done, to) => {
    const running = await discord.start();
    const { discord: server, model } = running;
    model.next(toRound(name, to), textReply('So much for that.'));
    const image = { name: 'a.png', bytes: encodePng('red'), contentType: 'image/png' };
    const { id } = server.person('42').mention('go on', { attachments: [image] });
    await discord.answer(running, id);
    const told = results(running);

    expect(told).toHaveLength(COUNT);
    const refused = told.filter(
      (text) => REFUSED.test(text) || text.startsWith('There is no tool'),
    );
    expect(COUNT - refused.length).toBe(done);
    expect(refused.every((text) => text.length < 400)).toBe(true);
  },
);

test('Slack: of 30 posts elsewhere in one message a person is asked about five', async () => {
  const channels = [{ id: 'C1' }, { id: 'C3', name: 'launch' }];
  const running = await slack.start({ workspaces: [{ id: 'T1', channels }] });
  const { slack: at, model } = running;
  model.next(
    toRound('post_elsewhere', (n) => ({ channel: 'C3', text: `News ${n}` })),
    textReply('Shall I?'),
  );
  const ts = at.person('U1').mention({ channel: 'C1', text: 'tell them' });
  const asked = await at.waitFor(
    () => at.messages('C1', ts).find(({ buttons }) => buttons.some((b) => b.text === 'Approve')),
    slack.WAIT_MS,
  );
  expect(asked.text.match(/News \d+/g)).toHaveLength(5);
  await at.person('U1').press(asked.ts, 'Approve');
  await at.waitFor(() => at.messages('C3').length === 5, slack.WAIT_MS);
  await slack.answer(running, 'C1', ts);

  expect(at.messages('C3')).toHaveLength(5);
});

test('Slack: 30 sorts of calls together are as many calls as one answer may make', async () => {
  const running = await slack.start();
  const { slack: at, model } = running;
  const names = ['run_code', 'current_time', 'read_channel'];
  const inputs = [{ code: '1' }, { zone: 'UTC' }, { limit: 1 }];
  const calls = Array.from({ length: COUNT }, (_, n) => ({
    name: names[n % 3] ?? '',
    id: `call-${n}`,
    arguments: JSON.stringify(inputs[n % 3]),
  }));
  model.next(callReply(calls), textReply('Done.'));
  const ts = at.person('U1').mention({ channel: 'C1', text: 'go on' });
  await slack.answer(running, 'C1', ts);

  expect(results(running).filter((text) => !REFUSED.test(text))).toHaveLength(20);
});
