/**
 * Kind: one call leads to the next. An approved call runs once, in whichever round it stands,
 * however often Approve is pressed, and on whichever side of a restart; its result may lead to
 * another proposal, or to one that was there already and needs an approval of its own.
 */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import { onDisk } from './drawn.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

const { WAIT_MS } = slack;

const echo = (id: string, message: string) => ({
  name: 'everything__echo',
  id,
  arguments: JSON.stringify({ message }),
});

async function withServer() {
  const file = join(await mkdtemp(join(tmpdir(), 'parley-mcp-')), 'mcp.json');
  const entry = new URL(
    '../../node_modules/@modelcontextprotocol/server-everything/dist/index.js',
    import.meta.url,
  );
  const server = { command: process.execPath, args: [entry.pathname, 'stdio'] };
  await writeFile(file, JSON.stringify({ mcpServers: { everything: server } }));
  return { MCP_CONFIG: file, ...onDisk() };
}

const connections = ({ log }: Pick<slack.Running, 'log'>) =>
  log.lines.filter(({ message }) => message === 'connected to an MCP server').length;

/** What the tools have said by now, in the latest request. */
const resultsOf = ({ model }: Pick<slack.Running, 'model'>) =>
  (model.requests.at(-1)?.messages ?? [])
    .filter(({ role }) => role === 'tool')
    .map(({ content }) => String(content));

test('Slack: three proposals, one after the other, are each agreed to and done once', async () => {
  const running = await slack.start({}, await withServer());
  await expect.poll(() => connections(running), { timeout: WAIT_MS }).toBe(1);
  const { slack: at, model } = running;
  model.next(
    callReply([echo('c1', 'first')]),
    callReply([{ name: 'current_time', id: 't', arguments: '{}' }, echo('c2', 'second')]),
    textReply('It is late.'),
    callReply([echo('c3', 'third')]),
    textReply('All done.'),
  );
  const person = at.person('U1');
  const ts = person.mention({ channel: 'C1', text: 'echo thrice' });
  const proposal = (word: string) =>
    at.waitFor(
      () =>
        at
          .messages('C1', ts)
          .find(
            ({ buttons, text }) =>
              text.includes(word) && buttons.some((each) => each.text === 'Approve'),
          ),
      WAIT_MS,
    );
  const agree = async (word: string) => {
    const { ts: message } = await proposal(word);
    await person.press(message, 'Approve');
    await person.press(message, 'Approve').catch(() => {}); // The button may be gone.
  };
  await agree('first');
  await proposal('second');
  await running.restart();
  await expect.poll(() => connections(running), { timeout: WAIT_MS }).toBe(2);
  await agree('second');
  await agree('third');
  const texts = () => at.messages('C1', ts).map(({ text }) => text);
  await expect.poll(() => texts().join(), { timeout: WAIT_MS }).toContain('All done.');

  const all = model.requests.flatMap(({ messages = [] }) => messages);
  const said = new Set(
    all.filter(({ role }) => role === 'tool').map(({ content }) => String(content)),
  );
  for (const word of ['first', 'second', 'third'])
    expect([...said].join()).toContain(`Echo: ${word}`);
  expect([...said].join()).not.toContain('It is not known whether');
});

test('Discord: of two proposals of one round both wait for one press, and each is done once', async () => {
  const running = await discord.start({}, await withServer());
  await expect.poll(() => connections(running), { timeout: WAIT_MS }).toBe(1);
  const { discord: server, model } = running;
  model.next(callReply([echo('c1', 'one'), echo('c2', 'two')]), textReply('Both.'));
  const admin = server.person('7', { admin: true });
  const { id } = admin.mention('echo both');
  const proposal = await server.waitFor(
    () => server.messages(id).find((each) => each.buttons.some(({ label }) => label === 'Approve')),
    WAIT_MS,
  );
  await running.restart();
  await expect.poll(() => connections(running), { timeout: WAIT_MS }).toBe(2);
  const presses = [admin.press(proposal.id, 'Approve'), admin.press(proposal.id, 'Approve')];
  for (const press of presses) await press.answered().catch(() => {});
  await discord.answer(running, id);
  expect(resultsOf(running)).toEqual([
    expect.stringContaining('Echo: one'),
    expect.stringContaining('Echo: two'),
  ]);
  expect(discord.ownTexts(running, id).join('\n').split('Both.')).toHaveLength(2);
});
