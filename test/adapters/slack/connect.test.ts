import { expect, test, vi } from 'vitest';
import { UserError } from '../../../src/core/errors.ts';
import { connect, never, settled, start } from './start.ts';

test('a mention arrives as app_mention and as message, under one key, and is acknowledged', async () => {
  const started = await connect();
  const ts = started.emulator.person('U1').mention({ channel: 'C1', text: 'hello' });
  await settled(started);
  expect(started.events.map(({ key }) => key)).toEqual(
    Array.from({ length: 2 }, () => `slack/T1/C1/${ts}/message`),
  );
  expect(started.emulator.socket.connections).toBe(2);
  expect(started.connection.health()).toMatchObject({ isReady: true, isFatal: false });
});

test('an event is acknowledged only after it was accepted', async () => {
  const accepted = Promise.withResolvers<null>();
  const started = await connect({}, {}, () => accepted.promise);
  started.emulator.person('U1').dm('hello');
  const [delivery] = started.emulator.deliveries;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(delivery?.state).toBe('open');
  accepted.resolve(null);
  await settled(started);
  expect(delivery?.attempts).toBe(1);
});

test('an event that could not be accepted is delivered again, and no retry is dropped', async () => {
  let failures = 1;
  const started = await connect({ retryDelaysMs: [5] }, {}, async () => {
    failures -= 1;
    if (failures >= 0) throw new Error('the store is locked: secret text');
    return null;
  });
  started.emulator.person('U1').dm('private words');
  await expect.poll(() => failures).toBe(0);
  started.emulator.socket.giveUp();
  await settled(started);
  expect(started.events).toHaveLength(1);
  expect(started.emulator.deliveries[0]?.attempts).toBe(2);
  expect(started.log.lines.join()).not.toContain('private words');
});

test('an interaction is acknowledged only after it was accepted', async () => {
  const accepted = Promise.withResolvers<null>();
  const hear = vi.fn(() => accepted.promise);
  const started = await connect({}, {}, hear);
  const acknowledged = vi.fn();
  const outcome = started.emulator.person('U1').slash('/ask', 'why', 'C1').then(acknowledged);
  await expect.poll(() => hear.mock.calls).toHaveLength(1);
  expect(acknowledged).not.toHaveBeenCalled();
  accepted.resolve(null);
  await outcome;
  expect(started.events).toMatchObject([{ type: 'command', name: 'ask' }]);
});

test('an interaction that takes long to be accepted is acknowledged meanwhile', async () => {
  const accepted = Promise.withResolvers<null>();
  const started = await connect({}, {}, () => accepted.promise);
  const outcome = await started.emulator.person('U1').slash('/ask', 'why', 'C1');
  expect(outcome.ok).toBe(true);
  expect(started.events).toHaveLength(0);
  accepted.resolve(null);
  await expect.poll(() => started.events).toMatchObject([{ type: 'command', name: 'ask' }]);
});

test('an event that asks for a form gets one, and the form comes back with its fields', async () => {
  const form = {
    title: 'Settings',
    action: 'settings:',
    fields: [
      { name: 'tone', label: 'Tone', value: 'dry', isLong: false },
      { name: 'rules', label: 'Rules', value: '', isLong: true },
    ],
  };
  const started = await connect({}, {}, async ({ type }) => (type === 'command' ? form : null));
  const person = started.emulator.person('U1');
  await person.slash('/ask', 'why', 'C1');
  await started.emulator.waitFor(() => started.emulator.forms('U1').length === 1);
  await person.submit({ tone: 'warm', rules: 'be brief' });
  await expect
    .poll(() => started.events.at(-1))
    .toMatchObject({
      type: 'form',
      action: 'settings:',
      fields: { tone: 'warm', rules: 'be brief' },
      place: { channel: 'C1' },
      interaction: { responseUrl: expect.stringContaining('/response/') },
    });
});

test('whoever opens the page is greeted by suggestions', async () => {
  const started = await connect();
  started.emulator.person('U1').openHome('messages');
  const { emulator } = started;
  const shown = await emulator.waitFor(() => emulator.prompts(emulator.dmOf('U1')));
  expect(shown.prompts.length).toBeGreaterThan(0);
  expect(shown.prompts.length).toBeLessThanOrEqual(4);
  expect(started.events).toMatchObject([{ type: 'joined', speaker: { id: 'U1' } }]);
});

test('a refreshed and a killed socket are replaced, and no event is lost', async () => {
  const started = await connect({ retryDelaysMs: [20, ...Array<number>(200).fill(300)] });
  const { emulator } = started;
  const person = emulator.person('U1');
  const said: string[] = [];
  const say = (text: string) => said.push(person.dm(text));
  say('before');
  emulator.socket.refresh(1);
  say('while one is refreshed');
  await emulator.waitFor(() => emulator.socket.opened === 3 && emulator.socket.connections === 2);
  emulator.socket.kill();
  say('while both are dead');
  await emulator.waitFor(() => emulator.socket.connections === 2);
  say('after');
  await settled(started);
  const heard = started.events.flatMap((event) =>
    event.type === 'message' ? event.message.id : [],
  );
  expect([...new Set(heard)].sort()).toEqual(said);
});

test('a refused address, a server error and a socket without a hello are tried again', async () => {
  const started = await start();
  const { emulator, adapter } = started;
  emulator.faults.next('apps.connections.open', { http: 500 }, { error: 'internal_error' });
  const connection = await adapter.connect(async () => null, never);
  await emulator.waitFor(() => emulator.socket.connections === 2);
  await connection.close();
  await emulator.waitFor(() => emulator.socket.connections === 0);
});

test('closing leaves no socket behind, nor does it open another', async () => {
  const { connection, emulator } = await connect();
  await connection.close();
  await emulator.waitFor(() => emulator.socket.connections === 0);
  expect(emulator.socket.opened).toBeLessThanOrEqual(2);
  expect(connection.health().isReady).toBe(false);
});

test('an uninstalled app is told to the listener', async () => {
  const started = await connect();
  started.emulator.emit({ type: 'app_uninstalled', event_ts: '1763800000.000100' });
  await settled(started);
  expect(started.events).toMatchObject([{ type: 'left' }]);
});

test.each([
  [{ botToken: 'xoxb-wrong' }, 'SLACK_BOT_TOKEN'],
  [{ appToken: 'xapp-wrong' }, 'SLACK_APP_TOKEN'],
])('a wrong token ends the start with a sentence: %j', async (options, variable) => {
  const { adapter } = await start({}, options);
  const connecting = adapter.connect(async () => null, never);
  await expect(connecting).rejects.toThrow(UserError);
  await expect(connecting).rejects.toThrow(variable);
});

test('a token that is revoked while running makes the connection dead', async () => {
  const { emulator, connection } = await connect();
  emulator.faults.every('apps.connections.open', { error: 'invalid_auth' });
  emulator.socket.kill();
  await expect.poll(() => connection.health()).toMatchObject({ isReady: false, isFatal: true });
});

test('Socket Mode that was switched off is dead, not tried again', async () => {
  const { emulator, connection } = await connect();
  emulator.socket.disconnect('link_disabled');
  await expect.poll(() => connection.health()).toMatchObject({ isReady: false, isFatal: true });
  expect(emulator.socket.opened).toBe(2);
});

test('connecting ends when it is told to', async () => {
  const { adapter, emulator } = await start();
  emulator.faults.every('apps.connections.open', { http: 500 });
  const giveUp = new AbortController();
  const connecting = adapter.connect(async () => null, giveUp.signal);
  await emulator.waitFor(() => emulator.calls.some(({ method }) => /connections/.test(method)));
  giveUp.abort(new Error('enough'));
  await expect(connecting).rejects.toThrow('enough');
});
