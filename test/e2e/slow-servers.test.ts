/*
 * Kind: what was agreed to is dropped, because the server that has the tool is not there yet.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import * as slack from './on-slack.ts';

const SERVER = new URL(
  '../../node_modules/@modelcontextprotocol/server-everything/dist/index.js',
  import.meta.url,
).pathname;

/** A server that starts late once the file `late` is there, and not at all once `gone` is. */
async function withServer() {
  const folder = await mkdtemp(join(tmpdir(), 'parley-mcp-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true })); // Once Parley is closed.
  const file = join(folder, 'mcp.json');
  const script = `[ -f ${folder}/gone ] && exit 1; [ -f ${folder}/late ] && sleep 4; exec ${process.execPath} ${SERVER} stdio`;
  const server = { command: '/bin/sh', args: ['-c', script] };
  await writeFile(file, JSON.stringify({ mcpServers: { everything: server } }));
  return {
    folder,
    environment: { MCP_CONFIG: file, STORE_URL: `sqlite:${join(folder, 'parley.db')}` },
  };
}

const results = ({ model }: slack.Running) =>
  (model.requests.at(-1)?.messages ?? [])
    .filter(({ role }) => role === 'tool')
    .map(({ content }) => String(content));

/** What the model reads of a call that was agreed to right after a restart. */
async function agreeAfterRestart(sign: 'late' | 'gone'): Promise<readonly string[]> {
  const { folder, environment } = await withServer();
  const running = await slack.start({}, environment);
  const isConnected = () =>
    running.log.lines.some(({ message }) => message === 'connected to an MCP server');
  await expect.poll(isConnected).toBe(true);
  const message = 'written down';
  const call = { name: 'everything__echo', id: 'c1', arguments: JSON.stringify({ message }) };
  running.model.next(callReply([call]));
  const ada = running.slack.person('U1');
  const ts = ada.mention({ channel: 'C1', text: 'echo it' });
  const proposal = await running.slack.waitFor(
    () =>
      running.slack
        .messages('C1', ts)
        .find(({ buttons }) => buttons.some(({ text }) => text === 'Approve')),
    slack.WAIT_MS,
  );
  await running.restart(() => writeFile(join(folder, sign), ''));
  running.model.next(textReply('Well.'));
  await ada.press(proposal.ts, 'Approve');
  await slack.answer(running, 'C1', ts);
  return results(running);
}

test('a call that was agreed to waits for its server to connect', async () => {
  expect(await agreeAfterRestart('late')).toEqual([expect.stringContaining('written down')]);
});

test('where the server does not come back, the model reads that nothing was done and why', async () => {
  expect(await agreeAfterRestart('gone')).toEqual([
    expect.stringMatching(/^Not done: the person agreed, but .* its server cannot be reached/),
  ]);
});
