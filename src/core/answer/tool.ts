import { z } from 'zod';
import type { Access } from '../access.ts';
import type { OutgoingFile } from '../content.ts';
import { UserError } from '../errors.ts';
import type { Json, Place, Speaker, TextFile } from '../messages.ts';
import type { Admission } from '../net/addresses.ts';
import type { Platform } from '../platform.ts';
import type { Archive, Directory, Meter, Picture, Source, ToolSpec } from '../ports.ts';

/** What a tool may use of the turn that called it. */
export type ToolContext = {
  readonly place: Place;
  readonly platform: Platform;
  readonly conversation: string;
  /** The ids under which history knows the question. */
  readonly asked: readonly string[];
  readonly asker: Speaker;
  /** What may be read for everyone who reads the answer, and where the asker may write. */
  readonly access: Access;
  /** Names and the like; `access` decides what a person may do. */
  readonly directory: Pick<Directory, 'person' | 'name'>;
  /**
   * The channels that people mentioned in the conversation, their ids by `#name`; the id is empty
   * if several have the name.
   */
  readonly channels: Readonly<Record<string, string>>;
  /** The address at which a person finds a message. */
  readonly link: Archive['link'];
  /** Passed on to whatever asks a model. */
  readonly meter: Meter;
  /** Waits for a model; where that takes long the person is told. */
  watch<T>(request: Promise<T>): Promise<T>;
  /**
   * Lets an address be fetched once, in the spelling that it resolves to, or says why not: a person
   * must have typed it in the conversation, or a search of this turn returned it, and a turn
   * fetches a limited number (promise 11).
   */
  admit(address: string): Promise<Admission>;
  /** What a search returned may be fetched from now on. */
  learn(addresses: readonly string[]): void;
  /** Keeps a file that goes with the answer. */
  attach(file: {
    readonly name: string;
    readonly mimeType: string;
    readonly alt: string;
    readonly bytes: Uint8Array;
  }): Promise<OutgoingFile>;
  /** Tells the people who read the answer something in a quiet line below it, once. */
  tell(sentence: string): void;
  /** The files of the conversation that have a text, the latest first. */
  readonly files: readonly TextFile[];
  /** The whole text of one of them; null if it is gone. */
  readFile(file: TextFile): Promise<string | null>;
  /** The latest pictures of the conversation, the newest first. */
  pictures(): Promise<readonly Picture[]>;
  /**
   * Notes the key of an event that will post something for this question: it goes when the question
   * is deleted. To be noted before the event is accepted, so that nothing comes between.
   */
  derive(key: string): Promise<void>;
};

/** What came of a call. */
export type ToolResult = {
  /** For the model. */
  readonly text: string;
  /** Pages that it rests on, listed under the answer; what was said only where that links it. */
  readonly sources: readonly Source[];
  /** What the call was for was not done, or not wholly. */
  readonly hasFailed?: boolean;
};

/** Who has to approve it before it runs: no one, the asker, or an admin. */
export type Approver = 'none' | 'asker' | 'admin';

/** What a call uses that one answer may have only so much of. */
export type CallKind =
  | 'image'
  | 'search'
  | 'program'
  | 'page'
  | 'server'
  | 'poll'
  | 'reminder'
  | 'other';

/** A call whose arguments are in order. */
export type PreparedCall = {
  /** The line that a reader sees while it runs. */
  readonly status: string;
  /** What is to be done, for the person who is asked to approve it. */
  proposal(context: ToolContext, signal: AbortSignal): Promise<string>;
  /**
   * The whole call as a text file, for a proposal that leaves something out; null if it leaves out
   * nothing.
   */
  whole?(): { readonly name: string; readonly alt: string; readonly text: string } | null;
  /**
   * Whether it can be done at all, before a person is asked to agree to it. Rejects with a
   * `UserError` whose message the model reads.
   */
  check(context: ToolContext): Promise<void>;
  /** How much it uses of what its kind is limited to: the images that it draws. */
  readonly units: number;
  /** Rejects with a `UserError` whose message the model reads. */
  run(context: ToolContext, signal: AbortSignal): Promise<ToolResult>;
};

/** One function the model may call. */
export type Tool = {
  readonly spec: ToolSpec;
  /**
   * It changes something outside of the answer, or costs money: journalled before it starts, never
   * repeated (promise 18).
   */
  readonly acts: boolean;
  readonly consent: Approver;
  readonly kind: CallKind;
  /**
   * Checks arguments as the model wrote them (JSON text). Throws a `UserError` whose message the
   * model reads.
   */
  prepare(input: string): PreparedCall;
};

/** A tool as its file defines it: `defineTool` turns it into a `Tool`. */
export type ToolDefinition<Input> = {
  readonly name: string;
  readonly description: string;
  readonly schema: z.ZodType<Input>;
  readonly acts: boolean;
  readonly consent?: Approver;
  readonly kind?: CallKind;
  status(input: Input): string;
  proposal?(input: Input, context: ToolContext, signal: AbortSignal): Promise<string>;
  check?(input: Input, context: ToolContext): Promise<void>;
  /** 1 where it is left out. */
  units?(input: Input): number;
  run(input: Input, context: ToolContext, signal: AbortSignal): Promise<ToolResult>;
};

/** A tool from its schema: arguments arrive checked. */
export function defineTool<Input>(definition: ToolDefinition<Input>): Tool {
  const { name, description, schema, acts, status, proposal, check, units, run } = definition;
  const { consent = 'none', kind = 'other' } = definition;
  return {
    spec: {
      name,
      description,
      parameters: z.toJSONSchema(schema, {
        target: 'openapi-3.0',
        io: 'input',
        unrepresentable: 'any',
      }) as Json,
    },
    acts,
    consent,
    kind,
    prepare(text) {
      const input = toInput(schema, text);
      return {
        status: status(input),
        proposal: async (context, signal) =>
          (await proposal?.(input, context, signal)) ?? status(input),
        check: async (context) => check?.(input, context),
        units: units?.(input) ?? 1,
        run: (context, signal) => run(input, context, signal),
      };
    },
  };
}

/** What is wrong with a call; each element of a long list may be. */
const MAX_ISSUES = 10;

function toInput<Input>(schema: z.ZodType<Input>, text: string): Input {
  const value = parseArguments(text);
  const given = schema.safeParse(value);
  if (given.success) return given.data;
  const parsed = schema.safeParse(withoutNulls(value));
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues
    .slice(0, MAX_ISSUES)
    .map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '));
  throw new UserError('tool_failed', `The arguments are wrong. ${issues.join('; ')}`);
}

/** Some models write null for what they leave out. */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null));
}

/**
 * No arguments at all mean an empty object. Throws a `UserError` whose message the model reads.
 */
export function parseArguments(text: string): unknown {
  try {
    return JSON.parse(text.trim() || '{}');
  } catch (cause) {
    throw notJson(cause);
  }
}

function notJson(cause: unknown): UserError {
  return new UserError('tool_failed', 'The arguments are not valid JSON.', { cause });
}
