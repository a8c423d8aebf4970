import type { Adapter, FoundMessage } from '../ports.ts';
import type { Forgotten } from './forgotten.ts';

/**
 * The same platforms without what people have had forgotten: it is still there, and is neither
 * read nor found again. Parley's own messages stay, by which it finds what it posted.
 */
export function withoutForgotten<Each extends Adapter>(
  adapters: ReadonlyMap<string, Each>,
  forgotten: Pick<Forgotten, 'within'>,
): ReadonlyMap<string, Each> {
  return new Map([...adapters].map(([id, each]) => [id, toUnforgotten(each, forgotten)]));
}

function toUnforgotten<Each extends Adapter>(
  adapter: Each,
  { within }: Pick<Forgotten, 'within'>,
): Each {
  const { archive } = adapter;
  return {
    ...adapter,
    archive: {
      ...archive,
      async read(place, range, signal) {
        const seen = await archive.read(place, range, signal);
        return keep(seen, toIsKept(within(place)));
      },
      async search(query, scope, signal) {
        const { hits, gap } = await archive.search(query, scope, signal);
        const isKept = ({ place, message }: (typeof hits)[number]) =>
          toIsKept(within(place))(message);
        return { hits: await keep(hits, isKept), gap };
      },
    },
  };
}

type IsKept = (message: FoundMessage) => Promise<boolean>;

function toIsKept(isForgotten: ReturnType<Forgotten['within']>): IsKept {
  return async ({ isOwn, speaker: person, ...message }) =>
    isOwn || !(await isForgotten({ ...message, person }));
}

async function keep<Each>(
  all: readonly Each[],
  isKept: (each: Each) => Promise<boolean>,
): Promise<readonly Each[]> {
  const kept = await Promise.all(all.map(isKept));
  return all.filter((_, index) => kept[index]);
}
