import type { Place, Speaker, Turn } from '../messages.ts';
import type { Audience } from '../ports.ts';
import type { JobRun } from './job-run.ts';

/** One question, however it was asked. */
export type Question = {
  readonly place: Place;
  readonly audience: Audience;
  readonly asker: Speaker;
  /** The ids under which history knows it. */
  readonly ids: readonly string[];
  /**
   * It is about a message that a menu was opened on: its thread is what others wrote, and nothing
   * that was typed to Parley.
   */
  readonly isAboutMessage?: boolean;
  /** The question as turns; `problems` names what could not be used. */
  toTurns(): Promise<{ readonly turns: readonly Turn[]; readonly problems: readonly string[] }>;
};

/** Marks a question, or a typed command, as noticed; nothing waits for it. */
export function showWorking({ adapter, signals }: JobRun, { place, audience }: Question): void {
  if (audience.question === null) return;
  const channel = adapter.channel(place, audience);
  // A sign is a courtesy.
  channel.indicate('working', audience.question, signals.writing).catch(() => {});
}
