/**
 * A corpus of files, each made here, with what must reach the model and what people must be told.
 * Each is right (everything arrives), told (the rest is named), or wrong.
 */
import { afterAll, expect, test } from 'vitest';
import { UserError } from '../../src/core/errors.ts';
import type { Extraction } from '../../src/core/ports.ts';
import { findFfmpeg } from '../../src/media/ffmpeg.ts';
import type { Case } from './corpus/case.ts';
import { CORPUS } from './corpus/index.ts';
import { extractNoticed } from './extracting.ts';

const hasFfmpeg = (await findFfmpeg()) !== null;
const counts = { right: 0, told: 0, wrong: 0 };

for (const [kind, cases] of Object.entries(CORPUS)) {
  test.each(cases.filter(({ needsFfmpeg }) => hasFfmpeg || !needsFfmpeg))(
    `${kind}: $name`,
    async (one) => {
      counts.wrong += 1; // Until it is found to be otherwise.
      const isTold = await check(one);
      counts.wrong -= 1;
      counts[isTold ? 'told' : 'right'] += 1;
    },
  );
}

/** Whether something had to be told. */
async function check(one: Case): Promise<boolean> {
  const bytes = await one.file();
  const done = await extractNoticed(bytes, one.fileName ?? 'file').catch((error: unknown) => {
    if (error instanceof UserError) return error.message;
    throw error;
  });
  if (typeof done === 'string') {
    expect(one.refused, `refused: ${done}`).toBeDefined();
    expect(done).toContain(one.refused);
    return true;
  }
  expect(one.refused, 'not refused').toBeUndefined();
  checkExtraction(one, done);
  return done.notices.length > 0;
}

function checkExtraction(one: Case, { parts, notices }: Extraction): void {
  const text = parts.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
  for (const words of one.has ?? []) expect(text).toContain(words);
  for (const words of one.lacks ?? []) expect(text).not.toContain(words);
  const types = parts.map(({ type }) => type).filter((type) => type !== 'text');
  if (one.kinds) expect(new Set(types)).toEqual(new Set(one.kinds));
  else expect(types).toEqual(one.parts ?? []);
  expect(notices.join('\n')).toBe(
    (one.told ?? [])
      .map((words) => notices.find((notice) => notice.includes(words)) ?? words)
      .join('\n'),
  );
}

afterAll(() => {
  const { right, told, wrong } = counts;
  const names = Object.values(CORPUS).flat();
  process.stdout.write(
    `corpus: ${right} right, ${told} told, ${wrong} wrong, of ${names.length}\n`,
  );
  expect(wrong).toBe(0);
});
