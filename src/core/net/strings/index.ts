import { localize, type Translated } from '../../strings/locale.ts';
import { catalog } from './en.ts';

/** What a file of another locale holds. */
export type NetCatalog = Translated<typeof catalog>;

export const netStrings = localize(catalog, import.meta.url);
