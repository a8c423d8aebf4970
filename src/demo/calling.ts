import { randomInt } from 'node:crypto';
import type { ToolCallFrame } from './frames.ts';
import type { Spoken } from './persona.ts';
import type { ChatBody, FunctionTool } from './validate.ts';

/**
 * When the stand-in calls a tool, by its name, and what it puts into the argument that matters.
 */
const HABITS: readonly {
  readonly name: string;
  /** The argument, where the tool has one of this name, else its first. */
  readonly argument?: string;
  /** Null: not asked for. */
  toValue(question: string): string | null;
}[] = [
  {
    name: 'draw',
    argument: 'prompt',
    toValue: (question) =>
      /(?:\bdraw|^\/?imagine)\b(?:\s+(?:me|us)\b)?:?\s+(\S[\s\S]*)/i.exec(question)?.[1] ?? null,
  },
  {
    name: 'current_time',
    toValue: (question) =>
      /\bwhat(?:’s|'s| is)? (?:the )?time\b|\btime is it\b|\bcurrent time\b/i.test(question)
        ? ''
        : null,
  },
  {
    name: 'run_code',
    argument: 'code',
    toValue: (question) => {
      const asked = /\bcalculate\b|\bcompute\b|\bhow much is\b|\bwhat is\b/i.test(question);
      const sum = /\d[\d.]*(?:\s*[-+*/×]\s*\d[\d.]*)+/.exec(question)?.[0];
      return asked && sum ? sum.replaceAll('×', '*') : null;
    },
  },
  {
    name: 'web_search',
    argument: 'query',
    toValue: (question) =>
      /\bsearch (?:the )?(?:web|internet) for\s+([\s\S]+)/i.exec(question)?.[1] ?? null,
  },
];

/** The call that the last question asks for, if the tool is offered and has not answered yet. */
export function toDemoCall(
  { messages = [], tools = [] }: ChatBody,
  { text }: Spoken,
): ToolCallFrame | null {
  const hasResults = messages.at(-1)?.role === 'tool';
  if (hasResults) return null;
  for (const { name, argument, toValue } of HABITS) {
    const tool = tools.find((one) => one.function?.name === name);
    const value = tool ? toValue(text.trim()) : null;
    if (!tool || value === null) continue;
    const key = value === '' ? undefined : toKey(tool, argument);
    const input = key === undefined ? {} : { [key]: value };
    const id = `function-call-${randomInt(2 ** 47)}`;
    return { name, id, arguments: JSON.stringify(input) };
  }
  return null;
}

function toKey(
  { function: declared }: FunctionTool,
  argument: string | undefined,
): string | undefined {
  const { properties = {} } = (declared?.parameters ?? {}) as { readonly properties?: object };
  const names = Object.keys(properties);
  return names.find((name) => name === argument) ?? names[0];
}
