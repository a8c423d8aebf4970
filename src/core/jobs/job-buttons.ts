import { type Button, toAction } from '../content.ts';
import type { Ending, Job } from '../job.ts';
import { strings } from '../strings/index.ts';

/** A button of a job: `verb` says what it does. */
export function button(
  label: string,
  verb: string,
  jobId: string,
  style: Button['style'] = 'plain',
): Button {
  return { label, action: toAction(verb, jobId), style };
}

/** What a message carries once it has ended. */
export function toEndingButtons(job: Job, ending: Ending): Button[] {
  if (ending.kind === 'fixed') return [];
  if (ending.kind === 'failed' || ending.kind === 'cut') {
    const remove = button(strings.remove, 'remove', job.id);
    if (ending.canRetry) return [button(strings.retry, 'retry', job.id, 'primary'), remove];
    const isOld = job.oldFiles !== null; // An older answer stands.
    return isOld ? [button(strings.regenerate, 'again', job.id), remove] : [remove];
  }
  if (job.proposals.some(({ state }) => state === 'open')) {
    return [
      button(strings.approve, 'approve', job.id, 'primary'),
      button(strings.deny, 'deny', job.id, 'danger'),
      button(strings.remove, 'remove', job.id),
    ];
  }
  const isRefused = ['denied', 'expired'].includes(job.proposals.at(-1)?.state ?? '');
  const opinions = [button(strings.good, 'good', job.id), button(strings.bad, 'bad', job.id)];
  return [
    button(strings.regenerate, 'again', job.id),
    ...(isRefused ? [] : opinions), // Nothing was answered that one could have an opinion on.
    button(strings.remove, 'remove', job.id),
  ];
}
