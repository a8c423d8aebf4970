import { expect, test } from 'vitest';
import { growing, start, toAudience, toPlace, toPosted } from '../start.ts';

test('a write of a job that another process may have by now is not sent, and the next ones are', async () => {
  const lost = new AbortController();
  let isOver = false;
  // As a store does that finds a lease over at the moment at which something is sent.
  const checkClaims = () => isOver && lost.abort(new Error('another replica works on it'));
  const { adapter, emulator } = await start({}, { checkClaims });
  const ts = emulator.person('U1').mention({ channel: 'C1', text: 'why?' });
  const channel = adapter.channel(toPlace('C1', ts), toAudience());
  const own = () => emulator.messages('C1').filter(({ user }) => user === 'UBOT');
  const { posted } = await channel.write(toPosted(), 'open', growing('One'), lost.signal);

  isOver = true;
  await expect(channel.write(posted, 'grow', growing('One, two'), lost.signal)).rejects.toThrow(
    'another replica works on it',
  );
  await expect(
    channel.write(toPosted('job1/0/1'), 'open', growing('Three'), lost.signal),
  ).rejects.toThrow('another replica works on it');
  expect(own()).toMatchObject([{ text: 'One' }]);

  const others = new AbortController().signal;
  await channel.write(toPosted('job2/0/0'), 'open', growing('Four'), others);
  expect(own()).toHaveLength(2);
});
