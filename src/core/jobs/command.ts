import type { Access } from '../access.ts';
import type { CommandEvent } from '../events.ts';
import type { Destination } from '../ports.ts';
import type { CommandSpec } from './command-spec.ts';
import type { JobRun } from './job-run.ts';
import type { Question } from './question.ts';
import type { StaticReply, ToButtons } from './static-reply.ts';

/** A static answer of a command, in Markdown. */
export type CommandReply = StaticReply & {
  /** The model wrote it: no word of it is changed. */
  readonly isWritten?: boolean;
};

/** One use of a command. */
export type CommandUse = {
  readonly event: CommandEvent;
  /** Where it is answered, and to whom. */
  readonly question: Question;
  /** What the person who used it may read and write. */
  readonly access: Access;
  /**
   * Answers with a static text; `toButtons` makes the buttons under it from what its job keeps.
   */
  say(reply: CommandReply, toButtons?: ToButtons): Promise<void>;
};

/** One slash command, the same on every platform. */
export type Command = CommandSpec & {
  /**
   * Does all of its work, until a reader sees the result. Throws a `UserError` with the sentence
   * that says why it cannot.
   */
  run(jobRun: JobRun, use: CommandUse): Promise<void>;
  /**
   * Goes on with what an earlier process had finalized, so that it is not made again. False if
   * that was nothing: then it is run. If it is left out, a static text is gone on with.
   */
  resume?(jobRun: JobRun, destination: Destination): Promise<boolean>;
};
