import { localize, type Translated } from '../../../core/strings/locale.ts';
import { catalog } from './en.ts';

/** What a file of another locale holds. */
export type DrawingCatalog = Translated<typeof catalog>;

export const drawingStrings = localize(catalog, import.meta.url);
