import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createFolder } from './folder.ts';

/** Linux mounts file systems for root alone. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0 && tryMount();

function tryMount(): boolean {
  const folder = createFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', folder.path('.')], { stdio: 'ignore' });
    execFileSync('umount', [folder.path('.')]);
    return true;
  } catch {
    return false;
  } finally {
    folder.remove();
  }
}

/** A file system of so many bytes, which can be filled up. */
export function createSmallDisk(bytes = 2_000_000) {
  const folder = createFolder();
  const path = folder.path('.');
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', path]);
  onTestFinished(() => {
    execFileSync('umount', ['-l', path]);
    folder.remove();
  });
  const ballast = join(path, 'ballast');
  return {
    path: (name: string) => join(path, name),
    /** Nothing more fits. */
    fill() {
      const { bavail, bsize } = statfsSync(path);
      writeFileSync(ballast, Buffer.alloc(bavail * bsize));
    },
    free: () => rmSync(ballast, { force: true }),
  };
}

/** The file can be read and no more, until that is taken back; it is not to be open. */
export function makeReadOnly(path: string): () => void {
  if (!canMount) {
    chmodSync(path, 0o400);
    return () => chmodSync(path, 0o600);
  }
  execFileSync('mount', ['--bind', path, path]);
  execFileSync('mount', ['-o', 'remount,bind,ro', path]);
  let isBack = false;
  const takeBack = () => {
    if (!isBack) execFileSync('umount', ['-l', path]);
    isBack = true;
  };
  onTestFinished(takeBack);
  return takeBack;
}
