import { catalog } from './en.ts';
import { localize, type Translated } from './locale.ts';

/** What a file of another locale holds. */
export type CoreCatalog = Translated<typeof catalog>;

export const strings = localize(catalog, import.meta.url);
