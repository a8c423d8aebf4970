import { parentPort, workerData } from 'node:worker_threads';
import { toStoreError } from '../sqlite/errors.ts';
import { createPassageDatabase, type PassageDatabase } from './database.ts';
import { openIndexFile } from './open.ts';

/** A call of one of the index's functions. */
export type ThreadCall = {
  readonly id: number;
  readonly name: keyof PassageDatabase;
  readonly given: readonly unknown[];
};

/** What came of it; `failure` is a sentence. Id 0: an empty index was made, and why. */
export type ThreadReply =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly failure: string };

const path = String(workerData);
const { database, remadeBecause } = openIndexFile(path);
const index: Readonly<Record<string, (...given: never[]) => unknown>> =
  createPassageDatabase(database);

if (remadeBecause !== null) reply({ id: 0, failure: remadeBecause });

parentPort?.on('message', (call: ThreadCall | 'end') => {
  if (call === 'end') {
    database.close();
    parentPort?.close();
    return;
  }
  const { id, name, given } = call;
  try {
    reply({ id, result: index[name]?.(...(given as never[])) });
  } catch (error) {
    reply({ id, failure: toStoreError(error, path).message });
  }
});

function reply(message: ThreadReply): void {
  parentPort?.postMessage(message);
}
