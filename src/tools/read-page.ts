import type { Fetched, Guard, ReadPage } from '../core/net/guard.ts';
import type { Extractor } from '../core/ports.ts';
import { isBusy, type WorkerPool } from '../core/workers.ts';
import { failed } from './failed.ts';
import { decode, type GuessEncoding } from './page/decode.ts';
import { toAbsolute } from './page/markdown.ts';
import type { Page } from './page/page.ts';
import type { Wall } from './page/wall-words.ts';
import { findWall, isOnlyHint } from './page/walls.ts';
import { toolStrings } from './strings/index.ts';

/** Hints for the reader if something cannot be read: a sentence each, perhaps empty. */
export type PageHints = {
  /** A PDF of pictures alone. */
  scan(): string;
  /** A PDF that cannot be opened. */
  pdf(): string;
  /** A file of another kind. */
  file(): string;
  /** A page that only leads on to another address. */
  leadsOn(): string;
};

export const HINTS_FOR_PEOPLE: PageHints = {
  scan: () => '',
  pdf: () => toolStrings.downloadIt,
  file: () => toolStrings.downloadIt,
  leadsOn: () => toolStrings.giveThatAddress,
};

export type ReadPageOptions = {
  readonly guard: Guard;
  readonly workers: WorkerPool;
  readonly hints: PageHints;
  /** Makes office files into text; null: they are not read. */
  readonly extract?: Extractor['extract'] | null;
  /** Asked about pages that do not say what they are written in; left out: Windows-1252. */
  readonly guessEncoding?: GuessEncoding;
  /** How long making a page into Markdown may take. */
  readonly parseMs?: number;
};

const MAX_BYTES = 20_000_000;
const MAX_HTML_BYTES = 5_000_000;
const PARSE_MS = 8_000;
const PDF_MS = 20_000;
const ACCEPT = 'text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9, */*;q=0.5';

/** Reads web pages, texts, PDF and office files at addresses. */
export function createReadPage(options: ReadPageOptions): ReadPage {
  return async (address, signal) => {
    const fetched = await options.guard.fetch(address, {
      maxBytes: MAX_BYTES,
      accept: ACCEPT,
      signal,
    });
    checkStatus(fetched);
    const page = await toText(fetched, options, signal);
    return {
      ...{ ...page, url: fetched.url, guessed: page.guessed ?? null },
      nothing: findNothing(fetched, page, options.hints),
      isSignIn: isSignIn(fetched, page.markdown),
    };
  };
}

/** A page that asks for a password has a form and few words. */
const MAX_SIGN_IN_CHARS = 1_500;
const PASSWORD = /<input\b[^>]{0,500}\btype\s*=\s*["']?password\b/i;

function isSignIn(fetched: Fetched, markdown: string): boolean {
  if (markdown.length > MAX_SIGN_IN_CHARS || toKind(fetched) !== 'html') return false;
  return PASSWORD.test(Buffer.from(fetched.bytes.subarray(0, MAX_HTML_BYTES)).toString('latin1'));
}

/** What is said of a page with nothing in it, which nothing can rest on; else null. */
function findNothing(
  fetched: Fetched,
  { title, markdown }: Pick<Page, 'title' | 'markdown'>,
  hints: PageHints,
): string | null {
  const { url, bytes } = fetched;
  const words = markdown.replaceAll(/^\[page \d+\]$/gm, '').trim();
  const isHint = isOnlyHint(words) && toKind(fetched) === 'html';
  // Rules, empty cells and blanks that are not seen.
  const host = new URL(url).hostname;
  if (/[^\s*|\\>#_\u200b-\u200f\ufeff-]/u.test(words) && !isHint)
    return toKind(fetched) === 'html' ? toWallSentence(fetched, { title, markdown }) : null;
  if (isPdf(bytes)) return withHint(toolStrings.noTextInScan(host), hints.scan());
  const target = toRefresh(bytes, url);
  return target === null
    ? toolStrings.noTextOnPage(host)
    : withHint(toolStrings.leadsOn(host, target), hints.leadsOn());
}

/** What is said of a page that is there only for people, or not at all; null if there is one. */
function toWallSentence({ url, bytes }: Fetched, page: Pick<Page, 'title' | 'markdown'>) {
  const html = Buffer.from(bytes.subarray(0, MAX_WALL_BYTES)).toString('utf8');
  const wall = findWall({ html, ...page });
  return wall === null ? null : WALLS[wall](new URL(url).hostname);
}

/** Where the buttons of a question about cookies are, and what scripts fill. */
const MAX_WALL_BYTES = 1_000_000;

const WALLS: Readonly<Record<Wall, (host: string) => string>> = {
  missing: (host) => toolStrings.saysNoSuchPage(host),
  signIn: (host) => toolStrings.signInNeeded(host),
  consent: (host) => toolStrings.asksForConsent(host),
  robots: (host) => toolStrings.asksIfHuman(host),
  notice: (host) => toolStrings.showsOnlyNotice(host),
  scripts: (host) => toolStrings.noTextOnPage(host),
};

const withHint = (sentence: string, hint: string): string => `${sentence} ${hint}`.trim();

/** Where a page without text sends its readers on. */
function toRefresh(bytes: Uint8Array, url: string): string | null {
  const head = Buffer.from(bytes.subarray(0, MAX_REFRESH_BYTES)).toString('latin1');
  const [tag = ''] = /<meta\b[^>]{0,200}http-equiv=["']?refresh\b[^>]{0,2100}>/i.exec(head) ?? [];
  const [, target = ''] = /url\s*=\s*["']?([^"'>\s]+)/i.exec(tag.replaceAll('&amp;', '&')) ?? [];
  return target === '' ? null : toAbsolute(target, url);
}

const MAX_REFRESH_BYTES = 20_000;

function checkStatus({ url, status, bytes }: Fetched): void {
  const host = new URL(url).hostname;
  if (status < 200 || status > 299) throw failed(toStatusSentence(host, status));
  if (bytes.length === 0) throw failed(toolStrings.pageEmpty(host));
}

function toStatusSentence(host: string, status: number): string {
  switch (status) {
    case 401:
      return toolStrings.signInNeeded(host);
    case 403:
      return toolStrings.notLetIn(host);
    case 404:
      return toolStrings.noSuchPage(host);
    case 410:
      return toolStrings.pageGone(host);
    case 429:
      return toolStrings.pageBusy(host);
    default:
      return toolStrings.pageFailed(host, status);
  }
}

async function toText(
  fetched: Fetched,
  options: ReadPageOptions,
  signal: AbortSignal,
): Promise<Page & { readonly guessed?: string | null }> {
  const { url, bytes, contentType } = fetched;
  const kind = toKind(fetched);
  switch (kind) {
    case 'html': {
      const head = bytes.subarray(0, MAX_HTML_BYTES);
      const { text, guessed } = await decode(head, contentType, options.guessEncoding);
      const page = await toPage(text, url, options, signal);
      return { ...page, guessed, isWhole: page.isWhole && bytes.length <= MAX_HTML_BYTES };
    }
    case 'text': {
      const { text, guessed } = await decode(bytes, contentType, options.guessEncoding);
      return { title: '', markdown: text, isWhole: true, guessed };
    }
    case 'file':
      return { title: '', markdown: await readFile(fetched, options, signal), isWhole: true };
    case 'other':
      throw unreadable(fetched, options.hints);
  }
}

/** What the first bytes show goes before what the server says. */
function toKind({ bytes, contentType }: Fetched): 'html' | 'text' | 'file' | 'other' {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  if (head.startsWith('%PDF-') || (head.startsWith('PK\x03\x04') && !type.startsWith('text/')))
    return 'file';
  if (/^(text\/html|application\/xhtml\+xml)$/.test(type)) return 'html';
  if (/^text\/|[/+](json|xml|yaml|toml|javascript|x-ndjson)$/.test(type)) return 'text';
  if (type !== '' && type !== 'application/octet-stream') return 'other';
  if (head.includes('\0')) return 'other';
  return /^\s*<(!doctype html|html)/i.test(head) ? 'html' : 'text';
}

async function toPage(
  html: string,
  url: string,
  { workers, parseMs = PARSE_MS }: ReadPageOptions,
  signal: AbortSignal,
): Promise<Page> {
  const module = new URL('./page/worker.ts', import.meta.url);
  const read = (isPlain: boolean) =>
    workers.run<Page>(module, { html, url, isPlain }, { signal, maxMs: parseMs });
  try {
    // What is its main part may take too long to find; its beginning never does.
    return await read(false).catch((error: unknown) => {
      if (signal.aborted || isBusy(error)) throw error;
      return read(true);
    });
  } catch (error) {
    signal.throwIfAborted();
    if (isBusy(error)) throw failed(toolStrings.pagesBusy, error);
    throw failed(toolStrings.pageTooTangled(new URL(url).hostname), error);
  }
}

async function readFile(
  fetched: Fetched,
  { extract, workers, hints }: ReadPageOptions,
  signal: AbortSignal,
): Promise<string> {
  const { url, contentType: mimeType, bytes } = fetched;
  if (isPdf(bytes)) return readPdf(fetched, { workers, hints }, signal);
  const name = new URL(url).pathname.split('/').at(-1) || 'file';
  const read = await extract?.({ name, mimeType, bytes }, signal);
  const texts = (read?.parts ?? []).flatMap((part) => (part.type === 'text' ? [part.text] : []));
  if (texts.length === 0) throw unreadable(fetched, hints);
  return texts.join('\n\n');
}

/** A PDF is parsed in a process of its own, as a page is: it is foreign input. */
async function readPdf(
  { url, bytes }: Fetched,
  { workers, hints }: Pick<ReadPageOptions, 'workers' | 'hints'>,
  signal: AbortSignal,
): Promise<string> {
  const module = new URL('./page/pdf-worker.ts', import.meta.url);
  try {
    return await workers.run<string>(module, { bytes }, { signal, maxMs: PDF_MS });
  } catch (error) {
    signal.throwIfAborted();
    if (isBusy(error)) throw failed(toolStrings.pagesBusy, error);
    const sentence = toolStrings.pdfUnreadable(new URL(url).hostname);
    throw failed(withHint(sentence, hints.pdf()), error);
  }
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
}

/**
 * A header is its server's text: only what is a media type is told.
 * https://www.rfc-editor.org/rfc/rfc6838#section-4.2
 */
function toMediaType(contentType: string): string | null {
  const type = /^\s*([a-z0-9][a-z0-9.+-]{0,40}\/[a-z0-9][a-z0-9.+-]{0,60})\s*(?:;|$)/i.exec(
    contentType,
  );
  return type?.[1]?.toLowerCase() ?? null;
}

function unreadable({ url, contentType }: Fetched, hints: PageHints): Error {
  const host = new URL(url).hostname;
  const type = toMediaType(contentType);
  const sentence =
    type === null ? toolStrings.someFileUnreadable(host) : toolStrings.fileUnreadable(host, type);
  return failed(withHint(sentence, hints.file()));
}
