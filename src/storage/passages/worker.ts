import { parentPort, workerData } from 'node:worker_threads';
import { type StoreTrouble, toStoreTrouble } from '../../core/errors.ts';
import { isDatabaseDamaged, toStoreError } from '../sqlite/errors.ts';
import { createPassageDatabase, type PassageDatabase } from './database.ts';
import { type OpenedIndex, openIndexFile, remakeIndexFile } from './open.ts';

/** A call of one of the index's functions. */
export type ThreadCall = {
  readonly id: number;
  readonly name: keyof PassageDatabase;
  readonly given: readonly unknown[];
};

/** The result of a call; `failure` is a sentence. Id 0: an empty index was made, and why. */
export type ThreadReply =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly failure: string; readonly trouble: StoreTrouble | null };

type Calls = Readonly<Record<string, (...given: never[]) => unknown>>;

const path = String(workerData);

type Opened = ReturnType<typeof open>;

/** Null if it could not be opened so far: each call tries again. */
let opened: Opened | null = null;

parentPort?.on('message', (call: ThreadCall | 'end') => {
  if (call === 'end') {
    opened?.database.close();
    parentPort?.close();
    return;
  }
  const { id } = call;
  try {
    reply({ id, result: answer(call) });
  } catch (error) {
    const failed = toStoreError(error, path);
    reply({ id, failure: failed.message, trouble: toStoreTrouble(failed) });
  }
});

function open({ database, remadeBecause }: OpenedIndex) {
  const index: Calls = createPassageDatabase(database);
  if (remadeBecause !== null) reply({ id: 0, failure: remadeBecause, trouble: null });
  return { database, index };
}

/** Only a small file is looked through when it is opened: of others damage shows in their use. */
function answer({ name, given }: ThreadCall): unknown {
  opened ??= open(openIndexFile(path));
  try {
    return opened.index[name]?.(...(given as never[]));
  } catch (error) {
    if (!isDatabaseDamaged(error)) throw error;
    opened.database.close();
    opened = null;
    opened = open(remakeIndexFile(path));
    return opened.index[name]?.(...(given as never[]));
  }
}

function reply(message: ThreadReply): void {
  parentPort?.postMessage(message);
}
