import type { Length } from './model.ts';
import type { Scene } from './scene.ts';

/** Something that a person asked, and its state since then. */
export type Question = {
  readonly token: string;
  readonly platform: 'slack' | 'discord';
  /** The thread or channel that holds nothing else; null if its answer stands among others. */
  readonly place: string | null;
  readonly messageId: string | null;
  /** The token that it bears since it was edited. */
  editedTo: string | null;
  isDeleted: boolean;
  isStopped: boolean;
  /** A command that is not answered by the model; null for a question. */
  readonly command: 'drawing' | 'poll' | 'private' | null;
  /** Its poll was voted on, and the vote acknowledged. */
  hasVoted: boolean;
};

/** One way of asking; what comes after the question goes on by itself. */
export type Kind = (asking: Asking) => Question[];

export type Asking = {
  readonly scene: Scene;
  /** A token that nothing else bears, and how long its answers are to be. */
  readonly toToken: (length?: Length) => string;
  /** The same for a command that the model does not answer. */
  readonly toCommandToken: () => string;
  /** Runs what people do later on. */
  readonly later: (script: () => Promise<void>) => void;
  readonly number: number;
  /**
   * A Discord channel of these questions' own: threads are limited by channel, to 50 in five
   * minutes.
   */
  readonly room: string;
};
