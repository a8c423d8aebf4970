import type { Tool, ToolContext } from '../core/answer/tool.ts';
import type { OpenPolls } from '../core/features/polls/open-polls.ts';
import type { Reminders } from '../core/features/reminders/reminders.ts';
import type { Guard } from '../core/net/guard.ts';
import type { Extractor, ImageModel, Inbox, WebSearch } from '../core/ports.ts';
import type { Schedule } from '../core/schedule.ts';
import type { ThreadPool } from '../core/threads.ts';
import { createCurrentTime } from './current-time.ts';
import { createDraw } from './draw.ts';
import { createEditImage } from './edit-image.ts';
import { createFetchPage } from './fetch-page.ts';
import { createPollTool } from './poll.ts';
import { createPostElsewhere } from './post-elsewhere.ts';
import { createReadChannel } from './read-channel.ts';
import { createReadThread } from './read-thread.ts';
import { createRemind } from './remind.ts';
import { createRunCode } from './run-code.ts';
import { createWebSearchTool } from './web-search.ts';

export type ToolsOptions = {
  readonly guard: Guard;
  readonly threads: ThreadPool;
  readonly extractor: Extractor;
  readonly imageModel: ImageModel;
  /** Null: the model's server has no search. */
  readonly webSearch: WebSearch | null;
  readonly inbox: Inbox;
  readonly schedule: Schedule;
  readonly reminders: Reminders;
  readonly openPolls: OpenPolls;
  /** The time zone that somebody has set; null: none. */
  readonly zoneOf: (context: ToolContext) => Promise<string | null>;
};

/** Every function that the model may call, those of MCP servers apart. */
export function createTools({
  guard,
  threads,
  extractor,
  imageModel,
  webSearch,
  inbox,
  schedule,
  reminders,
  openPolls,
  zoneOf,
}: ToolsOptions): readonly Tool[] {
  return [
    createFetchPage({ guard, threads, extract: extractor.extract }),
    ...(webSearch ? [createWebSearchTool({ webSearch })] : []),
    createDraw({ imageModel }),
    ...(imageModel.canEdit ? [createEditImage({ imageModel })] : []),
    createRunCode({ threads }),
    createCurrentTime({ zoneOf }),
    createReadThread(),
    createReadChannel(),
    createRemind({ schedule, reminders, zoneOf }),
    createPollTool({ inbox, openPolls }),
    createPostElsewhere({ inbox }),
  ];
}
