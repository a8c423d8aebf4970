import { expect } from 'vitest';
import type { File, Seen, Stage, Use, Where, Who } from './stage.ts';

/** How one command is used, and what people see. */
export type Spec = {
  readonly use: Omit<Use, 'name'>;
  readonly by?: Who;
  /** What the model answers where it is asked for data. */
  readonly data?: object;
  before?(stage: Stage): Promise<void> | void;
  /**
   * Throws until everything is there that is to come; Slack shows files in a message of their own.
   */
  sees(seen: readonly Seen[], where: Where, stage: Stage): void;
  readonly nonsense: readonly Nonsense[];
};

/** Something that cannot be done, and the sentence that says so. */
export type Nonsense = Omit<Use, 'name'> & {
  readonly by?: Who;
  readonly where?: Where;
  readonly data?: object;
  readonly says: RegExp;
};

/**
 * What a person says or sends in each place; the test waits for the answer where Parley gives one.
 */
export async function sayEverywhere(stage: Stage, text: string, files: readonly File[] = []) {
  for (const spot of ['channel', 'thread', 'dm'] as const) stage.say(spot, text, files);
  await stage.waitFor(() =>
    stage.own().some(({ isGrowing, labels }) => !isGrowing && labels.includes('👍')),
  );
}

export const texts = (seen: readonly Seen[]) => seen.map(({ text }) => text).join('\n');
export const files = (seen: readonly Seen[]) => seen.flatMap((message) => message.files);
export const contentOf = (seen: readonly Seen[]) =>
  files(seen)
    .map(({ bytes }) => Buffer.from(bytes).toString())
    .join('\n');

/** One message of these words, with these buttons under it. */
export const sees =
  (pattern: RegExp, labels: readonly string[] = []): Spec['sees'] =>
  (seen) => {
    expect(texts(seen)).toMatch(pattern);
    expect(seen.map((message) => message.labels)).toEqual([labels]);
  };
