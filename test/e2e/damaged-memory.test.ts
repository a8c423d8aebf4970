/*
 * Kind: the index of what was said is lost, and with it nothing that is still kept elsewhere:
 * answers go on, and what conversations hold is found again.
 */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textReply } from '../../src/demo/frames.ts';
import { answer, start, WAIT_MS } from './on-slack.ts';

test('after the index was damaged what conversations hold is found again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-'));
  const running = await start({}, { STORE_URL: `sqlite:${join(folder, 'parley.db')}` });
  const { slack, model } = running;
  model.answer(() => textReply('Noted.'));
  const ada = slack.person('U1');
  const root = ada.mention({ channel: 'C1', text: 'The zebra budget is 4711' });
  await answer(running, 'C1', root);
  await running.restart(() => writeFile(join(folder, 'parley-passages.db'), 'no database'));

  const find = async () => {
    const before = model.requests.length;
    const shown = slack.messages('C1').length;
    await ada.slash('/recall', 'What is the zebra budget?', 'C1');
    await slack.waitFor(() => slack.messages('C1')[shown], WAIT_MS);
    return JSON.stringify(model.requests.slice(before));
  };
  await expect.poll(find, { timeout: WAIT_MS }).toContain('4711');
});
