import { fromLocalTime } from '../core/local-time.ts';
import { sayWhen } from '../core/strings/times.ts';
import { toFramed, withoutFrames } from './framed.ts';
import { toDecisionLines, toTasks } from './lines.ts';
import { toFirstSentence, toSpokenLines, toTexts } from './spoken.ts';
import { demoStrings as strings } from './strings/en.ts';
import type { ChatBody, ChatMessage } from './validate.ts';

/** What the tools of this turn found, in words for a person; null if no tool was called. */
export function toResultWords({ messages = [] }: ChatBody, question: string): string | null {
  const start = messages.findLastIndex(({ role }) => role === 'user');
  const results = messages.slice(start + 1).filter(({ role }) => role === 'tool');
  if (results.length === 0) return null;
  return results.map((result) => toWords(result, question)).join('\n\n');
}

/** Results speak to a model: only what is meant for people is taken from them. */
const WORDS: Readonly<Record<string, (text: string, question: string) => string>> = {
  remind: toReminded,
  poll: (text) => (text.startsWith('The poll is posted') ? strings.polled : strings.failed),
  draw: (text) => (/\bdrawn\b/.test(text) ? strings.drawn : strings.failed),
  edit_image: (text) => (/\bdrawn\b/.test(text) ? strings.redrawn : strings.failed),
  current_time: (text) => {
    const [time = ''] = text.split('\n');
    if (!/\d/.test(time)) return strings.failed;
    const unknown = text.includes('not known') ? [strings.zoneUnknown] : [];
    return [`**${time}**`, ...unknown].join('\n\n');
  },
  run_code: (text) => {
    const value = /^=> (.+)$/m.exec(text)?.[1];
    if (value !== undefined && value !== 'undefined') return strings.result(value);
    return /chart/i.test(text) ? strings.charted : strings.failed;
  },
  post_elsewhere: (text) =>
    /^(?:It will be posted|Posted)/.test(text) ? strings.posted : strings.failed,
  fetch_page: (text) => toQuoteOf(text),
  read_file: (text) => toQuoteOf(text),
  read_channel: toChannelWords,
  read_thread: toChannelWords,
  recall: (text) => {
    const lines = toSpokenLines(toFramed(text)[0]?.text ?? '').slice(-MAX_LINES);
    if (lines.length === 0) return strings.notRecalled;
    return `${strings.recalled}\n${lines.map(toPoint).join('\n')}`;
  },
};

const MAX_LINES = 8;
const MAX_QUOTED_CHARS = 600;

function toWords(result: ChatMessage, question: string): string {
  const text = toTexts(result).join('\n');
  const known = WORDS[result.name ?? ''];
  if (known) return known(text, question);
  const came = toFramed(text)[0]?.text.trim() ?? '';
  return came === '' ? strings.failed : `${strings.came}\n\n${toQuote(came)}`;
}

function toReminded(text: string): string {
  const unsure = /\bIt may mean (.+?)\. The person\b/.exec(text)?.[1];
  if (unsure !== undefined) return strings.remindUnsure(unsure);
  const time = /^Planned for (.+?)\. It is posted\b/.exec(text)?.[1];
  return time === undefined ? strings.remindWhen : strings.reminded(toNearTime(time));
}

/** A time as `describeTime` writes it for the model, in the words in which people are told. */
function toNearTime(time: string): string {
  const [, day, clock, zone = ''] = /^\w+, (\d+ \w+ \d{4}), (\d\d:\d\d) \((.+)\)$/.exec(time) ?? [];
  const shown = Date.parse(`${day} ${clock} UTC`);
  return Number.isNaN(shown) ? time : sayWhen(fromLocalTime(shown, zone), zone);
}

function toQuoteOf(text: string): string {
  const [found] = toFramed(text);
  const words = found?.text.trim() ?? '';
  if (words === '')
    return /^https?:|\?$/.test(withoutFrames(text)) ? strings.failed : strings.nothingRead;
  return `${strings.read(found?.name ? `**${found.name}**` : 'it')}\n\n${toQuote(words)}`;
}

/** The beginning of a text, as a quote. */
export function toQuote(text: string): string {
  // Quoted messages are indented in their frame.
  const plain = text.replaceAll(/^ {2}/gm, '').trim();
  const short = Array.from(plain).slice(0, MAX_QUOTED_CHARS).join('');
  const cut = short.length < plain.length ? `${short.trimEnd()} …` : short;
  return cut
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

function toChannelWords(text: string, question: string): string {
  const lines = toSpokenLines(toFramed(text)[0]?.text ?? '').filter(
    (line) =>
      line.text !== question &&
      !line.text.startsWith('/') &&
      !line.speaker.startsWith('Parley (you)'),
  );
  if (lines.length === 0) return strings.nothingRead;
  if (/\b(?:action items|to-?dos|tasks)\b/i.test(question)) {
    const tasks = toTasks(lines);
    if (tasks.length === 0) return strings.noTasks;
    const rows = tasks.map(({ task, owner }) => `- ${task} (${owner})`);
    return `${strings.tasksHere}\n${rows.join('\n')}`;
  }
  const decisions = /\b(?:decide|agree)/i.test(question) ? toDecisionLines(lines) : [];
  const [head, shown] =
    decisions.length > 0 ? [strings.decided, decisions] : [strings.saidHere, lines];
  return `${head}\n${shown.slice(-MAX_LINES).map(toPoint).join('\n')}`;
}

function toPoint({ speaker, text }: { readonly speaker: string; readonly text: string }): string {
  return `- **${speaker}:** ${toFirstSentence(text)}`;
}
