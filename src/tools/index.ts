import type { Tool, ToolContext } from '../core/answer/tool.ts';
import type { Guard } from '../core/net/guard.ts';
import type { Extractor, WebSearch } from '../core/ports.ts';
import type { Inbox } from '../core/store-ports.ts';
import type { WorkerPool } from '../core/workers.ts';
import { createCurrentTime } from './current-time.ts';
import { createFetchPage } from './fetch-page.ts';
import { findFontFolders } from './font-folders.ts';
import { createFontCoverage } from './fonts.ts';
import type { GuessEncoding } from './page/decode.ts';
import { createPostElsewhere } from './post-elsewhere.ts';
import { createReadChannel } from './read-channel.ts';
import { createReadFile } from './read-file.ts';
import { createReadThread } from './read-thread.ts';
import { createRunCode } from './run-code.ts';
import { createWebSearchTool } from './web-search.ts';

export type ToolsOptions = {
  readonly guard: Guard;
  readonly workers: WorkerPool;
  /** Says where this machine's fonts are, if it says so. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly extractor: Extractor;
  readonly guessEncoding: GuessEncoding;
  /** Null: the model's server has no search. */
  readonly webSearch: WebSearch | null;
  readonly inbox: Inbox;
  /** The time zone that a person has set; null if they have set none. */
  readonly zoneOf: (context: ToolContext) => Promise<string | null>;
};

/**
 * The functions that the model may call and that belong to no feature, those of MCP servers apart.
 */
export function createTools({
  guard,
  workers,
  environment,
  extractor,
  guessEncoding,
  webSearch,
  inbox,
  zoneOf,
}: ToolsOptions): readonly Tool[] {
  const fonts = createFontCoverage(() => findFontFolders(environment));
  return [
    createFetchPage({ guard, workers, extract: extractor.extract, guessEncoding }),
    ...(webSearch ? [createWebSearchTool({ webSearch })] : []),
    createRunCode({ workers, fonts }),
    createCurrentTime({ zoneOf }),
    createReadFile(),
    createReadThread(),
    createReadChannel(),
    createPostElsewhere({ inbox }),
  ];
}
