import { expect, test } from 'vitest';
import { effort } from '../../commands/effort.ts';
import { model } from '../../commands/model.ts';
import { loadAnswerSettings, toSettingsLines } from '../../src/core/conversation/settings.ts';
import { CHANNEL, CHANNEL_SCOPE, CONVERSATION, createHere, DIRECT, THREAD } from './here.ts';

test('anyone chooses the model of a conversation, and goes back to the usual one', async () => {
  const { type, settings } = createHere();
  expect(await type(model, 'models/gemini-b')).toBe('OK. `gemini-b` answers here from now on.');
  expect((await loadAnswerSettings(settings, THREAD, CONVERSATION)).model).toBe('gemini-b');
  expect((await settings.get(CHANNEL_SCOPE)).model).toBeNull();
  expect(await type(model, '')).toContain('`gemini-b` answers here.');
  expect(await type(model, 'default')).toContain('The default model');
  expect((await loadAnswerSettings(settings, THREAD, CONVERSATION)).model).toBeNull();
});

test('without a name it tells of models that chat', async () => {
  const text = await createHere().type(model, '');
  expect(text).toContain('The default model answers here.');
  expect(text).toContain('`gemini-a`, `gemini-b`');
  expect(text).not.toContain('imagen');
});

test('an admin chooses the model of a channel; a conversation’s own goes before it', async () => {
  const { type, settings } = createHere();
  expect(await type(model, 'gemini-a --channel')).toBe('Only an admin can change that here.');
  expect(await type(model, 'gemini-a --channel', { asAdmin: true })).toContain('in this channel');
  expect((await loadAnswerSettings(settings, THREAD, CONVERSATION)).model).toBe('gemini-a');
  await type(model, 'gemini-b');
  expect((await loadAnswerSettings(settings, THREAD, CONVERSATION)).model).toBe('gemini-b');
});

test('what differs from the usual is told by /about', async () => {
  const { type, settings } = createHere({ isAdmin: true });
  expect(toSettingsLines(await loadAnswerSettings(settings, THREAD, CONVERSATION))).toEqual([]);
  await type(model, 'gemini-a');
  await settings.set(CHANNEL_SCOPE, { persona: `Be\n${'very '.repeat(30)}kind`, tools: false });
  expect(toSettingsLines(await loadAnswerSettings(settings, THREAD, CONVERSATION))).toEqual([
    ['Model here', 'gemini-a'],
    ['Persona here', expect.stringMatching(/^Be very .{70,80}…$/)],
    ['Tools here', 'off'],
  ]);
});

test('outside of threads it would hold for the channel, which takes an admin', async () => {
  const { type, settings } = createHere();
  expect(await type(model, 'gemini-a', { place: CHANNEL })).toContain('For one thread');
  expect((await settings.get(CHANNEL_SCOPE)).model).toBeNull();
  await type(model, 'gemini-a', { place: CHANNEL, asAdmin: true });
  expect((await settings.get(CHANNEL_SCOPE)).model).toBe('gemini-a');
});

test('in direct messages everyone is their own admin', async () => {
  const { type, settings } = createHere();
  const { thread: _, ...place } = DIRECT;
  expect(await type(model, 'gemini-a', { place })).toBe('OK. `gemini-a` answers here from now on.');
  expect((await loadAnswerSettings(settings, DIRECT, 'slack/T1/D1/1.2')).model).toBe('gemini-a');
});

test('a model that is not served, or is no name, is refused with a sentence', async () => {
  const list = async () => ['gemini-a'];
  const { type, settings } = createHere({ modelCatalog: { list, check: async () => 'missing' } });
  expect(await type(model, 'gemini-x')).toContain('`gemini-x` isn’t available');
  expect(await type(model, 'a b ` @everyone')).toContain('isn’t a model name');
  expect((await settings.get(CONVERSATION)).model).toBeNull();
});

test('a server that lists nothing is believed, and the doubt is told', async () => {
  const list = () => Promise.reject(new Error('no list'));
  const { type, settings } = createHere({ modelCatalog: { list, check: async () => 'unknown' } });
  expect(await type(model, 'local-model')).toContain('couldn’t check');
  expect((await settings.get(CONVERSATION)).model).toBe('local-model');
  expect(await type(model, '')).toBe(
    '`local-model` answers here. Change it with `/model` and a name, or go back with `/model default`.',
  );
});

test('effort is set for a conversation, told, and ended', async () => {
  const { type, settings } = createHere();
  expect(await type(effort, 'HIGH')).toBe('OK. Effort here is now high.');
  expect((await loadAnswerSettings(settings, THREAD, CONVERSATION)).effort).toBe('high');
  expect(await type(effort, '')).toContain('Effort here: high.');
  await type(effort, 'default');
  expect((await loadAnswerSettings(settings, THREAD, CONVERSATION)).effort).toBeNull();
});

test('an effort that there is not is explained, and a channel’s takes an admin', async () => {
  const { type, settings } = createHere();
  expect(await type(effort, 'enormous')).toContain('low, medium, high, or default');
  expect(await type(effort, 'low', { place: CHANNEL })).toContain('For one thread');
  expect((await settings.get(CHANNEL_SCOPE)).effort).toBeNull();
});
