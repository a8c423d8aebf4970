import { expect } from 'vitest';
import { createDatabase, postgresTest } from '../../postgres.ts';
import { found } from '../../waiting.ts';
import { inLane, message } from '../events.ts';
import { openReplica } from './open.ts';

const REPLICAS = 4;
const CONVERSATIONS = 200;
const MESSAGES = 5;

postgresTest(
  'four replicas answer a thousand messages of two hundred conversations once each, in order',
  async () => {
    const url = await createDatabase();
    const replicas = await Promise.all(Array.from({ length: REPLICAS }, () => openReplica(url)));
    const answered = new Map<string, string[]>();
    const running = new Set<string>();
    const overlaps: string[] = [];
    const byReplica = replicas.map(() => 0);
    const drain = new AbortController();
    const done = replicas.map(({ inbox }, index) =>
      inbox.run(async (job) => {
        const { conversation } = job;
        if (running.has(conversation)) overlaps.push(conversation);
        running.add(conversation);
        await inbox.journal({ ...job, state: 'answering' });
        const ids = job.events.flatMap((event) =>
          event.type === 'message' ? [event.message.id] : [],
        );
        answered.set(conversation, [...(answered.get(conversation) ?? []), ...ids]);
        byReplica[index] = (byReplica[index] ?? 0) + 1;
        running.delete(conversation);
        return { state: 'done' };
      }, drain.signal),
    );
    const conversations = Array.from({ length: CONVERSATIONS }, (_, n) => `c${n}`);

    await Promise.all(
      conversations.map(async (thread, n) => {
        for (let m = 0; m < MESSAGES; m += 1) {
          const event = message(`${thread}m${m}`, { channel: `channel${n % 7}`, thread });
          const options = inLane(event.conversation, { merge: true });
          // Told twice, to two replicas at once.
          const told = [replicas[(n + m) % REPLICAS], replicas[(n + m + 1) % REPLICAS]];
          await Promise.all(told.map((replica) => replica?.inbox.accept(event, options)));
        }
      }),
    );
    const count = () => [...answered.values()].flat().length;
    await found(() => count() >= CONVERSATIONS * MESSAGES);
    drain.abort();
    await Promise.all(done);
    for (const replica of replicas) await replica.close();

    expect(overlaps).toEqual([]);
    expect(answered.size).toBe(CONVERSATIONS);
    for (const [conversation, ids] of answered)
      expect(ids).toEqual(
        Array.from({ length: MESSAGES }, (_, m) => `${conversation.split('/').at(-1)}m${m}`),
      );
    expect(byReplica.filter((n) => n > 0).length).toBeGreaterThan(1);
  },
);
