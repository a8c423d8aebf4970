import { localize, type Translated } from '../../src/core/strings/locale.ts';
import { catalog } from './en.ts';

/** What a file of another locale holds. */
export type CommandCatalog = Translated<typeof catalog>;

export const commandStrings = localize(catalog, import.meta.url);
