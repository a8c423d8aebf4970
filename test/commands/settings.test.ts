import { expect, test } from 'vitest';
import { quiet } from '../../commands/quiet.ts';
import { settings } from '../../commands/settings.ts';
import { CHANNEL, CHANNEL_SCOPE, CONVERSATION, createHere, DIRECT } from './here.ts';

test('everyone sees what holds in a channel', async () => {
  const text = await createHere().type(settings, '');
  expect(text.split('\n')).toEqual([
    expect.stringContaining('Settings of this channel'),
    expect.stringContaining('**reply**: thread'),
    expect.stringContaining('**voice**: only where I’m invited'),
    expect.stringContaining('**follow**: on'),
    expect.stringContaining('**tools**: on'),
    expect.stringContaining('**language**: English (default)'),
    '',
    expect.stringContaining('/settings reply:channel'),
  ]);
});

test('admins change it, some at a time', async () => {
  const { type, settings: store } = createHere({ isAdmin: true });
  const text = await type(settings, 'reply: channel voice: off tools:off');
  expect(text).toContain('**reply**: channel');
  expect(await store.get(CHANNEL_SCOPE)).toMatchObject({
    reply: 'channel',
    voiceNotes: 'off',
    tools: false,
    follows: null,
  });
  await type(settings, '--follow off --tools on');
  expect(await store.get(CHANNEL_SCOPE)).toMatchObject({
    reply: 'channel',
    tools: true,
    follows: false,
  });
});

test('a channel has a language of its own, shown by its own name, until it is taken back', async () => {
  const { type, settings: store } = createHere({ isAdmin: true });
  expect(await type(settings, 'language:en')).toContain('**language**: English.');
  expect((await store.get(CHANNEL_SCOPE)).language).toBe('en');
  expect(await type(settings, 'language:zh-CN')).toContain('**language**：简体中文。');
  expect(await type(settings, 'language:default')).toContain('**language**: English (default)');
  expect((await store.get(CHANNEL_SCOPE)).language).toBeNull();
});

test('nobody else changes anything', async () => {
  const { type, settings: store } = createHere();
  expect(await type(settings, 'reply: channel')).toBe('Only an admin can change that here.');
  expect((await store.get(CHANNEL_SCOPE)).reply).toBeNull();
});

test.each([
  ['reply: nowhere', '`reply` can be thread or channel'],
  ['voice: loud', '`voice` can be auto, mention, or off'],
  ['make it nice', '`reply` can be thread or channel'],
  ['reply: channel tools: maybe', '`tools` can be on or off'],
])('“%s” changes nothing and is explained', async (text, explanation) => {
  const { type, settings: store } = createHere({ isAdmin: true });
  expect(await type(settings, text)).toContain(explanation);
  expect((await store.get(CHANNEL_SCOPE)).reply).toBeNull();
});

test('a thread is left, and followed again', async () => {
  const { type, settings: store } = createHere();
  expect(await type(quiet, '')).toContain('I’ll stay out of this thread');
  expect((await store.get(CONVERSATION)).follows).toBe(false);
  expect(await type(quiet, 'off')).toContain('I’m back in this thread');
  expect((await store.get(CONVERSATION)).follows).toBe(true);
});

test('where nothing can be left it says so', async () => {
  const { type, settings: store } = createHere();
  expect(await type(quiet, '', { place: CHANNEL })).toContain('That works only in a thread');
  expect(await type(quiet, '', { place: DIRECT })).toContain('every message here');
  expect(await type(quiet, 'perhaps')).toContain('`state` can be on or off');
  await store.set(CHANNEL_SCOPE, { follows: false });
  expect(await type(quiet, 'off')).toContain('Following threads is turned off in this channel');
  expect((await store.get(CONVERSATION)).follows).toBeNull();
});
