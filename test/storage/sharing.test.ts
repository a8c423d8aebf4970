import { openStore } from '../../src/storage/index.ts';
import { createLines } from './events.ts';
import { createFolder } from './folder.ts';
import { testSharing } from './sharing.contract.ts';

/** A store of one process, which is not shared. */
const alone = (toUrl: (folder: ReturnType<typeof createFolder>) => string) => async () => {
  const folder = createFolder();
  const log = createLines();
  const storage = await openStore(toUrl(folder), { log });
  return {
    one: storage,
    two: storage,
    logged: () => log.lines.map(({ message }) => message),
    async close() {
      await storage.close();
      folder.remove();
    },
  };
};

testSharing(
  'memory',
  alone(() => 'memory:'),
);
testSharing(
  'sqlite',
  alone((folder) => `sqlite:${folder.path('parley.db')}`),
);
