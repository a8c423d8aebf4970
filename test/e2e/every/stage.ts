import type { DemoServer } from '../../../src/demo/server.ts';
import type { Upload } from '../../emulators/discord/types.ts';

/** What a member began the thread with that is there already. */
export const TOPIC = 'A thread about something.';

/** Where something is said; the thread is the one that is there already. */
export type Spot = 'channel' | 'thread' | 'dm';

/**
 * How a command is given: chosen from the platform's list, typed by its umbrella's name, or
 * written as a message.
 */
export type Way = 'slash' | 'umbrella' | 'message';

export type Where = readonly [Spot, Way];

/** An admin, called ada, and another person, called grace. */
export type Who = 'admin' | 'member';

/** A command with its options: as one types them, and as Discord's own form sends them. */
export type Use = {
  readonly name: string;
  readonly typed?: string;
  readonly options?: Readonly<Record<string, string | number | boolean | Upload>>;
};

/** A message of Parley's as people see it, whatever the platform. */
export type Seen = {
  readonly id: string;
  readonly channel: string;
  readonly text: string;
  readonly labels: readonly string[];
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Shown to this person only. */
  readonly isPrivate: boolean;
  /** What can be voted for. */
  readonly choices: readonly string[];
  /** It still grows or “thinks”. */
  readonly isGrowing: boolean;
  /** It stands in a thread. */
  readonly isInThread: boolean;
  /** It stands where one person is alone with Parley. */
  readonly isDirect: boolean;
};

export type File = { readonly name: string; readonly bytes: Uint8Array };

/** One platform with the whole program on it, for what is to hold on every one. */
export type Stage = {
  /** As titles of tests name it. */
  readonly platform: string;
  readonly model: DemoServer;
  /** The time zone that the platform tells of a member; null if it tells none. */
  readonly timeZone: string | null;
  /** What would notify a person there, as it stands in the text of a message. */
  readonly pings: RegExp;
  /** Every way in which a command can be given, and where. */
  readonly ways: readonly Where[];
  /** Whether a command given like that begins a thread of its own. */
  opensThread(where: Where): boolean;
  /** Who reads a command's answer, and where it stands; `isPrivate`: it concerns one person. */
  readers(where: Where, isPrivate: boolean): Pick<Seen, 'isPrivate' | 'isInThread' | 'isDirect'>;
  /** A channel that everyone reads and in which nothing is asked. */
  readonly elsewhere: string;
  /** A person without admin rights says something; resolves to its id. */
  say(spot: Spot, text: string, files?: readonly File[]): string;
  /** Where the platform lacks that way or place, in the nearest that it has. */
  use(who: Who, where: Where, use: Use): void;
  /** Mentions Parley, or writes to it directly. */
  ask(who: Who, spot: Spot, text: string, files?: readonly File[]): void;
  press(who: Who, message: Seen, label: string): void;
  /** Everything that Parley has written in all the spots, oldest first. */
  own(): readonly Seen[];
  waitFor<T>(look: () => T | null | undefined | false): Promise<T>;
};

/** What a stage may be given. */
export type Setup = {
  /** What Parley's own has besides. */
  readonly environment?: Record<string, string>;
  /** The language of everyone's client. */
  readonly locale?: string;
};

/** What the model was asked last, as text. */
export const asked = ({ model }: Stage) => JSON.stringify(model.requests.at(-1)?.messages);
