import { expect, test } from 'vitest';
import type { CommandEvent } from '../../../src/core/events.ts';
import type { Audience } from '../../../src/core/ports.ts';
import { WAIT_MS } from '../../waiting.ts';
import { everyone, never, start, toContent, toPosted } from './harness.ts';

const stop = { label: 'Stop', action: 'stop:job1', style: 'danger' } as const;

/** The audience of a command's answer. */
function answeringCommand(event: CommandEvent, to: Audience['to'] = 'everyone'): Audience {
  return { ...everyone, to, interaction: event.interaction };
}

test('a slash command is acknowledged at once and answered in its own message, then behind it', async () => {
  const { emulator, adapter, next } = await start();
  const ada = emulator.person('42', { admin: true });
  await emulator.waitFor(() => emulator.commands.length > 0);
  const asked = ada.slash('ask', { question: 'why', words: 5, quiet: true });
  await asked.answered();
  expect(asked).toMatchObject({ ack: 5, response: { thinking: true, ephemeralFor: null } });
  const event = await next('command');
  expect(event).toMatchObject({
    name: 'ask',
    options: { question: 'why', words: 5, quiet: true },
    speaker: { id: '42', isAdmin: true },
    locale: 'en-US',
    messageId: null,
    place: { workspace: emulator.guildId, channel: emulator.generalId },
  });
  const channel = adapter.channel(event.place, answeringCommand(event));
  const { posted } = await channel.write(
    toPosted(),
    'open',
    toContent('Because', { buttons: [stop] }),
    never,
  );
  await channel.write(posted, 'close', toContent('Because.'), never);
  await channel.write(toPosted(1), 'open', toContent('And also.'), never);
  expect(asked.response).toMatchObject({ id: posted.id, text: 'Because.', thinking: false });
  expect(asked.followUps.map(({ text }) => text)).toEqual(['And also.']);
  expect(emulator.pings).toEqual([]);
  await channel.remove(posted, never);
  expect(asked.response).toBeNull();
});

test('a private command is answered for its person alone', async () => {
  const { emulator, adapter, next } = await start();
  await emulator.waitFor(() => emulator.commands.length > 0);
  const asked = await emulator.person('42').slash('help').answered();
  const event = await next('command');
  const channel = adapter.channel(event.place, answeringCommand(event, { person: '42' }));
  const { posted } = await channel.write(toPosted(), 'open', toContent('Commands'), never);
  await channel.write(posted, 'close', toContent('Commands: …'), never);
  expect(asked.response).toMatchObject({ text: 'Commands: …', ephemeralFor: '42' });
});

test('an answer that must be private is never shown in a public acknowledgement', async () => {
  const { emulator, adapter, next } = await start();
  await emulator.waitFor(() => emulator.commands.length > 0);
  const asked = await emulator.person('42').slash('ask', { question: 'why' }).answered();
  const event = await next('command');
  const channel = adapter.channel(event.place, answeringCommand(event, { person: '42' }));
  await channel.write(toPosted(), 'open', toContent('Not for you'), never);
  expect(asked.response).toBeNull();
  expect(asked.followUps).toMatchObject([{ text: 'Not for you', ephemeralFor: '42' }]);
});

test('after 14 minutes an answer goes on as a message of the channel', async () => {
  const { emulator, adapter, next } = await start();
  await emulator.waitFor(() => emulator.commands.length > 0);
  await emulator.person('42').slash('ask', { question: 'why' }).answered();
  const event = await next('command');
  const channel = adapter.channel(event.place, answeringCommand(event));
  const { posted } = await channel.write(toPosted(), 'open', toContent('Because'), never);
  emulator.advance(14 * 60_000);
  await channel.write(posted, 'close', toContent('Because.'), never);
  await channel.write(toPosted(1), 'open', toContent('And also.'), never);
  const shown = emulator.messages(emulator.generalId);
  expect(shown.map(({ text }) => text)).toEqual(['Because.', 'And also.']);
  expect(channel.rateLimits(posted, 'grow')[0]).toMatchObject({ isSpread: true });
});

test('an interaction whose acknowledgement was refused is answered in the channel', async () => {
  const { emulator, adapter, next, log } = await start();
  await emulator.waitFor(() => emulator.commands.length > 0);
  emulator.faults.next('POST /interactions/**', { status: 404, code: 10062 });
  const asked = emulator.person('42').slash('ask', { question: 'why' });
  const event = await next('command');
  await emulator.waitFor(() =>
    log.lines.some(({ message }) => message.includes('could not acknowledge')),
  );
  const channel = adapter.channel(event.place, answeringCommand(event));
  await channel.write(toPosted(), 'open', toContent('Because.'), never);
  expect(emulator.messages(emulator.generalId).map(({ text }) => text)).toEqual(['Because.']);
  expect(JSON.stringify(log.lines.map(({ fields }) => fields))).not.toContain(asked.token);
});

test('an interaction whose time has passed before it was acknowledged is answered in the channel', async () => {
  const { emulator, adapter, next } = await start();
  await emulator.waitFor(() => emulator.commands.length > 0);
  emulator.faults.next('POST /interactions/**', { delayMs: 300 });
  emulator.person('42').slash('ask', { question: 'why' });
  const event = await next('command');
  emulator.advance(WAIT_MS + 1);
  const channel = adapter.channel(event.place, answeringCommand(event));
  await channel.write(toPosted(), 'open', toContent('Because.'), never);
  expect(emulator.messages(emulator.generalId).map(({ text }) => text)).toEqual(['Because.']);
});

test('what one person may see reaches them directly where the interaction is over', async () => {
  const { emulator, adapter, next } = await start();
  await emulator.waitFor(() => emulator.commands.length > 0);
  await emulator.person('42').slash('help').answered();
  const event = await next('command');
  emulator.advance(15 * 60_000);
  const channel = adapter.channel(event.place, answeringCommand(event, { person: '42' }));
  await channel.write(toPosted(), 'open', toContent('Commands'), never);
  expect(emulator.messages(emulator.dmId('42')).map(({ text }) => text)).toEqual([
    `-# About <#${emulator.generalId}>:\nCommands`,
  ]);
  expect(emulator.messages(emulator.generalId).every(({ ephemeralFor }) => ephemeralFor)).toBe(
    true,
  );
});

test('a press is acknowledged without a change, and answered for its person alone', async () => {
  const { emulator, adapter, next } = await start();
  const ada = emulator.person('42');
  const place = { platform: 'discord', workspace: emulator.guildId, channel: emulator.generalId };
  const answer = adapter.channel(place, everyone);
  const { posted } = await answer.write(
    toPosted(),
    'open',
    toContent('Hi', { buttons: [stop] }),
    never,
  );
  const pressed = await ada.press(posted.id ?? '', 'Stop').answered();
  expect(pressed.ack).toBe(6);
  const event = await next('action');
  expect(event).toMatchObject({
    action: 'stop:job1',
    messageId: posted.id,
    place,
    speaker: { id: '42', isAdmin: false },
  });
  const ephemeral = adapter.channel(event.place, {
    ...everyone,
    to: { person: '42' },
    interaction: event.interaction,
  });
  await ephemeral.write(toPosted(), 'open', toContent('Not yours'), never);
  const shown = emulator.messages(emulator.generalId);
  expect(shown).toMatchObject([
    { id: posted.id, text: 'Hi', ephemeralFor: null },
    { text: 'Not yours', ephemeralFor: '42' },
  ]);
});

test('a command that opens a form gets it as its first answer, and what was typed comes back', async () => {
  const form = {
    title: 'Settings',
    action: 'settings:save',
    fields: [
      { name: 'tone', label: 'Tone', value: 'friendly', isLong: false },
      { name: 'rules', label: 'Rules', value: '', isLong: true },
    ],
  };
  const { emulator, next } = await start({}, { answerWith: form });
  await emulator.waitFor(() => emulator.commands.length > 0);
  const ada = emulator.person('42');
  const opened = await ada.slash('settings').answered();
  expect(opened).toMatchObject({ ack: 9, modal: { title: 'Settings' } });
  await ada.submit(opened, { tone: 'dry', rules: 'none' }).answered();
  expect(await next('form')).toMatchObject({
    action: 'settings:save',
    fields: { tone: 'dry', rules: 'none' },
    speaker: { id: '42' },
  });
});

test('a command that was to open a form but does not is still answered', async () => {
  const { emulator, adapter, next } = await start();
  await emulator.waitFor(() => emulator.commands.length > 0);
  const asked = await emulator.person('42').slash('settings').answered();
  expect(asked.ack).toBe(5);
  const event = await next('command');
  await adapter
    .channel(event.place, answeringCommand(event))
    .write(toPosted(), 'open', toContent('Nothing to set'), never);
  expect(asked.response).toMatchObject({ text: 'Nothing to set' });
});

test('choices that are too many for a list complete while they are typed', async () => {
  const { emulator } = await start();
  await emulator.waitFor(() => emulator.commands.length > 0);
  const typed = emulator.person('42').autocomplete('pick', { one: 'CHOICE 2' }, 'one');
  await typed.answered();
  expect(typed.choices?.map(({ value }) => value)).toEqual([
    'choice 2',
    ...Array.from({ length: 10 }, (_, index) => `choice ${20 + index}`),
  ]);
});

test('a file given to a command can be read, though it is in no message', async () => {
  const { emulator, adapter, next } = await start();
  await emulator.waitFor(() => emulator.commands.length > 0);
  const upload = { name: 'a.txt', bytes: Buffer.from('hello') };
  emulator.person('42').slash('ask', { question: 'what is it', file: upload });
  const { options } = await next('command');
  expect(options.file).toMatchObject({ name: 'a.txt', bytes: 5 });
  const source = typeof options.file === 'object' ? options.file.source : null;
  const bytes = await adapter.archive.fetchFile(source, 1_000, never);
  expect(Buffer.from(bytes).toString()).toBe('hello');
  emulator.expireCdn();
  await expect(adapter.archive.fetchFile(source, 1_000, never)).rejects.toMatchObject({
    code: 'attachment_failed',
  });
});
