/**
 * Kind: Discord shows that Parley is busy with something that was not stored. A command, a press or
 * a form is stored first; if that takes long, or fails, it is acknowledged all the same.
 */
import { expect, onTestFinished, test } from 'vitest';
import type { Listener } from '../../../../src/core/ports.ts';
import { startEmulator } from '../../../emulators/discord/bot.ts';
import { commands, createAdapter, never } from '../harness.ts';

/** A bot whose events are kept as `listener` does it. */
async function start(listener: Listener) {
  const emulator = await startEmulator();
  const adapter = createAdapter(emulator, { now: emulator.now });
  const connection = await adapter.connect(listener, never);
  onTestFinished(() => connection.close());
  await emulator.waitFor(() => emulator.commands.length === commands.length);
  const isAcknowledged = () => emulator.calls.some(({ path }) => path.endsWith('/callback'));
  return { emulator, isAcknowledged };
}

test('a command is acknowledged once it is stored', async () => {
  const storing = Promise.withResolvers<void>();
  const seen: string[] = [];
  const { emulator, isAcknowledged } = await start(async ({ type }) => {
    seen.push(type);
    if (type !== 'command') return null;
    // What was sent before these would have arrived.
    for (let asked = 0; asked < 5; asked += 1) await fetch(`${emulator.apiUrl}/gateway`);
    expect(isAcknowledged()).toBe(false);
    storing.resolve();
    return null;
  });
  const slash = emulator.person('42').slash('ask', { question: 'why' });
  await storing.promise;
  await slash.answered();

  expect(seen).toContain('command');
  expect(slash.ack).toBe(5);
});

test.each([
  ['takes long', () => new Promise<null>(() => {})],
  ['fails', () => Promise.reject(new Error('the store is away'))],
])('where the store %s it is acknowledged all the same', async (_, keep) => {
  const { emulator } = await start(async ({ type }) => (type === 'command' ? keep() : null));
  const slash = emulator.person('42').slash('help', {});
  await slash.answered();

  expect(slash.ack).toBe(5);
});
