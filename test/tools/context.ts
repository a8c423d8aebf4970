import { createHash } from 'node:crypto';
import type { Access } from '../../src/core/access.ts';
import type { Tool, ToolContext, ToolResult } from '../../src/core/answer/tool.ts';
import type { Place } from '../../src/core/messages.ts';
import { PLAIN } from '../doubles/platform.ts';

export type Attached = {
  readonly name: string;
  readonly mimeType: string;
  readonly alt: string;
  readonly bytes: Uint8Array;
};

export const place: Place = {
  platform: 'slack',
  workspace: 'T1',
  channel: 'C1',
  thread: '1700000000.000100',
};

const unused = (): never => {
  throw new Error('not expected to be asked');
};

/** A directory that answers only what a test gives it. */
export function createDirectory(
  answers: Partial<ToolContext['directory']> = {},
): ToolContext['directory'] {
  return { person: unused, name: unused, ...answers };
}

/** What may be read and written, as far as a test says. */
export function createAccess(answers: Partial<Access> = {}): Access {
  const silent = { findReadable: unused, findWritable: unused, read: unused, search: unused };
  return { hasOtherReaders: true, ...silent, noteHeard() {}, confirm: unused, ...answers };
}

/** A turn in a thread; what tools attach is kept in `attached`. */
export function createContext(changes: Partial<ToolContext> = {}) {
  const attached: Attached[] = [];
  const context: ToolContext = {
    place,
    platform: PLAIN,
    conversation: 'slack/T1/C1/1700000000.000100',
    asked: ['1700000000.000200'],
    asker: { id: 'U1', name: 'Ada', roles: [], isAdmin: false, isExternal: false },
    access: createAccess(),
    directory: createDirectory(),
    channels: {},
    link: unused,
    meter: () => {},
    watch: (request) => request,
    admit: async () => ({ refusal: 'Nothing was fetched.' }),
    learn: () => {},
    async attach(file) {
      attached.push(file);
      const hash = createHash('sha256').update(file.bytes).digest('hex');
      return { name: file.name, mimeType: file.mimeType, alt: file.alt, hash };
    },
    tell: () => {},
    files: [],
    readFile: unused,
    pictures: async () => [],
    derive: async () => {},
    ...changes,
  };
  return { context, attached };
}

/** Calls a tool as the model would. */
export function call(
  tool: Tool,
  input: object,
  context: ToolContext = createContext().context,
  signal: AbortSignal = new AbortController().signal,
): Promise<ToolResult> {
  return tool.prepare(JSON.stringify(input)).run(context, signal);
}
