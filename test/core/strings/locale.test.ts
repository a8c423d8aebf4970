import { expect, test } from 'vitest';
import {
  currentLocale,
  localize,
  readCatalog,
  setDefaultLocale,
  speakTo,
  toAllReaders,
  toLocale,
  toPerson,
} from '../../../src/core/strings/locale.ts';
import { createWording } from '../../../src/core/strings/wording.ts';
import { catalog } from './greetings/en.ts';

test('a language tag finds the file that serves its readers', () => {
  const tags = ['de', 'de-AT', 'pt-PT', 'pt_BR', 'en-GB', 'zh-CN', 'zh-Hans-SG', 'ja-JP', 'es-419'];
  const ofSystems = ['de.UTF-8', 'de_DE.UTF-8', 'pt_PT@euro', 'zh_CN.GB18030', 'zh-Hans-HK'];
  expect(tags.map(toLocale)).toEqual([
    ...['de', 'de', 'pt-BR', 'pt-BR', 'en', 'zh-CN', 'zh-CN', 'ja', 'es'],
  ]);
  expect(ofSystems.map(toLocale)).toEqual(['de', 'de', 'pt-BR', 'zh-CN', 'zh-CN']);
});

test('a tag that no file serves finds none', () => {
  const tags = ['', 'xx', 'la', 'zh-TW', 'zh_TW.UTF-8', 'zh-Hant', 'zh-HK', 'zh-Hant-CN', '*', '-'];
  const hostile = [
    '../de',
    'de/../../secret',
    '__proto__',
    'constructor',
    `zh${'-x'.repeat(5_000)}-TW`,
  ];
  for (const tag of [null, undefined, ...tags, ...hostile]) expect(toLocale(tag)).toBeNull();
});

const greetings = localize(catalog, new URL('greetings/en.ts', import.meta.url).href);
const spoken = { everyone: 'de', person: 'ja' } as const;

test('a sentence is in the language of those who read it', async () => {
  const said = await speakTo(spoken, 'everyone', async () => {
    await Promise.resolve();
    return [greetings.hello, toPerson(() => greetings.bye('Ada')), greetings.hello];
  });

  expect(said).toEqual(['de: Hello', 'ja: Bye, Ada', 'de: Hello']);
});

test('what everyone reads can be said in the midst of what one person reads', async () => {
  const said = await speakTo(spoken, 'person', async () => [
    greetings.hello,
    toAllReaders(() => greetings.hello),
  ]);

  expect(said).toEqual(['ja: Hello', 'de: Hello']);
});

test('two jobs at once do not hear of each other’s language', async () => {
  const speak = (person: 'ko' | 'fr') =>
    speakTo({ everyone: 'en', person }, 'person', async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return greetings.hello;
    });

  expect(await Promise.all([speak('ko'), speak('fr')])).toEqual(['ko: Hello', 'fr: Hello']);
});

test('where no reader is known the default holds', async () => {
  expect(greetings.hello).toBe('Hello');
  await setDefaultLocale('pl');
  expect([currentLocale(), greetings.hello]).toEqual(['pl', 'pl: Hello']);
  await setDefaultLocale('en');
});

test('a number takes the form that the language has for it', () => {
  const { counted, plural } = createWording('pl');
  const forms = { one: '# plik', few: '# pliki', many: '# plików', other: '# pliku' };
  expect([1, 2, 5, 22, 1.5].map((n) => counted(n, forms))).toEqual([
    ...['1 plik', '2 pliki', '5 plików', '22 pliki', '1,5 pliku'],
  ]);
  expect(plural(2, { one: 'dieser', other: 'diese' })).toBe('diese');
});

test('sentences that are loaded later speak the languages that are spoken already', async () => {
  await speakTo(spoken, 'everyone', async () => {
    const late = localize(catalog, new URL('greetings/en.ts', import.meta.url).href);
    await expect.poll(() => late.hello).toBe('de: Hello');
  });
});

test('one catalog is read in a language without the others being loaded', async () => {
  const absent = localize(catalog, new URL('not-there/en.ts', import.meta.url).href);

  expect((await readCatalog(greetings, 'fr')).hello).toBe('fr: Hello');
  expect((await readCatalog(greetings, 'en')).hello).toBe(catalog.hello);
  await expect(readCatalog(absent, 'fr')).rejects.toThrow();
});
