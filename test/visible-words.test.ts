import { expect, test } from 'vitest';
import { listSentences } from './visible-words.ts';

// What people read stands in a `strings/` folder, where it can be translated.

/** Where sentences are for other readers, and for whom. */
const NOT_FOR_PEOPLE: readonly (readonly [RegExp, string])[] = [
  [/\/strings\//, 'the catalogs themselves'],
  [/^src\/(terminal\/|config(\/|[.]ts$)|http\/listen|metrics[.]ts$)/, 'the operator'],
  [/^src\/storage\//, 'the operator'],
  [/^src\/demo\//, 'plays the model'],
  [/^src\/core\/jobs\/feature[.]ts$/, 'the developer of a feature'],
  [/^src\/tools\/|-tool[.]ts$/, 'the model: what a tool does and says to it'],
  [/^src\/model\//, 'the model: what it is asked'],
  [/^src\/core\/(answer|conversation)\//, 'the model: its prompt, and what its calls came to'],
  [/^src\/core\/(frame|jobs\/model-requests|net\/addresses)[.]ts$/, 'the model'],
  [/^src\/adapters\/[a-z]+\/platform[.]ts$/, 'the model: what a platform shows'],
  [/^src\/features\/reminders\/proposal[.]ts$/, 'the model'],
  [/^src\/features\/voice-notes\/transcript-buttons[.]ts$/, 'the model: what a button asks it'],
  [/^commands\/(describe|event|poll|recall|summarize|tasks|translate)[.]ts$/, 'the model'],
  [/^src\/media\/(notebook|rtf-writer|sound)[.]ts$/, 'the model: how a file is laid out'],
  [/^src\/adapters\/discord\/receive\/parts[.]ts$/, 'the model: how a message reads'],
];

test('no sentence that people read is written beside the code that shows it', async () => {
  const isLeftOut = (file: string) => NOT_FOR_PEOPLE.some(([pattern]) => pattern.test(file));
  const { sentences, files } = await listSentences(['src', 'commands'], isLeftOut);

  expect(files, 'files seen').toBeGreaterThan(300);
  expect(sentences.map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([]);
});

test('every exemption is used', async () => {
  const { sentences } = await listSentences(['src', 'commands'], () => false);
  const unused = NOT_FOR_PEOPLE.filter(
    ([pattern]) => !sentences.some(({ file }) => pattern.test(file)),
  );

  expect(unused.map(([pattern]) => pattern.source)).toEqual([]);
});
