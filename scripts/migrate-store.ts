import { findStoreMistake } from '../src/config/store-form.ts';
import { print, readArguments, runScript, stopScript } from './run-script.ts';
import { copyStore } from './store/copy-store.ts';
import { openStoreEnd } from './store/open-end.ts';

const USAGE = `Copies everything from one store into another, which must be new.

  npm run migrate:store -- sqlite:./data/parley.db postgres://USER:PASSWORD@HOST/DATABASE
  npm run migrate:store -- postgres://USER:PASSWORD@HOST/DATABASE sqlite:./data/parley.db
`;

/**
 * Copies everything from one store into another:
 * `npm run migrate:store -- sqlite:./data/parley.db postgres://…`, or the other way round.
 */
await runScript(async () => {
  const [source = '', target = ''] = readArguments({ text: USAGE, words: 2 }).words;
  for (const url of [source, target])
    if (url === '' || url === 'memory:' || findStoreMistake(url) !== null)
      stopScript(
        'Give the old store and the new one: npm run migrate:store -- sqlite:./data/parley.db postgres://…',
      );
  const from = await openStoreEnd(source, { isSource: true });
  try {
    const to = await openStoreEnd(target, { isSource: false });
    try {
      if (await to.isUsed())
        stopScript(
          `Parley has already run on ${to.label}. Use a new store, so that nothing is lost there.`,
        );
      const isRunning = await from.isRunning();
      const startedAt = performance.now();
      const { rows, blobs, passages, vectors } = await copyStore(from, to);
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
      const parts = Object.entries(rows).map(([table, count]) => `${count} ${table}`);
      print(
        `Copied and compared in ${seconds} s: ${parts.join(', ')}, ${blobs} new files, ${passages} passages, ${vectors} new vectors.`,
      );
      print(
        isRunning
          ? 'Parley is still running on the old store. Stop it, run this again (files that are already copied are skipped), then start Parley with STORE_URL set to the new one.'
          : 'Now start Parley with STORE_URL set to the new store. Unfinished answers continue.',
      );
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
});
