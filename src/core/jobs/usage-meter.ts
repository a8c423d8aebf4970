import type { Counted, UsageBook } from '../conversation/usage.ts';
import type { IncomingEvent } from '../events.ts';
import { noteOf } from '../features/voice-notes/planned-transcript.ts';
import { transcriptOf } from '../features/voice-notes/transcript.ts';
import type { Job } from '../job.ts';
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
  /** Counts the recordings that the job wrote down. */
  countAudio(): void;
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
    countAudio() {
      const audioMs = heardMsOf(journal.job);
      if (audioMs > 0) count(payer(), { audioMs });
    },
  };
}

function speakerOf(event: IncomingEvent): Speaker | null {
  if (event.type === 'message' || event.type === 'edit') return event.message.speaker;
  if (event.type === 'due') return noteOf(event)?.speaker ?? null;
  return 'speaker' in event ? event.speaker : null;
}

/** How long the recordings of a job's transcript are, as far as somebody told; else when its last words were said. */
function heardMsOf(job: Job): number {
  const transcript = transcriptOf(job);
  if (!transcript) return 0;
  const told = job.events
    .flatMap((event) => (event.type === 'due' ? (noteOf(event)?.attachments ?? []) : []))
    .reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0);
  const starts = transcript.pages.flatMap(({ lines }) => lines.map(({ startMs }) => startMs ?? 0));
  return Math.max(told, ...starts);
}
