import type { Config } from './config.ts';
import type { Adapter } from './core/ports.ts';
import { strings } from './core/strings/index.ts';
import type { Health } from './health.ts';
import { readVersion } from './terminal/version.ts';

type Parts = {
  readonly health: Pick<Health, 'summary'>;
  readonly adapters: ReadonlyMap<string, Pick<Adapter, 'platform' | 'archive'>>;
  readonly model: { readonly isDemo: boolean };
};

/** A label and a value a line. */
type Facts = readonly (readonly [string, string])[];

/** What `/about` tells. */
export async function toAbout(
  { gemini }: Pick<Config, 'gemini'>,
  { health, adapters, model: { isDemo } }: Parts,
): Promise<Facts> {
  const name = isDemo ? strings.aboutDemo : gemini.model;
  const searches = await toSearchStates([...adapters.values()]);
  return [['Parley', readVersion()], [strings.aboutModel, name], ...health.summary(), ...searches];
}

/** `/about` waits no longer for what a platform says of its search. */
const WITHIN_MS = 3_000;

/** Whether each platform's own search can be used; the page has none. */
function toSearchStates(adapters: readonly Pick<Adapter, 'platform' | 'archive'>[]) {
  const searched = adapters.filter(({ platform }) => platform.id !== 'web');
  return Promise.all(
    searched.map(async ({ platform, archive }): Promise<Facts[number]> => {
      const asked = archive.searchGap(AbortSignal.timeout(WITHIN_MS));
      const gap = await asked.catch(() => 'failed' as const);
      return [strings.searchOn(platform.name), strings.searchState(gap)];
    }),
  );
}
