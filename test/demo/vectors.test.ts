import { expect, test } from 'vitest';
import { toVector } from '../../src/demo/media.ts';

const toCosine = (a: string, b: string) => {
  const other = toVector(b, 768);
  return toVector(a, 768).reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
};

test.each([
  ['Where is the budget?', 'Our budgets are in the safe', 'Where is the man from the house?'],
  ['Wann ist die Prüfung?', 'Prüfungen beginnen im Mai', 'Wann ist die Katze im Haus?'],
  ['会議はどこですか', '来週の会議は大阪で行われます', '昼食はどれですか'],
  ['AWSの請求書は誰が払うの', '請求書は総務が払います', 'この犬は誰のですか'],
])(
  '“%s” is nearer to what answers it than to what has its common words',
  (asked, answer, other) => {
    expect(toCosine(asked, answer)).toBeGreaterThan(toCosine(asked, other));
  },
);

test('a vector has the dimensions that were asked for, and a length of 1', () => {
  for (const [text, dimensions] of [
    ['Hello there', 768],
    ['?!', 1_536],
    ['雨', 256],
  ] as const) {
    const vector = toVector(text, dimensions);
    expect(vector).toHaveLength(dimensions);
    expect(Math.hypot(...vector)).toBeCloseTo(1);
  }
});
