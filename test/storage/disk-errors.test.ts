import { execFileSync } from 'node:child_process';
import { mkdtempSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toFileError } from '../../scripts/setup/env-file.ts';
import { toStoreError, toUnwritable } from '../../src/storage/sqlite/errors.ts';
import { prepareFiles } from '../../src/storage/sqlite/files.ts';

const failed = (code: string) => Object.assign(new Error('secret'), { code });

test('what the system says of a file of the store is told in words, whoever wrote it', () => {
  for (const say of [
    (code: string) => toStoreError(failed(code), '/data/parley.db'),
    (code: string) => toUnwritable('/data/parley.db', failed(code)),
  ]) {
    expect(say('ENOSPC').message).toBe(
      'The disk that holds the store /data/parley.db is full. Make room, then try again.',
    );
    expect(say('EROFS').message).toMatch(/the file system is read-only.*writable/);
    expect(say('EIO').message).toMatch(/the disk has an error/);
  }
  expect(toStoreError(failed('ENEW'), '/data/parley.db').message).toMatch(/The log says why/);
});

test('a full disk is not mended by permissions, for .env neither', () => {
  const say = (code: string) =>
    toFileError(failed(code), '.env cannot be written', 'chmod').message;
  expect(say('ENOSPC')).toBe('.env cannot be written (ENOSPC): the disk is full. Free up space.');
  expect(say('EROFS')).toMatch(/read-only\. Run this in a folder that can be written to\.$/);
  expect(say('EACCES')).toBe('.env cannot be written (EACCES): chmod.');
});

test.skipIf(process.platform === 'win32')(
  'a device or a pipe is no store, and keeps its mode',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-'));
    const [pipe, link] = [join(folder, 'pipe'), join(folder, 'link')];
    execFileSync('mkfifo', ['-m', '644', pipe]);
    symlinkSync(pipe, link);

    for (const path of [pipe, link])
      expect(() => prepareFiles(path), path).toThrow(/\(it is a device or a pipe, not a file\)/);
    expect(statSync(pipe).mode & 0o777).toBe(0o644);
  },
);
