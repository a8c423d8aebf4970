import type { z } from 'zod';
import type { Gathered } from './digest.ts';

/** What commands may do with a conversation. */
export type ConversationTools = {
  /**
   * The latest messages of the thread or of the channel, for whoever may read all of them. Throws
   * a `UserError`.
   */
  read(scope: 'thread' | 'channel'): Promise<Gathered>;
  /**
   * What was said from a message on, in its thread or channel, as far back as is read; null where
   * the link leads to none. Throws a `UserError`.
   */
  readFrom(link: string): Promise<Gathered | null>;
  /**
   * The model's words for some framed material; nothing of it is remembered. Throws `ModelError`.
   */
  write(instruction: string, material: string): Promise<string>;
  /** What `schema` asks for, out of some framed material. Throws `ModelError`. */
  extract<T>(schema: z.ZodType<T>, instruction: string, material: string): Promise<T>;
  /**
   * The speaker's time zone: what is set, else what the platform tells; null if unknown.
   */
  zone(): Promise<string | null>;
  /**
   * The speaker's language, by its English name, as far as the platform tells; null where nobody
   * knows.
   */
  language(): Promise<string | null>;
  /** Keeps a file that goes with the answer. */
  attach(file: {
    readonly name: string;
    readonly mimeType: string;
    readonly alt: string;
    readonly text: string;
  }): Promise<void>;
};
