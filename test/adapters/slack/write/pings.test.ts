import { expect, test } from 'vitest';
import { toEnclosureKey } from '../../../../src/core/reply/enclosures.ts';
import { ended, growing, never, start, toAudience, toPlace, toPosted } from '../start.ts';

const named = '@everyone, @here, <!channel>, <@U2> and <!subteam^S1>';

async function open() {
  const options = { readBlob: async () => Buffer.from('x') };
  const { adapter, emulator } = await start({ nativeStreaming: false }, options);
  const ts = emulator.person('U1').mention({ channel: 'C1', text: 'why?' });
  const sent = () => JSON.stringify(emulator.calls);
  return { channel: adapter.channel(toPlace('C1', ts), toAudience({ question: ts })), sent };
}

test('no button and no status line names anybody, and no label is too long', async () => {
  const { channel, sent } = await open();
  const label = `${named} ${'😀'.repeat(60)}`;
  const buttons = [{ label, action: 'vote:job1', style: 'plain' }] as const;
  await channel.write(toPosted(), 'open', { ...growing('Hi', named), buttons }, never);

  expect(sent()).toMatch(/everyone/);
  expect(sent()).not.toMatch(/<[@!]|@(?:everyone|here|channel)/);
});

test('no name, title and caption of a file names anybody', async () => {
  const { channel, sent } = await open();
  const files = [{ name: `${named}.txt`, hash: 'h', mimeType: 'text/plain', alt: named }];
  const message = toPosted(toEnclosureKey('job1/0', 0));
  const opened = await channel.write(message, 'open', { ...ended(''), files }, never);
  await channel.write(opened.posted, 'close', { ...ended(''), files }, never);

  expect(sent()).toMatch(/completeUploadExternal/);
  expect(sent()).not.toMatch(/<[@!]|@(?:everyone|here|channel)/);
});
