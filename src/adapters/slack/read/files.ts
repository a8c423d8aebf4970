import { RateLimitedError, UserError, WriteError } from '../../../core/errors.ts';
import type { Json } from '../../../core/messages.ts';
import type { WebApi } from '../client.ts';
import { codeOf } from '../failures.ts';
import type { Identity } from '../places.ts';
import { type FileSource, fileSourceSchema, isCanvas, isStub, toSource } from '../receive/files.ts';
import type { SlackFile } from '../receive/message-payloads.ts';
import { slackStrings } from '../strings/index.ts';
import { toCanvasMarkdown } from './canvas.ts';
import { download } from './download.ts';
import { judge } from './login-page.ts';
import { createLookups } from './lookups.ts';
import { fileInfoSchema } from './payloads.ts';

export type FilesOptions = {
  readonly api: WebApi;
  readonly botToken: string;
  readonly apiUrl: string;
  readonly identity: (signal: AbortSignal) => Promise<Identity>;
  readonly now: () => number;
};

/** The files of a workspace: what they are, and what is in them. */
export type Files = {
  /**
   * Files as Slack tells of them where an event holds only their ids (Slack Connect). Those that
   * it does not tell of in a second stay as they are.
   */
  describe(files: readonly SlackFile[], workspace: string): Promise<readonly SlackFile[]>;
  /** Throws `UserError` with the reason for a file that cannot be had. */
  fetch(source: Json, maxBytes: number, signal: AbortSignal): Promise<Uint8Array>;
};

const DESCRIBED_MS = 10 * 60_000;

/** A message does not wait longer than this for the names of its files. */
const WITHIN_MS = 1_000;

const MAX_DESCRIBED = 20;

/** What `files.info` answers for a file that Parley cannot have, as the file object says it. */
const STATES: Readonly<Record<string, Partial<SlackFile>>> = {
  access_denied: { file_access: 'access_denied' },
  file_deleted: { mode: 'tombstone' },
  file_not_found: { file_access: 'file_not_found' },
  not_visible: { file_access: 'access_denied' },
  no_permission: { file_access: 'access_denied' },
};

/** Why a file cannot be read, as far as Slack says so; null if it does not. */
function findReason(code: string): string | null {
  switch (code) {
    case 'tombstone':
    case 'file_deleted':
      return slackStrings.fileDeleted;
    case 'hidden_by_limit':
      return slackStrings.fileHidden;
    case 'access_denied':
      return slackStrings.fileNotShared;
    case 'file_not_found':
      return slackStrings.fileNotFound;
    default:
      return null;
  }
}

export function createFiles(options: FilesOptions): Files {
  const { api, botToken, apiUrl, identity, now } = options;
  const described = createLookups<SlackFile>({ now, toKeptMs: () => DESCRIBED_MS });

  const askInfo = async (id: string, workspace: string, signal: AbortSignal) => {
    const team = workspace || (await identity(signal)).workspace;
    const reply = await api.ask(team, 'files.info', { file: id }, signal);
    return fileInfoSchema.parse(reply).file;
  };

  const describeOne = async (file: SlackFile, workspace: string, signal: AbortSignal) => {
    if (!isStub(file)) return file;
    try {
      const info = await described.find(
        `${workspace}/${file.id}`,
        (late) => askInfo(file.id, workspace, late),
        signal,
      );
      return { ...info, id: file.id };
    } catch (error) {
      return { ...file, ...STATES[codeOf(error)] };
    }
  };

  /** The reason why a file was not given; its own state tells better than the refusal. */
  const explain = async (source: FileSource, signal: AbortSignal): Promise<UserError> => {
    try {
      const file = await askInfo(source.fileId, source.workspace, signal);
      return toUserError(toReason(toSource(file, source.workspace)) ?? slackStrings.fileNotShown);
    } catch (error) {
      signal.throwIfAborted();
      return toUserError(findReason(codeOf(error)) ?? slackStrings.fileNotShown);
    }
  };

  const complete = async (source: FileSource, signal: AbortSignal): Promise<FileSource> => {
    if (source.url !== '' || toReason(source) !== null) return source;
    try {
      const file = await askInfo(source.fileId, source.workspace, signal);
      return fileSourceSchema.parse(toSource(file, source.workspace));
    } catch (error) {
      if (error instanceof RateLimitedError) throw error;
      if (!(error instanceof WriteError) || error.failure === 'unavailable') throw error;
      throw toUserError(findReason(codeOf(error)) ?? slackStrings.fileNotShown);
    }
  };

  return {
    async describe(files, workspace) {
      if (!files.some(isStub)) return files;
      const soon = AbortSignal.timeout(WITHIN_MS);
      const first = files.slice(0, MAX_DESCRIBED);
      const known = await Promise.all(first.map((file) => describeOne(file, workspace, soon)));
      return [...known, ...files.slice(MAX_DESCRIBED)];
    },
    async fetch(given, maxBytes, signal) {
      const source = await complete(fileSourceSchema.parse(given), signal);
      const reason = toReason(source);
      if (reason !== null) throw toUserError(reason);
      if (source.url === '') throw toUserError(slackStrings.fileNotShown);
      const found = await download(source.url, { botToken, apiUrl, maxBytes, signal });
      const judged = found && judge(source, found.bytes, found.url);
      if (!found || judged === 'login') throw await explain(source, signal);
      if (judged === 'page') throw toUserError(toPageReason(source));
      return isCanvas(source) ? toCanvasBytes(found.bytes) : found.bytes;
    },
  };
}

function toReason({ mode, access }: Pick<FileSource, 'mode' | 'access'>): string | null {
  return findReason(mode) ?? findReason(access);
}

/** It is said to be something else, and is a web page. */
function toPageReason({ mimeType }: FileSource): string {
  if (mimeType.startsWith('image/')) return slackStrings.webPageAsImage;
  if (/^(?:audio|video)\//.test(mimeType)) return slackStrings.webPageAsRecording;
  return mimeType === 'application/pdf' ? slackStrings.webPageAsPdf : slackStrings.webPageAsOther;
}

/** A canvas as the text that it is read as. */
function toCanvasBytes(bytes: Uint8Array): Uint8Array {
  return new TextEncoder().encode(toCanvasMarkdown(new TextDecoder().decode(bytes)));
}

function toUserError(sentence: string): UserError {
  return new UserError('attachment_failed', sentence);
}
