import { expect, test } from 'vitest';
import { answering, never, start, toContent, toPosted } from '../harness.ts';

test('a write of a job that another process may have by now is not sent, and the next ones are', async () => {
  const lost = new AbortController();
  let isOver = false;
  // As a store does that finds a lease over at the moment at which something is sent.
  const checkClaims = () => isOver && lost.abort(new Error('another replica works on it'));
  const { emulator, adapter, next } = await start({}, { checkClaims });
  emulator.person('42').dm('Hello');
  const { message } = await next('message');
  const channel = adapter.channel(message.place, answering(message.id));
  const own = () => emulator.messages(emulator.dmId('42')).slice(1);
  const { posted } = await channel.write(toPosted(), 'open', toContent('One'), lost.signal);

  isOver = true;
  await expect(channel.write(posted, 'grow', toContent('One, two'), lost.signal)).rejects.toThrow(
    'another replica works on it',
  );
  await expect(channel.write(toPosted(), 'open', toContent('Three'), lost.signal)).rejects.toThrow(
    'another replica works on it',
  );
  expect(own()).toMatchObject([{ text: 'One' }]);

  await channel.write(toPosted(), 'open', toContent('Four'), never);
  expect(own()).toHaveLength(2);
});
