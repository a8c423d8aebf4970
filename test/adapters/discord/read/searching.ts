import { createAccess } from '../../../../src/core/access.ts';
import type { Place } from '../../../../src/core/messages.ts';
import type { Audience, SearchScope } from '../../../../src/core/ports.ts';
import { never } from '../harness.ts';
import { ADA, EVA, startTwo } from './two-guilds.ts';

export const BOB = '43';

export type Searching = Awaited<ReturnType<typeof startSearching>>;

/**
 * Two servers with Parley in both; Ada asks in #general of the first one, and Bob is there, too.
 */
export async function startSearching() {
  const started = await startTwo();
  const { emulator, adapter, other } = started;
  emulator.person(BOB, { roles: ['Crew'] });
  const ada = emulator.person(ADA);
  const bob = emulator.person(BOB);
  const eva = emulator.person(EVA, { guild: other.id });
  const here: Place = {
    ...{ platform: 'discord', workspace: emulator.guildId },
    channel: emulator.generalId,
  };
  const direct: Place = { ...here, workspace: '@me', channel: emulator.dmId(ADA) };
  const say = (channel: string, text: string, by = bob): string => by.say({ channel, text }).id;
  const search = (query: string, fields: Partial<SearchScope> = {}) =>
    adapter.archive.search(query, { here, person: ADA, token: null, limit: 20, ...fields }, never);
  const recall = (
    query: string,
    { to = 'everyone', from = here }: { readonly to?: Audience['to']; readonly from?: Place } = {},
  ) => {
    const asking = { here: from, asker: { id: ADA, isExternal: false }, to };
    return createAccess(adapter, asking, never).search(query, 20);
  };
  const texts = async (...args: Parameters<typeof recall>) =>
    (await recall(...args)).hits.map(({ hit }) => hit.message.text);
  const called = () => emulator.calls.filter(({ path }) => path.endsWith('/messages/search'));
  return { ...started, here, direct, ada, bob, eva, say, search, recall, texts, called };
}
