import type { Command, CommandContext } from '../src/core/command.ts';
import { frame } from '../src/core/digest.ts';
import { sentences } from '../src/core/sentences.ts';

const option = (name: string, description: string) =>
  ({ name, description, type: 'string', isRequired: false, choices: [] }) as const;

/** `/translate`: a text, or the last message here, into a language. */
export const translate: Command = {
  name: 'translate',
  description: 'Translate a text, or the last message here',
  options: [
    option('text', 'The text; left out: the last message here'),
    option('to', 'The language, such as English'),
  ],
  answers: 'private',
  async run(context) {
    const { text, language } = toAsked(context);
    if (language === '') return { type: 'text', text: sentences.noTranslation };
    const words = text === '' ? await readLast(context) : text;
    if (words === '') return { type: 'text', text: sentences.noWords };
    return {
      type: 'text',
      text: await context.write(toInstruction(language), frame('text', words)),
      isWritten: true,
    };
  },
};

/** As options, or as people say it: `Guten Morgen to English`, `to English`. */
function toAsked({ options }: CommandContext): { text: string; language: string } {
  const text = String(options.text ?? '').trim();
  const language = String(options.to ?? '').trim();
  if (language !== '') return { text, language: toName(language) };
  const [, before = '', named] =
    /^([\s\S]*)(?:^|\s)(?:in)?to\s+([\p{L}][\p{L} ()-]*)$/iu.exec(text) ?? [];
  if (named !== undefined)
    return {
      text: /^(?:last(?: message)?|this|it)?$/i.test(before) ? '' : before,
      language: toName(named),
    };
  return { text, language: '' };
}

const MAX_LANGUAGE = 60;

/** A language has no more in its name than letters. */
function toName(language: string): string {
  return language
    .replaceAll(/[^\p{L}\p{M} ()-]/gu, '')
    .trim()
    .slice(0, MAX_LANGUAGE);
}

async function readLast({ read }: CommandContext): Promise<string> {
  const { messages } = await read('thread');
  return messages.findLast(({ isOwn }) => !isOwn)?.text ?? messages.at(-1)?.text ?? '';
}

function toInstruction(language: string): string {
  return `Translate what stands in <text> into ${language}. Keep names, links, code and Markdown as they are. Write the translation alone.`;
}
