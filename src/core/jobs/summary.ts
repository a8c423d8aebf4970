import {
  FRAMED_AS_DATA,
  frame,
  frameIndented,
  OWN_NAME,
  toFramedLine,
  toSpeakerName,
} from '../frame.ts';
import type { Turn } from '../messages.ts';
import type { JobRun } from './job-run.ts';

const SUMMARISER = [
  'Summarise the conversation in <messages> for your own later use, in at most 300 words: facts, decisions, names, open questions, preferences. Where there is a <summary>, it tells what came before. Write only the summary.',
  FRAMED_AS_DATA,
].join('\n');

/** Of a quote or a file that came with a message, so that one book does not fill the request. */
const MAX_PART_CHARS = 4_000;

/** Folds old turns into the summary, behind the answer and in nobody's way. */
export async function summarise({ parts, journal, usageMeter }: JobRun): Promise<void> {
  const { conversation } = journal.job;
  try {
    await parts.history.compact(conversation, async ({ summary, turns }) => {
      const text = [
        ...(summary === null ? [] : [frameIndented('summary', {}, summary)]),
        frame('messages', {}, turns.map(toSaid).join('\n')),
      ].join('\n\n');
      const request = {
        system: SUMMARISER,
        turns: [{ role: 'user', parts: [{ type: 'text', text }] }],
        rounds: [],
        tools: [],
        model: null,
        effort: null,
      } as const;
      let result = '';
      for await (const event of parts.chat.stream(request, parts.shutdown, usageMeter.meter))
        if (event.type === 'text') result += event.text;
      if (result === '') throw new Error('the summary was empty');
      return result;
    });
  } catch (error) {
    parts.log.warn(
      { conversation, err: error },
      'a summary could not be made; the window stays as it is',
    );
  }
}

/** What was said, and the text of what was shown with it. */
function toSaid({ role, speaker, text, parts }: Turn): string {
  const who = role === 'user' ? toSpeakerName(speaker ?? '') : OWN_NAME;
  const material = parts.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  const shown = material.map((each) => each.slice(0, MAX_PART_CHARS).toWellFormed());
  return toFramedLine(who, [text, ...shown].filter((each) => each !== '').join('\n'));
}
