import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { sleep } from '../../core/async.ts';
import type { Log } from '../../core/ports.ts';
import { bounded } from './bounded.ts';
import { listTools } from './listing.ts';
import type { ListedTool } from './server.ts';

/** What a connected server offers, kept up to date. */
export type ToolList = {
  /**
   * Reads the list for the first time; from then on it is read again whenever the server says that
   * it changed.
   */
  start(signal: AbortSignal): Promise<void>;
};

export type ToolListOptions = {
  readonly server: string;
  readonly log: Log;
  /** Aborts when the connection ends. */
  readonly life: AbortSignal;
  readonly onTools: (tools: readonly ListedTool[]) => void;
};

const LIST_MS = 30_000;
/** Read no more often than this, whatever a server announces. */
const RELIST_EVERY_MS = 1_000;

/** To be made before the client connects: a server may announce a change at once. */
export function createToolList(
  client: Client,
  { server, log, life, onTools }: ToolListOptions,
): ToolList {
  let isStale = false;
  let isReading = true; // By `start`, at first.

  const readAgain = async () => {
    while (isStale) {
      isStale = false;
      onTools(await bounded(LIST_MS, life, (signal) => listTools(client, { server, log, signal })));
      await sleep(RELIST_EVERY_MS, life);
    }
  };

  const refresh = () => {
    if (isReading) return;
    isReading = true;
    readAgain()
      .catch(() => {
        if (!life.aborted) log.warn({ server }, 'could not refresh the tools of an MCP server');
      })
      .finally(() => {
        isReading = false;
      });
  };

  client.setNotificationHandler(ToolListChangedNotificationSchema, () => {
    isStale = true;
    refresh();
  });

  return {
    async start(signal) {
      onTools(await listTools(client, { server, log, signal }));
      isReading = false;
      if (isStale) refresh();
    },
  };
}
