import { toDimensions } from './media.ts';
import type { ChatBody, ChatMessage, ContentPart } from './validate.ts';

const INTRO =
  '*This is Parley’s offline stand-in, not Gemini. Set `GEMINI_API_KEY` in `.env` for real answers.*';

const TABLE = [
  '| Platform | Streams | Threads |',
  '| --- | :---: | --- |',
  '| Slack | yes | one per mention |',
  '| Discord | yes | one per mention |',
  '| This page | yes | one per message |',
].join('\n');
const CODE = [
  '```ts',
  'export function greet(name: string): string {',
  '  return "Hello, " + name + "!";',
  '}',
  '```',
].join('\n');
const LIST = [
  '1. Ask something',
  '2. Watch the answer grow',
  '   - Stop it',
  '   - Regenerate it',
  '3. Go on in the thread',
].join('\n');

const LONG = Array.from(
  { length: 40 },
  (_, index) =>
    `Paragraph ${index + 1} of a long answer. ${'Words follow words so that the answer goes on for a while. '.repeat(3).trim()}`,
);

/**
 * What the stand-in answers: that it is one, what it was asked and given, what it remembers, and
 * samples of what an answer can hold.
 */
export function toDemoAnswer({ messages = [] }: ChatBody): string {
  const asked = messages.filter(({ role }) => role === 'user');
  const last = asked.at(-1);
  const [, material] = MATERIAL.exec(toText(last)) ?? [];
  if (material !== undefined) return [INTRO, FROM_MESSAGES, toQuotedLines(material)].join('\n\n');
  const question = toSpoken(last);
  return [
    INTRO,
    `${question.speaker ?? 'You'} wrote: “${shorten(question.text, 300)}”`,
    ...(Array.isArray(last?.content) ? last.content.flatMap((part) => describe(part) ?? []) : []),
    ...toMemories(asked.slice(0, -1).map(toSpoken), question),
    ...toResults(messages),
    ...samplesFor(question.text),
  ].join('\n\n');
}

/** What a command asks about: messages, each on a line with its number. */
const MATERIAL = /^<messages>\n([\s\S]*)\n<\/messages>$/;
const FROM_MESSAGES = 'A model would answer from these messages:';
const MAX_LINES = 8;

function toQuotedLines(material: string): string {
  const lines = material.split(/\n(?=\[\d+\] )/).slice(-MAX_LINES);
  return lines.map((line) => `> ${shorten(line.replaceAll(/\s+/g, ' '), 160)}`).join('\n>\n');
}

export type Spoken = { readonly speaker: string | null; readonly text: string };

/** The last thing that a person said. */
export function toDemoQuestion({ messages = [] }: ChatBody): Spoken {
  return toSpoken(messages.findLast(({ role }) => role === 'user'));
}

/**
 * Each message begins with its sender's name and a colon; a note of Parley's own in brackets may
 * stand before that.
 */
function toSpoken(message: ChatMessage | undefined): Spoken {
  const text = toText(message)
    .replace(/<(summary|earlier|file|quoted)\b[^>]*>[\s\S]*?<\/\1>/g, '[$1]')
    .replace(/^\[Your answer [^\]]*\]\s*/, '');
  const [, speaker = null, said = text] = /^([^\n:“”]{1,60}): ?([\s\S]*)$/.exec(text) ?? [];
  return { speaker, text: said };
}

/** How many earlier questions are repeated. */
const MAX_MEMORIES = 3;

function toMemories(earlier: readonly Spoken[], { speaker }: Spoken): string[] {
  if (earlier.length === 0) return [];
  const latest = earlier.slice(-MAX_MEMORIES);
  const left = earlier.length - latest.length;
  const lines = latest.map(
    (one) =>
      `- ${one.speaker === speaker ? 'you' : (one.speaker ?? 'somebody')} asked “${shorten(one.text, 100)}”`,
  );
  const speakers = new Set([...earlier.map((one) => one.speaker), speaker].filter(Boolean));
  return [
    `I remember this conversation. ${left > 0 ? `The latest of ${earlier.length} earlier questions` : 'The earlier questions'}:\n${lines.join('\n')}`,
    ...(speakers.size > 1 ? [`Taking part so far: ${[...speakers].join(', ')}.`] : []),
  ];
}

/** What tools said in this turn. */
function toResults(messages: readonly ChatMessage[]): string[] {
  const start = messages.findLastIndex(({ role }) => role === 'user');
  return messages
    .slice(start + 1)
    .filter(({ role }) => role === 'tool')
    .map((message) => `The tool ${message.name ?? ''} said: “${shorten(toText(message), 300)}”`);
}

function samplesFor(question: string): string[] {
  const samples: string[] = [];
  if (/\btable\b/i.test(question)) samples.push('A table:', TABLE);
  if (/\bcode\b/i.test(question)) samples.push('Some code:', CODE);
  if (/\blist\b/i.test(question)) samples.push('A list:', LIST);
  if (/\blong\b/i.test(question)) samples.push(...LONG);
  if (samples.length > 0) return samples;
  return [
    'Ask me for a **table**, some **code**, a **list** or something **long** to see how answers look.',
  ];
}

function toText(message: ChatMessage | undefined): string {
  const content = message?.content ?? '';
  return typeof content === 'string'
    ? content
    : content.flatMap(({ text }) => text ?? []).join(' ');
}

/** Honest about what it cannot do. */
function describe({ image_url: image, input_audio: audio }: ContentPart): string | null {
  if (audio?.data)
    return `I cannot hear, but I received a recording (${audio.format}, ${toSize(audio.data)}).`;
  const [, mimeType = '', data = ''] =
    /^data:([^;,]+);base64,([\s\S]*)$/.exec(image?.url ?? '') ?? [];
  if (mimeType === '') return null;
  if (!mimeType.startsWith('image/'))
    return `I cannot read files, but I received one (${mimeType}, ${toSize(data)}).`;
  const size = toDimensions(Buffer.from(data, 'base64'));
  const shape = size ? `${size.width}×${size.height} ` : '';
  return `I cannot see, but I received a picture (${shape}${mimeType.slice('image/'.length)}, ${toSize(data)}).`;
}

function toSize(base64: string): string {
  const bytes = (base64.length * 3) / 4;
  return bytes < 1_000_000
    ? `${Math.ceil(bytes / 1_000)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function shorten(text: string, max: number): string {
  const characters = Array.from(text.replace(/\s+/g, ' ').trim());
  return characters.length <= max ? characters.join('') : `${characters.slice(0, max).join('')}…`;
}
