import type { z } from 'zod';
import type { Gathered } from './digest.ts';

/** What commands may do with a conversation. */
export type ConversationTools = {
  /**
   * The latest messages of the thread or of the channel, for a reader who may read all of them.
   * Throws a `UserError`.
   */
  read(scope: 'thread' | 'channel'): Promise<Gathered>;
  /**
   * What was said from a message on, in its thread or channel, as far back as can be read; null if
   * the link leads to no message. Throws a `UserError`.
   */
  readFrom(link: string): Promise<Gathered | null>;
  /**
   * The model's words for some framed material, which are not kept as a turn. Throws `ModelError`.
   */
  write(instruction: string, material: string): Promise<string>;
  /** What `schema` asks for, out of some framed material. Throws `ModelError`. */
  extract<T>(schema: z.ZodType<T>, instruction: string, material: string): Promise<T>;
  /**
   * The speaker's time zone: what is set, else what the platform tells; null if unknown.
   */
  zone(): Promise<string | null>;
  /** The English name of the speaker's language, as far as the platform tells; null if unknown. */
  language(): Promise<string | null>;
  /** Keeps a file that goes with the answer. */
  attach(file: {
    readonly name: string;
    readonly mimeType: string;
    readonly alt: string;
    readonly text: string;
  }): Promise<void>;
};
