/** What a picture shows of a conversation: data from an emulator, whichever platform it is of. */
export type Transcript = {
  readonly platform: 'slack' | 'discord';
  /** The channel's name, without the number sign. */
  readonly channel: string;
  /** The thread's name; null if threads have no names. */
  readonly thread: string | null;
  readonly messages: readonly Shown[];
  /** Names by the ids that messages mention. */
  readonly names: ReadonlyMap<string, string>;
};

/** One message as people see it. */
export type Shown = {
  readonly author: string;
  readonly isApp: boolean;
  /** In epoch milliseconds. */
  readonly at: number;
  /** Markdown, as it was sent. */
  readonly text: string;
  /** Small lines under the text. */
  readonly notes: readonly string[];
  readonly files: readonly ShownFile[];
  /** The labels. */
  readonly buttons: readonly string[];
  /** The rest is still to come. */
  readonly isGrowing: boolean;
};

/** A file, or a recording with its length in seconds. */
export type ShownFile = {
  readonly name: string;
  readonly bytes: number;
  readonly seconds: number | null;
};
