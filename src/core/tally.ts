import type { Answered } from './answer.ts';
import type { IncomingEvent } from './event.ts';
import type { Job } from './inbox.ts';
import type { Place, Speaker } from './message.ts';
import { noteOf } from './note.ts';
import { transcriptOf } from './transcript.ts';
import type { Work } from './work.ts';

/** Counts an answer: whose question it was, and what the model read and wrote. */
export function tallyAnswer(
  { parts }: Work,
  { place, asker }: { readonly place: Place; readonly asker: Speaker },
  { usage }: Answered,
): void {
  parts.usage.count(place, asker.id, { questions: 1, ...usage });
}

/** Counts what a job made besides text that answers: its pictures, and the recordings it wrote down. */
export function tallyMedia({ parts, ledger: { job } }: Work): void {
  const [event] = job.events;
  const speaker = event ? speakerOf(event) : null;
  const pictures = job.files.filter(({ mimeType }) => mimeType.startsWith('image/')).length;
  const audioMs = heardMsOf(job);
  if (event && speaker && pictures + audioMs > 0)
    parts.usage.count(event.place, speaker.id, { pictures, audioMs });
}

function speakerOf(event: IncomingEvent): Speaker | null {
  if (event.type === 'message') return event.message.speaker;
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
