import { describe } from 'vitest';
import { createDatabase, hasPostgres } from '../../postgres.ts';
import { testSharing } from '../sharing.contract.ts';
import { openReplica } from './open.ts';

async function openListening(url: string) {
  const replica = await openReplica(url);
  // What was sent before it listened is not heard.
  await new Promise<void>((resolve) => replica.signals.onGap(resolve));
  return replica;
}

describe.skipIf(!hasPostgres)('on PostgreSQL', () => {
  testSharing('postgres', async () => {
    const url = await createDatabase();
    const [one, two] = await Promise.all([openListening(url), openListening(url)]);
    return {
      ...{ one, two },
      logged: () => one.log.lines.map(({ message }) => message),
      async close() {
        await one.close();
        await two.close();
      },
    };
  });
});
