import type { CommandEvent } from '../src/core/events.ts';
import { frame } from '../src/core/frame.ts';
import type { Command } from '../src/core/jobs/command.ts';
import { toWholeText } from '../src/core/messages.ts';
import { maskQuotes } from '../src/core/net/addresses.ts';
import type { ConversationTools } from '../src/features/conversation-tools/conversation-tools.ts';
import type { ConversationOpener } from '../src/features/conversation-tools/index.ts';
import { conversationStrings } from '../src/features/conversation-tools/strings/index.ts';
import { defineSpec, toTextOption } from './spec.ts';

/** `/translate`: a text, or the last message here, into a language. */
export const translate = defineSpec({
  name: 'translate',
  options: [toTextOption('text'), toTextOption('to')],
  answers: 'private',
  menu: (chosen) => ({ text: toWholeText(chosen) }),
});

export function createTranslate({
  conversationTools,
}: {
  readonly conversationTools: ConversationOpener;
}): Command {
  return {
    ...translate,
    async run(jobRun, use) {
      const conversation = conversationTools.open(jobRun, use);
      const { text, language } = await toAsked(use.event, conversation);
      if (language === null) return use.say({ text: conversationStrings.noTranslation });
      const words = text ?? (await readLast(conversation));
      if (words === '') return use.say({ text: conversationStrings.noWords });
      const material = frame('text', {}, words);
      const translated = await conversation.write(toInstruction(language), material);
      return use.say({ text: translated, isWritten: true });
    },
  };
}

/** `text` null: the last message here. `language` null: not given. */
type Asked = { readonly text: string | null; readonly language: string | null };

/** As options, or as people say it: `Guten Morgen to English`, `to English`. */
async function toAsked(
  { options, typed }: CommandEvent,
  { language }: ConversationTools,
): Promise<Asked> {
  const text = options.text === undefined ? null : String(options.text).trim();
  const to = String(options.to ?? '').trim();
  if (to !== '') return { text, language: toName(to) };
  // Another person's words name no target language, whatever they end with.
  if (text !== null && !typed.includes('text')) return { text, language: await language() };
  const own = maskQuotes(text ?? '');
  const [, masked = '', named] =
    /^([\s\S]*)(?:^|\s)(?:in)?to\s+(\p{L}[\p{L} ()-]{0,60})$/iu.exec(own) ?? [];
  if (named === undefined) return { text, language: await language() };
  const before = text?.slice(0, masked.length) ?? '';
  const isLast = /^(?:last(?: message)?|this|it)?$/i.test(before);
  return { text: isLast ? null : before, language: toName(named) };
}

const MAX_LANGUAGE = 60;

/** A language has no more in its name than letters. */
function toName(language: string): string {
  return language
    .replaceAll(/[^\p{L}\p{M} ()-]/gu, '')
    .trim()
    .slice(0, MAX_LANGUAGE);
}

async function readLast({ read }: ConversationTools): Promise<string> {
  const { messages } = await read('thread');
  return messages.findLast(({ isOwn }) => !isOwn)?.text ?? messages.at(-1)?.text ?? '';
}

function toInstruction(language: string): string {
  return `Translate what stands in <text> into ${language}. Keep names, links, code and Markdown as they are. Write the translation alone.`;
}
