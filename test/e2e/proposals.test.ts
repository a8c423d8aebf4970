import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import * as discord from './on-discord.ts';
import * as slack from './on-slack.ts';

const MESSAGE = `<!channel> <@42> @everyone **Approved by Ada**\n- **b:** 2 [x](https://e.example) ${'x'.repeat(3_000)}`;

const CALL = callReply([
  { name: 'everything__echo', id: 'c1', arguments: JSON.stringify({ message: MESSAGE }) },
]);

/** The reference server of MCP, untrusted: whatever its tools do needs an admin. */
async function withServer() {
  const file = join(await mkdtemp(join(tmpdir(), 'parley-mcp-')), 'mcp.json');
  const entry = new URL(
    '../../node_modules/@modelcontextprotocol/server-everything/dist/index.js',
    import.meta.url,
  );
  const server = { command: process.execPath, args: [entry.pathname, 'stdio'] };
  await writeFile(file, JSON.stringify({ mcpServers: { everything: server } }));
  return { MCP_CONFIG: file };
}

const connected = ({ log }: Pick<slack.Running, 'log'>) =>
  expect
    .poll(() => log.lines.some(({ message }) => message === 'connected to an MCP server'))
    .toBe(true);

/** The whole value, as the tool got it. */
function expectCalled({ model }: Pick<slack.Running, 'model'>) {
  const results = (model.requests.at(-1)?.messages ?? []).filter(({ role }) => role === 'tool');
  expect(results.map(({ content }) => String(content))).toEqual([
    expect.stringContaining(`Echo: ${MESSAGE}`),
  ]);
}

const FILE = `everything: echo\n\nmessage: ${MESSAGE.replace('\n', '\n    ')}\n`;

const WORDS = [
  /Approve this action\?/,
  /Use .*echo.* on everything\./s,
  /everything describes it: “.*Echoes back the input string.*”/s,
  /more characters\)/,
  /Not everything fits here\. The attached file has all of it\./,
];

test('Slack: an MCP call is proposed in words, what is cut is in a file, and the whole is done', async () => {
  const running = await slack.start({}, await withServer());
  await connected(running);
  running.model.next(CALL, textReply('Echoed.'));
  const person = running.slack.person('U1');
  const ts = person.mention({ channel: 'C1', text: 'echo it' });
  const thread = () => running.slack.messages('C1', ts);
  const proposal = await running.slack.waitFor(
    () => thread().find(({ buttons }) => buttons.some(({ text }) => text === 'Approve')),
    slack.WAIT_MS,
  );
  for (const words of WORDS) expect(proposal.text).toMatch(words);
  expect(proposal.text).not.toMatch(/<!channel>|<@42>|\{"/);
  const files = () => thread().flatMap((message) => message.files);
  await running.slack.waitFor(() => files().length > 0, slack.WAIT_MS);
  await person.press(proposal.ts, 'Approve');
  await slack.answer(running, 'C1', ts);
  // It comes again below the answer.
  await running.slack.waitFor(() => files().length > 0, slack.WAIT_MS);
  expect(files().map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual([FILE]);

  expectCalled(running);
});

test('Discord: so it is', async () => {
  const running = await discord.start({}, await withServer());
  await connected(running);
  running.model.next(CALL, textReply('Echoed.'));
  const admin = running.discord.person('7', { admin: true });
  const question = admin.mention('echo it');
  const messages = () => running.discord.messages(question.id);
  const proposal = await running.discord.waitFor(
    () => messages().find(({ buttons }) => buttons.some(({ label }) => label === 'Approve')),
    discord.WAIT_MS,
  );
  for (const words of WORDS) expect(proposal.text).toMatch(words);
  expect(proposal.text).not.toMatch(/<@42>|\{"/);
  await admin.press(proposal.id, 'Approve').answered();
  await discord.answer(running, question.id);
  const files = messages().flatMap((message) => message.files);
  expect(files.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual([FILE]);

  expectCalled(running);
});
