import { parentPort, workerData } from 'node:worker_threads';
import { isDatabaseDamaged, toStoreError } from '../sqlite/errors.ts';
import { createPassageDatabase, type PassageDatabase } from './database.ts';
import { type OpenedIndex, openIndexFile, remakeIndexFile } from './open.ts';

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

type Calls = Readonly<Record<string, (...given: never[]) => unknown>>;

const path = String(workerData);
let { database, index } = open(openIndexFile(path));

parentPort?.on('message', (call: ThreadCall | 'end') => {
  if (call === 'end') {
    database.close();
    parentPort?.close();
    return;
  }
  const { id } = call;
  try {
    reply({ id, result: answer(call) });
  } catch (error) {
    reply({ id, failure: toStoreError(error, path).message });
  }
});

function open({ database: opened, remadeBecause }: OpenedIndex) {
  const calls: Calls = createPassageDatabase(opened);
  if (remadeBecause !== null) reply({ id: 0, failure: remadeBecause });
  return { database: opened, index: calls };
}

/** Only a small file is looked through when it is opened: of others damage shows in their use. */
function answer({ name, given }: ThreadCall): unknown {
  try {
    return index[name]?.(...(given as never[]));
  } catch (error) {
    if (!isDatabaseDamaged(error)) throw error;
    database.close();
    ({ database, index } = open(remakeIndexFile(path)));
    return index[name]?.(...(given as never[]));
  }
}

function reply(message: ThreadReply): void {
  parentPort?.postMessage(message);
}
