import { LRUCache } from 'lru-cache';
import type { Place } from '../../../core/messages.ts';
import type { Log } from '../../../core/ports.ts';
import type { WebApi } from '../client.ts';
import { toPrompts } from '../manifest.ts';
import { slackStrings } from '../strings/index.ts';

const MAX_PROMPTED = 1_000;

/**
 * Puts the suggested prompts on Parley's page when a person opens it, once per process and person.
 */
export function createPrompter(api: WebApi, log: Log, signal: AbortSignal) {
  const prompted = new LRUCache<string, true>({ max: MAX_PROMPTED });
  return ({ workspace, channel }: Place): void => {
    if (prompted.has(channel)) return;
    prompted.set(channel, true);
    const args = {
      channel_id: channel,
      title: slackStrings.promptsTitle,
      prompts: toPrompts(),
    };
    api
      .ask(workspace, 'assistant.threads.setSuggestedPrompts', args, signal)
      .catch((error: unknown) => log.info({ err: error }, 'could not suggest prompts'));
  };
}
