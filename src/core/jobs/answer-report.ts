import type { Answered } from '../answer/answer.ts';
import type { Place } from '../messages.ts';
import type { Usage } from '../model-ports.ts';
import type { Reply } from '../reply/reply.ts';
import type { JobRun } from './job-run.ts';

/** What is told of an answer that has ended, without a word of it: in the log and as metrics. */
export type AnswerReport = Pick<Usage, 'promptTokens' | 'answerTokens'> & {
  readonly job: string;
  /** `PLATFORM/WORKSPACE/CHANNEL`. */
  readonly place: string;
  /** From the start of its job to its end, in milliseconds. */
  readonly durationMs: number;
  /** From the start of its job to its first text; null where none was shown. */
  readonly firstTextMs: number | null;
  /** How often the model was asked. */
  readonly rounds: number;
  readonly messages: number;
  readonly finish: Answered['finish'];
};

export type OnAnswered = (report: AnswerReport) => void;

type Ended = { readonly place: Place; readonly reply: Reply; readonly answered: Answered };

export function toAnswerReport(
  { journal: { job }, usageMeter, progress: { startedAt } }: JobRun,
  { place: { platform, workspace, channel }, reply, answered }: Ended,
): AnswerReport {
  return {
    job: job.id,
    place: `${platform}/${workspace}/${channel}`,
    durationMs: Math.round(performance.now() - startedAt),
    firstTextMs: reply.firstTextAt === null ? null : Math.round(reply.firstTextAt - startedAt),
    rounds: answered.rounds,
    messages: job.posted.length,
    ...usageMeter.tokens,
    finish: answered.finish,
  };
}
