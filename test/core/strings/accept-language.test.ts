import { expect, test } from 'vitest';
import { toReaderLocale } from '../../../src/core/strings/locale.ts';

test('a reader gets the shipped language that they want most', () => {
  const wanted = {
    'de-AT,de;q=0.9,en;q=0.8': 'de',
    'en;q=0.4, fr-CA;q=0.7': 'fr',
    'la, pt-PT;q=0.8, en;q=0.3': 'pt-BR',
    'zh-TW, ja;q=0.5': 'ja',
    'zh-TW,zh;q=0.9,en-US;q=0.8,en;q=0.7': 'en',
    'zh-TW,zh;q=0.9,zh-CN;q=0.8,en;q=0.7': 'zh-CN',
    'zh;q=0.9, en;q=0.8': 'zh-CN',
    'en-US@posix': 'en',
    KO: 'ko',
  };
  for (const [header, locale] of Object.entries(wanted))
    expect(toReaderLocale(header), header).toBe(locale);
});

test('one whose languages are not shipped, or who names none, gets the default', () => {
  for (const header of [null, undefined, '', '*', 'la', 'de;q=0', 'de;q=much', ';;,,q=1', 'xx-de'])
    expect(toReaderLocale(header), String(header)).toBe('en');
});
