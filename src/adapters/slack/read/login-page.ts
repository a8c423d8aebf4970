import { type FileSource, isCanvas } from '../receive/files.ts';

/** What came instead of a file, or as one. */
export type DownloadKind = 'file' | 'login' | 'page';

/** As much of a page as is looked at. */
const HEAD_BYTES = 64 * 1024;

const SIGN_IN = /\b(?:sign|log)[\s-]?in\b|\blogin\b/i;

/** Where Slack sends those whom it does not know. */
const SIGN_IN_ADDRESS = /\/(?:sign-?in|log-?in|workspace-signin|ssb)(?:[/?#]|$)|[?&]redir=/i;

/**
 * Whether what Slack sent is the file, its login page, or a page under the name of something else.
 * Slack sends the login page with status 200 and whatever type was asked for
 * (docs.slack.dev/messaging/working-with-files), so the bytes and the final address decide.
 */
export function judge(source: FileSource, bytes: Uint8Array, finalUrl: string): DownloadKind {
  if (!isPage(bytes)) return 'file';
  const head = toHead(bytes);
  const [, title = ''] = /<title[^>]{0,200}>([^<]{0,300})/i.exec(head) ?? [];
  const isSlacks = SIGN_IN.test(title) && /slack/i.test(title);
  if (isSlacks || SIGN_IN_ADDRESS.test(toPath(finalUrl))) return 'login';
  const asksToSignIn = SIGN_IN.test(head);
  if (isCanvas(source)) {
    const hasForm = SIGN_IN.test(title) || /<(?:form|input)\b/i.test(head);
    return asksToSignIn && hasForm ? 'login' : 'file';
  }
  return judgePage(source, bytes.length, asksToSignIn);
}

/**
 * A page that is certainly not Slack's own. Its login page never has exactly the size of a file.
 */
function judgePage(source: FileSource, size: number, asksToSignIn: boolean): DownloadKind {
  const isWhole = source.size === size;
  if (!mayBePage(source)) return asksToSignIn || !isWhole ? 'login' : 'page';
  return isWhole || (isHtml(source) && !asksToSignIn) ? 'file' : 'login';
}

/** Whether bytes are an HTML document; a part of one is text like any other. */
function isPage(bytes: Uint8Array): boolean {
  let rest = toHead(bytes).replace(/^\u00ef\u00bb\u00bf/, '');
  for (;;) {
    rest = rest.trimStart();
    const end = rest.startsWith('<!--') ? '-->' : '?>';
    if (end === '?>' && !rest.startsWith('<?xml')) break;
    const at = rest.indexOf(end);
    if (at < 0) return false;
    rest = rest.slice(at + end.length);
  }
  return /^<(?:!doctype\s+html|html|head|body)[\s>]/i.test(rest);
}

function isHtml({ mimeType, filetype }: FileSource): boolean {
  return /^(?:text\/html|application\/xhtml\+xml)/.test(mimeType) || /^x?html?$/.test(filetype);
}

/** What is text, or of no known type, may well be the source of a page. */
function mayBePage(source: FileSource): boolean {
  const { mimeType } = source;
  return (
    isHtml(source) ||
    /^(?:text\/|application\/(?:octet-stream|json|xml|javascript|x-))/.test(mimeType) ||
    mimeType === ''
  );
}

function toHead(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
}

function toPath(address: string): string {
  const url = URL.parse(address);
  return url === null || /^\/files(?:-pri|-tmb)?\//.test(url.pathname)
    ? ''
    : url.pathname + url.search;
}
