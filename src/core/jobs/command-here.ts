import type { SettingsStore } from '../conversation/settings.ts';
import type { UsageBook } from '../conversation/usage.ts';
import type { Place, Speaker } from '../messages.ts';
import type { Platform } from '../platform.ts';
import type { ModelCatalog } from '../ports.ts';

/** Where and by whom a command was given, and what it may look up and change there. */
export type Here = {
  readonly place: Place;
  readonly platform: Platform;
  readonly conversation: string;
  readonly speaker: Speaker;
  /** Whether that person may change what holds for others. */
  readonly isAdmin: () => Promise<boolean>;
  /** How somebody is called; the id where nobody knows. */
  readonly nameOf: (id: string) => Promise<string>;
  /** The time zone that the platform tells of the speaker. */
  readonly platformZone: () => Promise<string | null>;
  readonly settings: SettingsStore;
  readonly modelCatalog: ModelCatalog;
  readonly usage: UsageBook;
  readonly signal: AbortSignal;
};
