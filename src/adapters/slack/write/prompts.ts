import { LRUCache } from 'lru-cache';
import { type IncomingEvent, personOf } from '../../../core/events.ts';
import type { Directory, Log } from '../../../core/ports.ts';
import { defaultLocale, speakTo, toLocale } from '../../../core/strings/locale.ts';
import type { WebApi } from '../client.ts';
import { toPrompts } from '../manifest.ts';
import { slackStrings } from '../strings/index.ts';

const MAX_PROMPTED = 1_000;
/** How long to wait for Slack to say which language a person reads. */
const LOCALE_MS = 1_000;

type PrompterOptions = {
  readonly api: WebApi;
  readonly directory: Pick<Directory, 'person'>;
  readonly log: Log;
  readonly signal: AbortSignal;
};

/**
 * Puts the suggested prompts on Parley's page when a person opens it, once per process and person,
 * in the language of their client.
 */
export function createPrompter({ api, directory, log, signal }: PrompterOptions) {
  const prompted = new LRUCache<string, true>({ max: MAX_PROMPTED });

  const suggest = async (event: IncomingEvent): Promise<void> => {
    const { workspace, channel } = event.place;
    const own = await findOwn(directory, event, signal);
    await speakTo({ everyone: own, person: own }, 'person', async () => {
      const args = {
        channel_id: channel,
        title: slackStrings.promptsTitle,
        prompts: toPrompts(),
      };
      await api.ask(workspace, 'assistant.threads.setSuggestedPrompts', args, signal);
    });
  };

  return (event: IncomingEvent): void => {
    if (prompted.has(event.place.channel)) return;
    prompted.set(event.place.channel, true);
    suggest(event).catch((error: unknown) => log.info({ err: error }, 'could not suggest prompts'));
  };
}

async function findOwn(
  directory: PrompterOptions['directory'],
  event: IncomingEvent,
  signal: AbortSignal,
) {
  const person = personOf(event);
  if (person === null) return defaultLocale();
  const late = AbortSignal.any([signal, AbortSignal.timeout(LOCALE_MS)]);
  const found = await directory.person(person, event.place, late).catch(() => null);
  return toLocale(found?.locale) ?? defaultLocale();
}
