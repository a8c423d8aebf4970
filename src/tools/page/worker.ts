import { toPage, toPlainPage } from './page.ts';

type PageTask = { readonly html: string; readonly url: string; readonly isPlain: boolean };

export const readWebPage = ({ html, url, isPlain }: PageTask) =>
  isPlain ? toPlainPage(html, url) : toPage(html, url);
