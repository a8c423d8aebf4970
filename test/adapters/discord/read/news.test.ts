import { expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../../emulators/discord/bot.ts';
import { createAdapter, never } from '../harness.ts';

type Emulator = Awaited<ReturnType<typeof startEmulator>>;

/** What Parley finds in a server that it connects to now; and which calls that took. */
async function findNews(emulator: Emulator, since: number, allow: readonly string[] = []) {
  const { archive, connect } = createAdapter(emulator, { allow, now: emulator.now });
  const connection = await connect(async () => null, never);
  onTestFinished(() => connection.close());
  const found = await archive.withNews?.(since, never);
  return (found ?? []).map(({ channel, thread }) => thread ?? channel);
}

test('channels and threads with something new are found, the latest first, and no call reads them', async () => {
  const emulator = await startEmulator();
  const person = emulator.person('42');
  const text = emulator.addChannel('text');
  const news = emulator.addChannel('news', { type: 5 });
  const voice = emulator.addChannel('voice', { type: 2 });
  const old = emulator.addChannel('old');
  emulator.addChannel('silent');
  person.say({ channel: old, text: 'long ago' });
  const thread = person.createThread({ channel: old }, 'plans').id;
  emulator.advance(1_000);
  const since = emulator.now();
  const places: string[] = [];
  for (const channel of [text, news, voice]) {
    emulator.advance(1_000);
    person.say({ channel, text: 'hello' });
    places.unshift(channel);
  }
  emulator.advance(1_000);
  person.say({ channel: thread, text: 'in a thread' });
  emulator.advance(1_000);
  const post = person.post(emulator.forumId, 'Help', 'how?').id;

  expect(await findNews(emulator, since)).toEqual([post, thread, ...places]);
  expect(emulator.calls.filter(({ path }) => path.includes('/channels/'))).toEqual([]);
});

test('what was said in the millisecond in which Parley heard something last may not have been heard', async () => {
  const emulator = await startEmulator();
  const channel = emulator.addChannel('busy');
  const { createdAt } = emulator.person('42').say({ channel, text: 'hello' });

  expect(await findNews(emulator, createdAt)).toEqual([channel]);
  expect(await findNews(emulator, createdAt + 1)).toEqual([]);
});

test('what Parley cannot read is not named, and neither is what PARLEY_ALLOW denies', async () => {
  const emulator = await startEmulator();
  const person = emulator.person('42');
  const add = (name: string, type = 0) => {
    const channel = emulator.addChannel(name, { type });
    person.say({ channel, text: 'hello' });
    return channel;
  };
  emulator.deny(add('hidden'), 'VIEW_CHANNEL');
  emulator.deny(add('forgetful'), 'READ_MESSAGE_HISTORY');
  emulator.deny(add('closed', 2), 'CONNECT');
  const denied = add('denied');
  person.say({ channel: person.createThread({ channel: denied }, 'plans').id, text: 'hello' });
  const open = add('open');
  person.dm('hello');

  expect(await findNews(emulator, 0, [`!${denied}`])).toEqual([open]);
});

test('a server that is told late is waited for', async () => {
  const emulator = await startEmulator();
  const channel = emulator.addChannel('late');
  emulator.person('42').say({ channel, text: 'hello' });
  emulator.gateway.delayGuildCreate(500);

  expect(await findNews(emulator, 0)).toEqual([channel]);
});

test('a process without the gateway knows of none', async () => {
  const emulator = await startEmulator();
  emulator.person('42').say({ channel: emulator.generalId, text: 'hello' });

  expect(await createAdapter(emulator).archive.withNews?.(0, never)).toEqual([]);
});
