import type { ChatBody, Message, Part } from './validate.ts';

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

/** What the stand-in answers: that it is one, what it was asked, what it was given, and samples of what an answer can hold. */
export function toDemoAnswer({ messages = [] }: ChatBody): string {
  const questions = messages.filter(({ role }) => role === 'user').map(toText);
  const question = questions.at(-1) ?? '';
  const parts = messages.filter(({ role }) => role === 'user').at(-1)?.content;
  const received = Array.isArray(parts) ? parts.flatMap((part) => describe(part) ?? []) : [];
  const earlier = questions.slice(0, -1);
  return [
    INTRO,
    `You wrote: “${shorten(question, 300)}”`,
    ...received,
    ...(earlier.length > 0
      ? [
          `I remember this conversation: you asked ${earlier.length} ${earlier.length === 1 ? 'thing' : 'things'} before, last “${shorten(earlier.at(-1) ?? '', 120)}”.`,
        ]
      : []),
    ...samplesFor(question),
  ].join('\n\n');
}

function samplesFor(question: string): string[] {
  const samples: string[] = [];
  if (/\btable\b/i.test(question)) samples.push('A table:', TABLE);
  if (/\bcode\b/i.test(question)) samples.push('Some code:', CODE);
  if (/\blist\b/i.test(question)) samples.push('A list:', LIST);
  if (/\blong\b/i.test(question))
    samples.push(
      ...Array.from(
        { length: 40 },
        (_, index) =>
          `${index + 1}. paragraph of a long answer. ${'Words follow words so that the answer goes on for a while. '.repeat(3).trim()}`,
      ),
    );
  if (samples.length === 0)
    samples.push(
      'Ask me for a **table**, some **code**, a **list** or something **long** to see how answers look.',
    );
  return samples;
}

function toText({ content }: Message): string {
  if (typeof content === 'string') return content;
  return (content ?? []).flatMap(({ text }) => text ?? []).join(' ');
}

/** Honest about what it cannot do. */
function describe({ image_url: image, input_audio: audio }: Part): string | null {
  if (image?.url) {
    const type = /^data:([^;]+)/.exec(image.url)?.[1] ?? 'file';
    return `I received a file (${type}, ${toSize(image.url.length)}); the stand-in cannot look into it.`;
  }
  return audio?.data
    ? `I received a recording (${audio.format}, ${toSize(audio.data.length)}); the stand-in cannot hear it.`
    : null;
}

function toSize(base64Length: number): string {
  const bytes = (base64Length * 3) / 4;
  return bytes < 1_000_000
    ? `${Math.ceil(bytes / 1_000)} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function shorten(text: string, max: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= max ? line : `${characters.slice(0, max).join('')}…`;
}
