import { expect, test } from 'vitest';
import { speakTo } from '../../../src/core/strings/locale.ts';
import { toLanguageName } from '../../../src/features/voice-notes/languages.ts';

const nameIn = (locale: 'de' | 'ja' | 'en', language: string) =>
  speakTo({ everyone: locale, person: locale }, 'everyone', async () => toLanguageName(language));

test('what is spoken in a recording is named in its reader’s language', async () => {
  expect(await nameIn('de', 'English')).toBe('Englisch');
  expect(await nameIn('ja', 'german')).toBe('ドイツ語');
  expect(await nameIn('en', 'Portuguese')).toBe('Portuguese');
});

test('a language that is not known stays as the model names it', async () => {
  expect(await nameIn('de', 'English and Hindi')).toBe('English and Hindi');
  expect(await nameIn('de', '')).toBe('');
});
