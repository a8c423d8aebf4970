import type { OptionValue } from '../events.ts';
import type { Attachment } from '../messages.ts';

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
  /**
   * Used by itself in a channel it does not go on with what was said there: what it brings is what
   * its answers are about.
   */
  readonly beginsConversation?: true;
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
