import { statfs } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { toFontFinding } from '../../scripts/doctor/checks/machine.ts';
import { toDiskFinding } from '../../scripts/doctor/checks/store.ts';
import { createPatient, toBad } from './patient.ts';

const MB = 1024 ** 2;

test.each([
  [0, 'fail', '0.0 MB free'],
  [99 * MB, 'fail', '99.0 MB free'],
  [100 * MB, 'warn', '100.0 MB free'],
  [1023 * MB, 'warn', '1023.0 MB free'],
  [1024 * MB, 'ok', '1.0 GB free'],
  [70_000 * MB, 'ok', '68.4 GB free'],
])('a disk with %i bytes left: %s', (free, state, text) => {
  const finding = toDiskFinding(free);
  expect(finding).toMatchObject({ state, text });
  expect(finding.remedy).toEqual(state === 'ok' ? undefined : expect.stringContaining('disk'));
});

test('the disk that is looked at is the one of the store, also before there is a folder', async () => {
  const { examine, folder } = await createPatient();
  const { lines } = await examine({ STORE_URL: `sqlite:${folder}/not/yet/parley.db` });
  const { bavail, bsize } = await statfs(folder);
  const found = lines.filter(({ name }) => name === 'Disk');
  expect(found.map(({ state }) => state)).toEqual([toDiskFinding(bavail * bsize).state]);

  const none = await examine({ STORE_URL: 'memory:' });
  expect(none.lines.filter(({ name }) => name === 'Disk')).toEqual([]);
});

test.each<[number, readonly string[], object]>([
  [0, [], { state: 'warn', remedy: expect.stringContaining('fonts-dejavu-core') }],
  [3, [], { state: 'ok' }],
  [3, ['अ', '한'], { state: 'note', text: expect.stringMatching(/अ 한.*fonts-noto/) }],
])('%i fonts without %j', (count, missing, expected) => {
  expect(toFontFinding(count, missing)).toMatchObject(expected);
});

test('a picture is drawn where that is asked for alone; a model that draws none is named', async () => {
  const { run, environment } = await createPatient();
  const examine = async (args: readonly string[], changes: Record<string, string> = {}) => {
    const { out } = await run(['--json', ...args], { ...environment, ...changes });
    const { checks } = JSON.parse(out);
    return checks.filter(({ name }: { readonly name: string }) => name === 'Images');
  };
  expect(await examine([])).toMatchObject([{ state: 'skip' }]);
  const drawn = await examine(['--full']);
  expect(drawn).toMatchObject([{ state: 'ok', text: expect.stringContaining('draws') }]);
  const broken = await examine(['--full'], { GEMINI_IMAGE_MODEL: 'gemini-9-paint' });
  expect(toBad(broken)).toEqual([expect.stringMatching(/^warn Model\/Images: .*gemini-9-paint/)]);
  expect(broken[0].remedy).toContain('GEMINI_IMAGE_MODEL');
});
