import { expect, onTestFinished, test } from 'vitest';
import { callReply, textReply } from '../../src/demo/frames.ts';
import type { DemoServer } from '../../src/demo/server.ts';
import { createFolder } from '../storage/folder.ts';
import { answer, type Running, start, WAIT_MS } from './on-slack.ts';

// Kind: a file is lost, or found where it should not be, once its turn was folded into a summary.

const lines = Array.from(
  { length: 900 },
  (_, at) => `clause ${at}: the fee is ${at * 13} florins\n`,
);
const contract = { name: 'contract.txt', bytes: Buffer.from(lines.join('')) };
const search = callReply([
  { name: 'read_file', id: 'read', arguments: '{"name":"contract.txt","search":"clause 777:"}' },
]);

const isSummary = (body: { messages?: readonly { content?: unknown }[] }) =>
  JSON.stringify(body.messages?.[0]?.content ?? '').includes('for your own later use');

/** What the model read of its call in its latest request. */
const result = ({ requests }: DemoServer): string =>
  (requests.at(-1)?.messages ?? [])
    .filter(({ role }) => role === 'tool')
    .map(({ content }) => String(content))
    .join('\n');

async function startOnDisk(): Promise<Running> {
  const folder = createFolder();
  onTestFinished(() => folder.remove());
  return start({}, { STORE_URL: `sqlite:${folder.path('parley.db')}` });
}

/** A contract, and then so much talk that its turn is only in the summary. */
async function fold(running: Running): Promise<string> {
  const { slack, model } = running;
  const summaries: string[] = [];
  model.answer((body) => {
    if (!isSummary(body)) return textReply(`Yes. ${'so it is '.repeat(1_500)}`);
    summaries.push(JSON.stringify(body.messages));
    return textReply('They talked about contract.txt.');
  });
  const ada = slack.person('U1');
  const thread = ada.mention({ channel: 'C1', text: 'read this', files: [contract] });
  await answer(running, 'C1', thread);
  for (let count = 2; summaries.length === 0 && count < 12; count += 1) {
    ada.mention({ channel: 'C1', text: `and ${'more '.repeat(2_000)}`, threadTs: thread });
    await answer(running, 'C1', thread, count);
  }
  await expect.poll(() => summaries.length, { timeout: WAIT_MS }).toBeGreaterThan(0);
  expect(summaries[0]).toContain('clause 0: the fee is 0 florins');
  expect(summaries[0]).toMatch(/of 900 lines/);
  return thread;
}

/** Asks in a thread, where the model looks for the clause; what it is told. */
async function look(running: Running, thread: string | null): Promise<string> {
  const { slack, model } = running;
  const asked = model.requests.length;
  let isFirst = true;
  model.answer((body) => {
    if (isSummary(body)) return textReply('They talked.');
    const isNow = isFirst;
    isFirst = false;
    return isNow ? search : textReply('I looked.');
  });
  const text = 'what is clause 777?';
  slack.person('U1').mention({ channel: 'C1', text, ...(thread ? { threadTs: thread } : {}) });
  await expect.poll(() => model.requests.length, { timeout: WAIT_MS }).toBeGreaterThan(asked + 1);
  await expect.poll(() => result(model), { timeout: WAIT_MS }).not.toBe('');
  return result(model);
}

const FOUND = 'clause 777: the fee is 10101 florins';

test('a folded file is read after a restart, in its thread and in no other', async () => {
  const running = await startOnDisk();
  const thread = await fold(running);

  expect(await look(running, thread)).toContain(FOUND);
  await running.restart();
  expect(await look(running, thread)).toContain(FOUND);
  const elsewhere = await look(running, null);
  expect(elsewhere).toContain('No text was sent as a file in this conversation.');
  expect(JSON.stringify(running.model.requests.at(-1)?.messages)).not.toContain('contract.txt (');
});

test.each<[string, (running: Running, thread: string) => void]>([
  ['is deleted', ({ slack }, thread) => slack.person('U1').remove(thread)],
  [
    'is edited, with the file taken out',
    ({ slack }, thread) => slack.person('U1').edit(thread, '<@UBOT> read this', []),
  ],
])('a folded file is gone when its message %s', async (_, change) => {
  const running = await startOnDisk();
  const thread = await fold(running);
  change(running, thread);

  await expect
    .poll(() => look(running, thread), { timeout: WAIT_MS, interval: 200 })
    .not.toContain('florins');
});
