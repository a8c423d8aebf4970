import type { Counted, UsageBook } from '../conversation/usage.ts';
import { type IncomingEvent, messageOf } from '../events.ts';
import type { Speaker } from '../messages.ts';
import type { Meter, Usage } from '../ports.ts';
import type { Journal } from '../reply/journal.ts';

/** Counts what a job takes, towards whoever wanted it. */
export type UsageMeter = {
  /** Goes along with every request to a model. */
  readonly meter: Meter;
  /** What the job took so far in this process. */
  readonly tokens: Pick<Usage, 'promptTokens' | 'answerTokens'>;
  countQuestion(asker: Speaker): void;
  /** Counts recordings that the job wrote down. */
  countAudio(audioMs: number): void;
};

export function createUsageMeter(usage: UsageBook, journal: Journal): UsageMeter {
  let tokens = { promptTokens: 0, answerTokens: 0 };

  const count = (person: string | null, counted: Counted) => {
    const event = journal.job.events.at(-1);
    if (event) usage.count(event.place, person, counted);
  };
  const payer = () => {
    const event = journal.job.events.at(-1);
    return event ? (speakerOf(event)?.id ?? null) : null;
  };

  return {
    get tokens() {
      return tokens;
    },
    meter(used) {
      tokens = {
        promptTokens: tokens.promptTokens + used.promptTokens,
        answerTokens: tokens.answerTokens + used.answerTokens,
      };
      count(payer(), used);
    },
    countQuestion: ({ id }) => count(id, { questions: 1 }),
    countAudio(audioMs) {
      if (audioMs > 0) count(payer(), { audioMs });
    },
  };
}

function speakerOf(event: IncomingEvent): Speaker | null {
  if (event.type === 'message' || event.type === 'edit') return event.message.speaker;
  if (event.type === 'scheduled') return messageOf(event)?.speaker ?? null;
  return 'speaker' in event ? event.speaker : null;
}
