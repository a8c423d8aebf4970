import { expect, test } from 'vitest';
import { persona } from '../../commands/persona.ts';
import { PERSONAS } from '../../src/core/conversation/settings.ts';
import { CHANNEL_SCOPE, createHere, DIRECT } from './here.ts';

test('an admin sets a persona for a channel, by a preset or in own words, and ends it', async () => {
  const { type, settings } = createHere({ isAdmin: true });
  expect(await type(persona, 'Tutor')).toBe('OK. From now on I answer here as: tutor');
  expect((await settings.get(CHANNEL_SCOPE)).persona).toBe('tutor');
  expect(await type(persona, 'You are a pirate: say arr.')).toContain('a pirate: say arr.');
  expect((await settings.get(CHANNEL_SCOPE)).persona).toBe('You are a pirate: say arr.');
  expect(await type(persona, '')).toContain('You are a pirate');
  await type(persona, 'off');
  expect(await type(persona, '')).toContain('No persona is set in this channel.');
});

test('nobody else sets one where others read, and everyone does in direct messages', async () => {
  const { type, settings } = createHere();
  expect(await type(persona, 'concise')).toBe('Only an admin can change that here.');
  expect((await settings.get(CHANNEL_SCOPE)).persona).toBeNull();
  await type(persona, 'concise', { place: DIRECT });
  expect((await settings.get('slack/T1/D1')).persona).toBe('concise');
});

test('a persona that is too long is refused', async () => {
  const { type, settings } = createHere({ isAdmin: true });
  expect(await type(persona, 'x'.repeat(2_001))).toContain('up to 2,000 characters');
  expect((await settings.get(CHANNEL_SCOPE)).persona).toBeNull();
});

test('there are five presets', () => {
  expect(Object.keys(PERSONAS)).toHaveLength(5);
});
