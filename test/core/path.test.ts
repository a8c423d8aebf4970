import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** How many of these functions there may be, without the wrappers. */
const MOST = 15;

/**
 * A catch, a language or a time limit around the next function: these decide nothing about the
 * message.
 */
const WRAPPERS = [
  'src/core/async.ts#',
  'src/adapters/slack/index.ts#onPayload',
  'src/core/jobs/enqueue.ts#enqueue',
  'src/core/jobs/run.ts#run',
  'src/core/strings/locale.ts#speakTo',
  'src/core/jobs/run.ts#',
  'src/core/jobs/notices.ts#stream',
];

test('one plain Slack message crosses the functions that are documented until the model is asked', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['test/core/path/walk.ts']);
  const [arrival, answer]: readonly [readonly string[], readonly string[]] = JSON.parse(stdout);
  const seen = [...arrival.toReversed(), ...answer.toReversed()];
  const documented = listItems(await readFile('docs/architecture.md', 'utf8'));

  expect(seen).toEqual(documented.map(({ name }) => name));
  expect(documented.filter(({ isWrapper }) => isWrapper).map(({ name }) => name)).toEqual(WRAPPERS);
  expect(seen.filter((name) => !WRAPPERS.includes(name)).length).toBeLessThanOrEqual(MOST);
});

/** The functions that are listed, in order; the wrappers are in brackets. */
function listItems(markdown: string) {
  return [...markdown.matchAll(/^- (\(?)`([\w/.-]+#\w*)`/gm)].map(([, bracket, name]) => ({
    name,
    isWrapper: bracket === '(',
  }));
}
