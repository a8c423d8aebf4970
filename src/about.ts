import type { Config } from './config.ts';
import type { Adapter, PartHealth } from './core/ports.ts';
import { strings } from './core/strings/index.ts';
import type { Health } from './health.ts';
import { readVersion } from './terminal/version.ts';
import type { Mcp } from './tools/mcp.ts';

type AboutParts = {
  readonly health: Pick<Health, 'summary'>;
  readonly adapters: ReadonlyMap<string, Pick<Adapter, 'platform' | 'archive'>>;
  readonly model: { readonly isDemo: boolean };
  readonly mcp: Pick<Mcp, 'health'>;
};

/** A label and a value a line. */
type Facts = readonly (readonly [string, string])[];

/** What `/about` tells. */
export async function toAbout(
  { gemini }: Pick<Config, 'gemini'>,
  { health, adapters, model: { isDemo }, mcp }: AboutParts,
): Promise<Facts> {
  const name = isDemo ? strings.aboutDemo : gemini.model;
  const searches = await toSearchStates([...adapters.values()]);
  return [
    ['Parley', readVersion()],
    [strings.aboutModel, name],
    ...health.summary().map(([part, state]) => [toName(part, adapters), toState(state)] as const),
    ...searches,
    ...mcp.health().map(([server, state]) => [server, toLinkState(state)] as const),
  ];
}

function toName(part: string, adapters: AboutParts['adapters']): string {
  if (part === 'inbox') return strings.aboutStorage;
  return part === 'web' ? strings.aboutPage : (adapters.get(part)?.platform.name ?? part);
}

function toState({ isReady, isFatal }: PartHealth): string {
  if (isFatal) return strings.partBroken;
  return isReady ? strings.partWorks : strings.partWaits;
}

/** Why a server is lost is in the log. */
function toLinkState(state: ReturnType<Mcp['health']>[number][1]): string {
  return state.type === 'connected' ? strings.partTools(state.tools) : strings.partWaits;
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
