import { expect, test } from 'vitest';
import type { IncomingEvent } from '../../../../src/core/events.ts';
import { connect, ended, growing, never, start, toAudience, toPlace, toPosted } from '../start.ts';

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

/** A job that is another's from some moment on, as the store finds when something is sent. */
function createLost() {
  const lost = new AbortController();
  let isOver = false;
  return {
    signal: lost.signal,
    checkClaims: () => void (isOver && lost.abort(new Error('another replica works on it'))),
    end: () => {
      isOver = true;
    },
  };
}

const GONE = 'another replica works on it';

test('neither is what answers a command in its own way, or only one person sees', async () => {
  const lost = createLost();
  const { adapter, emulator, events } = await connect({}, { checkClaims: lost.checkClaims });
  await emulator.person('U1').slash('/parley', 'help', 'C1');
  const isCommand = (event: IncomingEvent) => event.type === 'command';
  await expect.poll(() => events.find(isCommand)).toBeTruthy();
  const event = events.find(isCommand);
  const interaction = event?.type === 'command' ? event.interaction : null;
  const person = { person: 'U1' };
  const before = emulator.calls.length;

  lost.end();
  for (const audience of [toAudience({ to: person, interaction }), toAudience({ to: person })]) {
    const channel = adapter.channel(toPlace('C1'), audience);
    await expect(channel.write(toPosted(), 'open', ended('One'), lost.signal)).rejects.toThrow(
      GONE,
    );
  }
  expect(emulator.calls.slice(before)).toEqual([]);
  expect(emulator.messages('C1').filter(({ user }) => user === 'UBOT')).toEqual([]);
});

test('neither is the answer of a command where Parley may not post, nor taken away', async () => {
  const lost = createLost();
  const channels = [{ id: 'C2', members: ['U1'], botIn: false }];
  const workspaces = [{ id: 'T1', channels }];
  const { adapter, emulator, events } = await connect(
    { workspaces },
    { checkClaims: lost.checkClaims },
  );
  await emulator.person('U1').slash('/parley', 'ask why', 'C2');
  await expect.poll(() => events.length).toBe(1);
  const [event] = events;
  const interaction = event?.type === 'command' ? event.interaction : null;
  const channel = adapter.channel(toPlace('C2'), toAudience({ interaction }));
  const { posted } = await channel.write(toPosted(), 'open', growing(''), never);

  lost.end();
  await expect(channel.write(posted, 'close', ended('Four'), lost.signal)).rejects.toThrow(GONE);
  expect(emulator.messages('C2').filter(({ user }) => user === 'UBOT')).toEqual([]);
});

test('neither are the bytes of a file', async () => {
  const lost = createLost();
  let isRead = false;
  const readBlob = async () => {
    if (isRead) lost.end();
    isRead = true;
    return Buffer.from('the rest');
  };
  const { adapter, emulator } = await start({}, { readBlob, checkClaims: lost.checkClaims });
  const ts = emulator.person('U1').mention({ channel: 'C1', text: 'why?' });
  const channel = adapter.channel(toPlace('C1', ts), toAudience());
  const file = { name: 'answer.md', hash: 'h1', mimeType: 'text/markdown', alt: '' };
  const files = { text: '', status: null, buttons: [], files: [file, file] };

  await expect(channel.write(toPosted('job1/0/file1'), 'open', files, lost.signal)).rejects.toThrow(
    GONE,
  );
  expect(emulator.calls.filter(({ method }) => method === 'upload')).toHaveLength(1);
});
