import { expect, test } from 'vitest';
import { createDiscordAdapter } from '../../../../src/adapters/discord/index.ts';
import { createRateLimits } from '../../../../src/core/reply/rate-limits.ts';
import { createMemoryLog } from '../../../doubles/log.ts';
import { startEmulator } from '../../../emulators/discord/bot.ts';
import { commands, never } from '../harness.ts';

type Emulator = Awaited<ReturnType<typeof startEmulator>>;

/** Parley where only what is listed may use it. */
async function startFor(emulator: Emulator, allow: readonly string[]) {
  const log = createMemoryLog();
  const adapter = createDiscordAdapter({
    token: emulator.token,
    apiUrl: emulator.apiUrl,
    commands,
    allow,
    rateLimits: createRateLimits(),
    readBlob: async () => null,
    log,
  });
  const connection = await adapter.connect(async () => null, never);
  const left = () => log.lines.filter(({ message }) => message.startsWith('leaving a server'));
  return { connection, left, log };
}

test('a server that may not use Parley is told once, however often it is delivered', async () => {
  const emulator = await startEmulator();
  const { connection, left } = await startFor(emulator, [emulator.guildId]);
  const stranger = emulator.addGuild('Strangers');
  const again = { id: stranger.id, channels: [{ id: stranger.generalId, type: 0 }] };
  for (let time = 0; time < 4; time += 1) emulator.gateway.sendOdd('GUILD_CREATE', again);
  await emulator.waitFor(() => !emulator.guilds.includes(stranger.id));
  await connection.close();
  expect(left()).toHaveLength(1);
});

test('a server is kept, and that is said, where no listed one is known', async () => {
  const emulator = await startEmulator();
  const { connection, left, log } = await startFor(emulator, ['T123', '999']);
  await emulator.waitFor(() => log.lines.some(({ message }) => message.includes('check the ids')));
  await connection.close();
  expect(left()).toEqual([]);
  expect(emulator.guilds).toEqual([emulator.guildId]);
});

test('a server is left once one is known that holds a listed channel', async () => {
  const emulator = await startEmulator();
  const own = emulator.guildId;
  const friend = emulator.addGuild('Friends');
  const { connection, left } = await startFor(emulator, [friend.generalId]);
  await emulator.waitFor(() => !emulator.guilds.includes(own));
  await connection.close();
  expect(left()).toHaveLength(1);
  expect(emulator.guilds).toEqual([friend.id]);
});

test('a server is kept where the list names a person, who may be there', async () => {
  const emulator = await startEmulator();
  const { id } = emulator.person('42');
  const { connection, left } = await startFor(emulator, [id, '999']);
  const asked = () => emulator.calls.filter(({ path }) => path.startsWith('/users/'));
  await emulator.waitFor(() => asked().filter(({ status }) => status > 0).length === 2);
  await connection.close();
  expect(left()).toEqual([]);
  expect(emulator.guilds).toEqual([emulator.guildId]);
});

test.each([
  ['alone', []],
  ['beside what would keep it', ['42']],
])('a server that is denied is left, %s', async (_, others) => {
  const emulator = await startEmulator();
  emulator.person('42');
  const { connection, left } = await startFor(emulator, [`!${emulator.guildId}`, ...others]);
  await emulator.waitFor(() => emulator.guilds.length === 0);
  await connection.close();
  expect(left()).toHaveLength(1);
});

test('a server is kept where only others are denied', async () => {
  const emulator = await startEmulator();
  const { connection, left } = await startFor(emulator, ['!999', '!C1']);
  await connection.close();
  expect(left()).toEqual([]);
  expect(emulator.guilds).toEqual([emulator.guildId]);
});
