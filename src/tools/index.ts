import type { Guard } from '../core/guard.ts';
import type { Extractor, Searcher } from '../core/ports.ts';
import type { Tool, ToolContext } from '../core/tool.ts';
import { createCurrentTime } from './current-time.ts';
import { createFetchPage } from './fetch-page.ts';
import { createReadChannel } from './read-channel.ts';
import { createReadThread } from './read-thread.ts';
import { createRunCode } from './run-code.ts';
import { createWebSearch } from './web-search.ts';

export type ToolsOptions = {
  readonly guard: Guard;
  readonly extractor: Extractor;
  /** Null: the model's server has no search. */
  readonly searcher: Searcher | null;
  /** The time zone that somebody has set; null: none. */
  readonly zoneOf: (context: ToolContext) => Promise<string | null>;
};

/** Every function that the model may call, those of MCP servers apart. */
export function createTools({ guard, extractor, searcher, zoneOf }: ToolsOptions): readonly Tool[] {
  return [
    createFetchPage({ guard, extract: extractor.extract }),
    ...(searcher ? [createWebSearch({ searcher })] : []),
    createRunCode(),
    createCurrentTime({ zoneOf }),
    createReadThread(),
    createReadChannel(),
  ];
}
