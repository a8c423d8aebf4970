import type { Form, Poll } from '../content.ts';
import type { OptionValue } from '../events.ts';
import type { ConversationTools } from '../features/conversation-tools/conversation-tools.ts';
import type { Attachment, Json } from '../messages.ts';
import type { Here } from './command-here.ts';

/** Something that may be given to a command. */
export type CommandOption = {
  readonly name: string;
  readonly description: string;
  readonly type: 'string' | 'number' | 'boolean' | 'attachment';
  readonly isRequired: boolean;
  readonly choices: readonly string[];
  /** What it may be completed with; other values are accepted too. */
  readonly suggests?: Suggested;
};

/** Lists that change, or are too long to be choices. */
export type Suggested = 'models' | 'personas' | 'timeZones';

/** What a platform needs to know to register and complete a command. */
export type CommandSpec = {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CommandOption[];
  /** Discord fixes at the acknowledgement who will see the answer. */
  readonly answers: 'private' | 'public' | 'modal';
  /** It can be chosen from the menu of a message, too: Slack has no commands in threads. */
  readonly menu?: {
    /** At most 24 characters (Slack: shortcut name). */
    readonly label: string;
    toOptions(message: ChosenMessage): Readonly<Record<string, OptionValue>>;
  };
};

/** The message whose menu a command was chosen from. */
export type ChosenMessage = {
  readonly text: string;
  /** The platform's own link to it. */
  readonly link: string;
  readonly attachments: readonly Attachment[];
};

/** What comes of a command: words, or work that goes on. */
export type CommandResult =
  /** A static text in Markdown. */
  | {
      readonly type: 'text';
      readonly text: string;
      /** A quiet line under it. */
      readonly note?: string | null;
      /** What its job keeps for its buttons. */
      readonly memo?: Json;
      /** The model wrote it: no word of it is changed. */
      readonly isWritten?: boolean;
    }
  | { readonly type: 'poll'; readonly poll: Poll }
  /** The conversation's answer to this prompt, streamed like any other. */
  | {
      readonly type: 'ask';
      readonly prompt: string;
      /** Text of others that it is about. */
      readonly quoted?: string;
      /** What the person typed of all that. */
      readonly typed: string;
      /** What it is about. */
      readonly file?: Attachment;
    }
  /** What is said in the recording. */
  | { readonly type: 'transcribe'; readonly file: Attachment }
  | {
      readonly type: 'draw';
      readonly prompt: string;
      /** Width to height; null leaves it to the model. */
      readonly aspect: string | null;
      readonly count: number;
      /** A picture to start from. */
      readonly image: Attachment | null;
    }
  | { readonly type: 'form'; readonly form: Form };

/** What a file has to be for a command to use it. */
export type FileKind = 'recording' | 'picture';

/** What a command may use. */
export type CommandContext = Here &
  ConversationTools & {
    readonly options: Readonly<Record<string, OptionValue>>;
    /** The options that the person typed: what stands in the others is nobody's wish. */
    readonly typed: readonly string[];
    /** Every command, for `/help`. */
    readonly commands: readonly CommandSpec[];
    /** Facts about this installation, for `/about`: a label and a value a line. */
    readonly about: () => Promise<readonly (readonly [string, string])[]>;
    /** Forgets the conversation; resolves to how many turns were forgotten. */
    readonly reset: () => Promise<number>;
    /** The file in the message that a link leads to, or the latest of its kind here. Throws `UserError`. */
    readonly findFile: (kind: FileKind, link: string | null) => Promise<Attachment>;
    /** Whether the voice notes of this person are transcribed from now on; resolves to the sentence that says so. */
    readonly hearNotes: (isOn: boolean) => Promise<string>;
  };

/** One slash command, the same on every platform. */
export type Command = CommandSpec & {
  /** Used by itself in a channel it does not go on with what was said there: what it brings is what its answers are about. */
  readonly beginsConversation?: true;
  run(context: CommandContext): Promise<CommandResult>;
};
