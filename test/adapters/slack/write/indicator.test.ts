import { expect, test } from 'vitest';
import { speakTo } from '../../../../src/core/strings/locale.ts';
import { ended, growing, never, start, toAudience, toPlace, toPosted } from '../start.ts';

test('work shows as a status in the thread, which the answer clears', async () => {
  const { emulator, adapter } = await start();
  const ts = emulator.person('U1').dm('why?');
  const dm = emulator.dmOf('U1');
  const channel = adapter.channel(toPlace(dm, ts), toAudience({ question: ts }));
  await channel.indicate('working', ts, never);
  expect(emulator.status(dm, ts)).toBe('is thinking…');
  const opened = await channel.write(toPosted(), 'open', growing('B'), never);
  await channel.write(opened.posted, 'close', ended('Because.'), never);
  expect(emulator.status(dm, ts)).toBeUndefined();
});

test('the status is in the language of those who read the thread', async () => {
  const { emulator, adapter } = await start();
  const ts = emulator.person('U1').dm('warum?');
  const dm = emulator.dmOf('U1');
  const channel = adapter.channel(toPlace(dm, ts), toAudience({ question: ts }));
  await speakTo({ everyone: 'de', person: 'de' }, 'everyone', () =>
    channel.indicate('working', ts, never),
  );

  expect(emulator.status(dm, ts)).toBe('denkt nach…');
});

test('where there is no status, work shows as eyes on the question until the answer begins', async () => {
  const { emulator, adapter } = await start();
  emulator.faults.every('assistant.threads.setStatus', { error: 'not_allowed' });
  const ts = emulator.person('U1').mention({ channel: 'C1', text: 'why?' });
  const channel = adapter.channel(toPlace('C1', ts), toAudience({ question: ts }));
  await channel.indicate('working', ts, never);
  const reactions = () => emulator.message(ts).reactions.map(({ name }) => name);
  expect(reactions()).toEqual(['eyes']);
  await channel.write(toPosted(), 'open', growing('B'), never);
  await emulator.waitFor(() => reactions().length === 0);
});

test('a waiting message carries an hourglass until its turn is over', async () => {
  const { emulator, adapter } = await start();
  const ts = emulator.person('U1').mention({ channel: 'C1', text: 'and then?' });
  const channel = adapter.channel(toPlace('C1', ts), toAudience({ question: ts }));
  await channel.indicate('queued', ts, never);
  expect(emulator.message(ts).reactions).toMatchObject([{ name: 'hourglass_flowing_sand' }]);
  await channel.indicate('done', ts, never);
  expect(emulator.message(ts).reactions).toEqual([]);
});

test('eyes that were to stand in for a status do not come once the question is answered', async () => {
  const { emulator, adapter } = await start();
  const setStatus = 'assistant.threads.setStatus';
  emulator.faults.next(setStatus, { rateLimited: 1 }, { error: 'not_allowed' });
  const ts = emulator.person('U1').mention({ channel: 'C1', text: 'why?' });
  const channel = adapter.channel(toPlace('C1', ts), toAudience({ question: ts }));
  const shown = channel.indicate('working', ts, never).catch(() => null);
  await emulator.waitFor(() => emulator.calls.some(({ method }) => method === setStatus));
  await channel.indicate('answered', ts, never);
  await shown;

  expect(emulator.message(ts).reactions).toEqual([]);
});

// The kind: a process that has ended, or another replica, has put a mark there; this one has not.
test.each([
  ['eyes', 'working'],
  ['hourglass_flowing_sand', 'queued'],
] as const)('%s of another process go with what it has left', async (name, sign) => {
  const { emulator, adapter } = await start();
  const { botToken, apiUrl } = emulator;
  const other = await start({}, { botToken, apiUrl });
  emulator.faults.every('assistant.threads.setStatus', { error: 'not_allowed' });
  const ts = emulator.person('U1').mention({ channel: 'C1', text: 'why?' });
  const audience = toAudience({ question: ts });
  await other.adapter.channel(toPlace('C1', ts), audience).indicate(sign, ts, never);
  const reactions = () => emulator.message(ts).reactions.map((each) => each.name);
  expect(reactions()).toEqual([name]);
  const channel = adapter.channel(toPlace('C1', ts), audience);
  await channel.indicate('answered', ts, never); // Its status is not known to this process.
  expect(reactions()).toEqual([name]);

  await channel.indicate('left', ts, never);
  expect(reactions()).toEqual([]);
});
