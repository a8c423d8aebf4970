import { randomInt } from 'node:crypto';
import type { ToolCallFrame } from './frames.ts';
import { type Spoken, toDemoQuestion } from './spoken.ts';
import type { ChatBody, FunctionTool } from './validate.ts';

type Input = Readonly<Record<string, unknown>>;

/** When the stand-in calls a tool, by its name, and with what; null: not asked for. */
type Habit = { readonly name: string; toInput(question: string): Input | null };

const group = (pattern: RegExp, question: string) => pattern.exec(question)?.[1]?.trim() || null;

const HABITS: readonly Habit[] = [
  {
    name: 'draw',
    toInput: (question) => {
      if (/\b(?:chart|graph|diagram)\b/i.test(question)) return null;
      const pattern = /(?:\bdraw|^\/?imagine)\b(?:\s+(?:me|us)\b)?:?\s+(\S[\s\S]*)/i;
      const prompt = group(pattern, question);
      return prompt === null ? null : { prompt };
    },
  },
  {
    name: 'edit_image',
    toInput: (question) => {
      const pattern =
        /^(?:now |please |and )*(?:make (?:it|the (?:picture|image|sky))|change the (?:picture|image)|edit the (?:picture|image))\b/i;
      return pattern.test(question) ? { prompt: question } : null;
    },
  },
  {
    name: 'remind',
    toInput: (question) => {
      const pattern = /^(?:please |can you |could you )*remind (?:me|us)\b[,:]?\s*([\s\S]+)/i;
      const what = group(pattern, question);
      return what === null ? null : { what: what.slice(0, 1_000), at: '' };
    },
  },
  { name: 'poll', toInput: toPollInput },
  {
    name: 'post_elsewhere',
    toInput: (question) => {
      const [, text, channel] =
        /^(?:please )?(?:post|write|say|announce)\s+["“”'‘]([\s\S]+?)["“”'’]\s+(?:in|to|into)\s+(<?#[^\s>]+>?)/i.exec(
          question,
        ) ?? [];
      return text === undefined || channel === undefined ? null : { channel, text };
    },
  },
  {
    name: 'current_time',
    toInput: (question) =>
      /\bwhat(?:’s|'s| is)? (?:the )?(?:time|date)\b|\btime is it\b|\bcurrent time\b|\bwhat day is (?:it|today)\b/i.test(
        question,
      )
        ? {}
        : null,
  },
  { name: 'run_code', toInput: toCodeInput },
  {
    name: 'fetch_page',
    toInput: (question) => {
      const url = group(/(https?:\/\/[^\s<>"]+?)[.,!?)]*(?:\s|$)/i, question);
      return url === null ? null : { url };
    },
  },
  {
    name: 'read_channel',
    toInput: (question) =>
      /\b(?:summari[sz]e|sum up|catch me up|what (?:happened|did (?:we|i|they) (?:decide|agree|miss|say))|action items|to-?dos)\b/i.test(
        question,
      ) && /\b(?:channel|here|action items|to-?dos|missed?|happened)\b/i.test(question)
        ? {}
        : null,
  },
  {
    name: 'recall',
    toInput: (question) =>
      /^(?:when|who|what|where|why|how) (?:did|was|were|have|has|had)\b|\bwhat (?:was|is) our\b/i.test(
        question,
      )
        ? { question: question.slice(0, 1_000) }
        : null,
  },
];

const MIN_OPTIONS = 2;
const MAX_OPTIONS = 10;
const MAX_OPTION_CHARS = 55;

/** `make a poll: pizza or pasta`, `poll: Lunch? Pizza, Pasta`. */
function toPollInput(question: string): Input | null {
  const pattern =
    /^(?:please |can you |let['’]s )*(?:make|start|post|create|do|have)?\s*(?:a |an |us a )?(?:quick )?(?:poll|vote)\b(?: on| about)?\s*[:,-]?\s*([\s\S]+)/i;
  const asked = group(pattern, question);
  return asked === null ? null : splitPoll(asked);
}

/** The question and its options, where the text has both; else null. */
export function splitPoll(text: string): { question: string; options: string[] } | null {
  const [, first = '', rest = text] =
    /^([^?？:\n]*[?？]|[^?？:\n]*(?=[:\n]))[:\n]?\s*([\s\S]+)$/.exec(text) ?? [];
  const options = rest
    .split(/\s*(?:,|;|\||\n|\bor\b)\s*/i)
    .map((option) => option.replace(/[?.!]+$/, '').trim())
    .filter((option) => option !== '')
    .slice(0, MAX_OPTIONS);
  const fits = options.every((option) => option.length <= MAX_OPTION_CHARS);
  if (options.length < MIN_OPTIONS || !fits) return null;
  const question = first.trim() === '' ? `${options.join(' or ')}?` : first.trim();
  return { question: capitalize(question), options: options.map(capitalize) };
}

function capitalize(text: string): string {
  const [first = '', ...rest] = Array.from(text);
  return first.toUpperCase() + rest.join('');
}

const NUMBER = String.raw`-?\d[\d.]*`;
const SUM = /\(*\s*\d[\d.]*(?:[\s()]*[-+*/×÷^][\s()]*\d[\d.]*)+\s*\)*/;

/** Sums, and charts of some numbers. */
function toCodeInput(question: string): Input | null {
  if (/\b(?:chart|graph|plot)\b/i.test(question)) return toChartInput(question);
  const asked =
    /\bcalculate\b|\bcompute\b|\bhow much is\b|\bwhat(?:’s|'s| is)\b/i.test(question) ||
    new RegExp(`^${SUM.source}\\s*=?\\??$`).test(question);
  const sum = SUM.exec(question)?.[0].trim();
  if (!asked || sum === undefined) return null;
  return { code: sum.replaceAll('×', '*').replaceAll('÷', '/').replaceAll('^', '**') };
}

function toChartInput(question: string): Input | null {
  const numbers = (question.match(new RegExp(NUMBER, 'g')) ?? []).map(Number).slice(0, 50);
  if (numbers.length < 2 || numbers.some(Number.isNaN)) return null;
  const type = /\b(?:line|pie)\b/i.exec(question)?.[0].toLowerCase() ?? 'bar';
  const labels = numbers.map((_, index) => String(index + 1));
  const chart = {
    type,
    title: 'Your numbers',
    labels,
    series: [{ name: 'Value', values: numbers }],
  };
  return { code: `chart(${JSON.stringify(chart)})` };
}

/** The call that the last question asks for, if the tool is offered and has not answered yet. */
export function toDemoCall(body: ChatBody): ToolCallFrame | null {
  const { messages = [], tools = [] } = body;
  if (messages.at(-1)?.role === 'tool') return null;
  const { text }: Spoken = toDemoQuestion(body);
  for (const { name, toInput } of HABITS) {
    const tool = tools.find((one) => one.function?.name === name);
    const input = tool ? toInput(text) : null;
    if (!tool || input === null) continue;
    const id = `function-call-${randomInt(2 ** 47)}`;
    return { name, id, arguments: JSON.stringify(toDeclared(input, tool)) };
  }
  return null;
}

/** Where the tool has no argument of that name its first one is meant. */
function toDeclared(input: Input, { function: declared }: FunctionTool): Input {
  const { properties = {} } = (declared?.parameters ?? {}) as { readonly properties?: object };
  const names = Object.keys(properties);
  const [first] = names;
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) =>
      names.includes(name) || first === undefined ? [name, value] : [first, value],
    ),
  );
}
