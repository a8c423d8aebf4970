import { expect, test } from 'vitest';
import { runCode } from '../../src/tools/code/sandbox.ts';

// Kind: an API that takes options and drops them. What the sandbox says is what Node.js says.

const said = async (code: string) => {
  const { end } = await runCode({ code, maxMs: 60_000, maxChars: 20_000 });
  return end.type === 'value' ? end.text : `${end.type}: ${end.text}`;
};

const SPRING = "new Date('2026-03-29T00:30:00+01:00')";
test.each([
  `${SPRING}.toLocaleString('en-US', { timeZone: 'Europe/Berlin' })`,
  `${SPRING}.toLocaleString('de-DE', { timeZone: 'Europe/Berlin' })`,
  `${SPRING}.toLocaleDateString('ja-JP', { timeZone: 'Asia/Tokyo', dateStyle: 'full' })`,
  `${SPRING}.toLocaleDateString('fr', { timeZone: 'UTC' })`,
  `${SPRING}.toLocaleTimeString('en-GB', { timeZone: 'America/New_York', timeZoneName: 'short' })`,
  `${SPRING}.toLocaleString()`,
  "new Date(NaN).toLocaleString('de')",
  "(1234567.891).toLocaleString('de-DE')",
  "(0.256).toLocaleString('fr', { style: 'percent' })",
  "123456789012345678901n.toLocaleString('en-IN')",
  "(-0).toLocaleString('en') + (NaN).toLocaleString('en') + (1 / 0).toLocaleString('en')",
  "'ä'.localeCompare('z', 'de')",
  "new Intl.Locale('de-CH').maximize().toString() + new Intl.Locale('zh-Hant-TW').script",
  "new Intl.NumberFormat(new Intl.Locale('de-CH')).format(1234.5)",
  "new Intl.DurationFormat('en', { style: 'long' }).format({ hours: 1, minutes: 30 })",
  "Intl.NumberFormat.supportedLocalesOf(['de', 'xx', 'en']).join()",
  "new Intl.Segmenter('en', { granularity: 'word' }).segment('hello world').containing(7).segment",
  "'ä'.localeCompare('z', 'sv')",
  "['z', 'a', 'ä', 'Z'].sort((a, b) => a.localeCompare(b, 'de')).join('')",
  "['10', '9', '1'].sort(new Intl.Collator('en', { numeric: true }).compare).join()",
  "'istanbul'.toLocaleUpperCase('tr')",
  "[1234.5, new Date(0)].toLocaleString('de', { timeZone: 'UTC' })",
  "new Intl.DateTimeFormat('es', { month: 'long', timeZone: 'UTC' }).format(new Date(0))",
  "new Intl.DateTimeFormat('es', { timeZone: 'UTC' }).format(86400000)",
  "new Intl.DateTimeFormat('en', { timeZone: 'Asia/Kolkata' }).resolvedOptions().timeZone",
  "new Intl.NumberFormat('en', { style: 'currency', currency: 'JPY' }).format(1234.5)",
  "JSON.stringify(new Intl.NumberFormat('de').formatToParts(1234.5))",
  "new Intl.PluralRules('ru').select(3)",
  "new Intl.ListFormat('pt', { type: 'conjunction' }).format(['a', 'b', 'c'])",
  "new Intl.RelativeTimeFormat('it', { numeric: 'auto' }).format(-1, 'day')",
  "new Intl.DisplayNames('zh', { type: 'region' }).of('DE')",
  "[...new Intl.Segmenter('ja', { granularity: 'word' }).segment('今日は晴れ')].map(({ segment }) => segment).join('|')",
  "Intl.supportedValuesOf('currency').includes('EUR')",
])('%s', async (code) => {
  const ours: unknown = await new Function(`return ${code}`)();
  expect(await said(code)).toBe(String(ours));
});

test.each([
  ["new Date(0).toLocaleString('en', { timeZone: 'Mars/Base' })", 'RangeError'],
  ["(1).toLocaleString('no such locale')", 'RangeError'],
  ["new Intl.NumberFormat('en', { style: 'currency' })", 'TypeError'],
  ["new Intl.DateTimeFormat('en').format(new Date(NaN))", 'RangeError'],
  ["'a'.localeCompare('x'.repeat(300000))", 'RangeError'],
])('what cannot be honoured is thrown: %s', async (code, name) => {
  expect(await said(`try { ${code}; 'nothing' } catch (error) { error.name }`)).toBe(name);
});
