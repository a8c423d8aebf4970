import { localize, type Translated } from '../../../core/strings/locale.ts';
import { catalog } from './en.ts';

/** What a file of another locale holds. */
export type PrivacyCatalog = Translated<typeof catalog>;

export const privacyStrings = localize(catalog, import.meta.url);
