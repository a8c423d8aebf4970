import { expect, test } from 'vitest';
import type { CommandSpec } from '../../../src/core/jobs/command.ts';
import { toMissingForm } from '../../../src/core/jobs/command-form.ts';
import { type Locale, speakTo } from '../../../src/core/strings/locale.ts';

function toSpec(description: string): CommandSpec {
  const option = { name: 'what', type: 'string', isRequired: true, choices: [] } as const;
  return {
    ...{ name: 'do', description: 'Does it', answers: 'public' },
    options: [{ ...option, description }],
  };
}

const labelOf = (locale: Locale, description: string) =>
  speakTo({ everyone: locale, person: locale }, 'person', async () => {
    const [field] = toMissingForm(
      toSpec(description),
      { options: {}, typed: [] },
      { fill: String, channelsIn: () => ({}) },
      'do',
    ).fields;
    return field?.label;
  });

test('a label that is too long ends with a whole word, in scripts without spaces as well', async () => {
  const german = 'Link zu einer Nachricht mit Aufnahme, oder „off“ für eigene Sprachnachrichten';
  const japanese = `Parley ${'に覚えてほしいこと、または文書のリンク'.repeat(3)}`;

  expect(await labelOf('de', german)).toBe('Link zu einer Nachricht mit Aufnahme, oder…');
  const label = (await labelOf('ja', japanese)) ?? '';
  expect(label.length).toBeGreaterThan(35);
  expect(label.length).toBeLessThanOrEqual(45);
  expect(label).toMatch(/^Parley に.*…$/);
  expect(await labelOf('en', '😀'.repeat(40))).toBe(`${'😀'.repeat(22)}…`);
});

test('a label that is too long is its first sentence, if that fits', async () => {
  const french = 'La langue, comme « anglais ». Par défaut : la vôtre pour tout le canal';
  const japanese = `言語。${'省略すると、あなたの言語になります'.repeat(3)}`;

  expect(await labelOf('fr', french)).toBe('La langue, comme « anglais »');
  expect(await labelOf('ja', japanese)).toBe('言語');
});

test('a label that fits stays as it is', async () => {
  expect(await labelOf('ja', '何を覚えますか')).toBe('何を覚えますか');
});
