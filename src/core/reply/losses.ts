import type { Extra, Loss, Obstacle } from '../obstacle.ts';

/** What was lost in a channel is told once in a while, not under every answer. */
const TOLD_MS = 60 * 60_000;
const MAX_TOLD = 1_000;

/** Which losses each channel has heard of. */
export type Losses = {
  /** The loss as an answer tells it; none where the channel has heard of it lately. */
  tell(channelId: string, extra: Extra, obstacle: Obstacle | null): readonly Loss[];
};

export function createLosses(now: () => number): Losses {
  const told = new Map<string, number>();
  return {
    tell(channelId, extra, obstacle) {
      const key = `${channelId}/${extra}`;
      if ((told.get(key) ?? 0) > now()) return [];
      told.delete(key);
      told.set(key, now() + TOLD_MS);
      const [oldest = key] = told.keys();
      if (told.size > MAX_TOLD) told.delete(oldest);
      return [{ extra, obstacle }];
    },
  };
}
