import { z } from 'zod';
import { frame } from '../src/core/frame.ts';
import type { Command } from '../src/core/jobs/command.ts';
import type { JobRun } from '../src/core/jobs/job-run.ts';
import type { Extract } from '../src/core/jobs/model-requests.ts';
import { withoutEntities } from '../src/core/markdown/entities.ts';
import type { Polls } from '../src/features/polls/index.ts';
import { toPoll } from '../src/features/polls/polls.ts';
import { defineSpec, toTextOption } from './spec.ts';

/** `/poll`: a question that people vote on. */
export const poll = defineSpec({
  name: 'poll',
  options: [toTextOption('question', { isRequired: true }), toTextOption('options')],
  answers: 'public',
});

export type PollServices = { readonly polls: Polls; readonly extract: Extract };

export function createPoll({ polls, extract }: PollServices): Command {
  return {
    ...poll,
    async run(jobRun, use) {
      const question = String(use.event.options.question ?? '').trim();
      const options = String(use.event.options.options ?? '').trim();
      await polls.post(jobRun, use, await toAsked(extract, jobRun, question, options));
    },
    resume: polls.resume,
  };
}

async function toAsked(extract: Extract, jobRun: JobRun, question: string, options: string) {
  const given = toParts(options);
  if (given.length > 1) return toPoll(question, given);
  const [asked = '', behind = ''] = toHalves(question);
  const listed = toParts(behind);
  if (options === '' && listed.length > 1) return toPoll(asked, listed);
  const whole = [question, options].filter(Boolean).join('\n');
  if (whole === '') return toPoll('', []);
  const read = await extract(jobRun, schema, INSTRUCTION, frame('text', {}, whole));
  return toPoll(withoutEntities(read.question), read.options.map(withoutEntities));
}

const QUOTED = /["“„«「]([^"“”„«»「」]+)["”“»」]/g;

/** `Lunch? Pizza, Soup` and `"Lunch" "Pizza" "Soup"`, with the marks of any language. */
function toHalves(text: string): readonly string[] {
  const quoted = [...text.matchAll(QUOTED)].map(([, words]) => (words ?? '').trim());
  if (quoted.length > 2) return [quoted[0] ?? '', quoted.slice(1).join('\n')];
  const [, asked, behind] = /^([^?？]*[?？]|[^:：\n]*[:：\n])\s*([\s\S]+)$/.exec(text) ?? [];
  return asked === undefined ? [] : [asked.replace(/[:：\n]$/, ''), behind ?? ''];
}

/** The first of these that there is. */
const SEPARATORS = [/\n/, /[|｜]/, /[;；]/, /[,，]/, /、/];

function toParts(text: string): string[] {
  const separator = SEPARATORS.find((each) => each.test(text));
  const parts = separator === undefined ? [] : text.split(separator);
  return parts
    .map((part) => part.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim())
    .filter((part) => part !== '');
}

const schema = z.object({
  question: z.string().describe('The question, in the words of the text, at most 300 characters'),
  options: z.array(z.string()).describe('What one can choose, 2 to 10, each at most 55 characters'),
});

const INSTRUCTION =
  'The text asks people to choose between some options. Take out the question and the options, in the language of the text. Where it names no options, give "Yes" and "No" in that language.';
