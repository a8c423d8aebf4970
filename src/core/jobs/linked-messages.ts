import { createAccess } from '../access.ts';
import type { Linked } from '../conversation/prompt.ts';
import type { Message } from '../messages.ts';
import { linksIn } from '../net/addresses.ts';
import type { Audience, Located, SeenMessage } from '../ports.ts';
import { strings } from '../strings/index.ts';
import type { JobRun } from './job-run.ts';
import { toOnHeard, toOnShared } from './read-before.ts';

/** A message, or what was typed as a command; that has no id where it is no message. */
type Linking = Pick<Message, 'place' | 'speaker' | 'text' | 'quoted' | 'shared'> & {
  readonly id: string | null;
};

/** So many links of a message are followed. */
const MAX_LINKED = 5;

/**
 * The messages that the links in a message lead to, as far as everyone who reads the answer may
 * read them (design: promise 13).
 */
export async function readLinked(
  { adapter, journal, signals: { thinking } }: JobRun,
  { place, speaker, text, quoted, shared = [], id }: Linking,
  { to }: Audience,
): Promise<{ readonly linked: readonly Linked[]; readonly problems: readonly string[] }> {
  const found = [...linksIn(text), ...shared].flatMap((address) => {
    const target = adapter.archive.locate(place, address);
    return target && target.id !== id ? [{ address, ...target }] : [];
  });
  // Slack tells of a message that a link leads to as one that is shared.
  const located = found.filter(
    (each, index) => found.findIndex((other) => isSameMessage(each, other)) === index,
  );
  const asking = { here: place, asker: speaker, to };
  const noting = { onHeard: toOnHeard(journal), onShared: toOnShared(journal, asking) };
  const access = createAccess(adapter, { ...asking, ...noting }, thinking);
  const read = async (target: Located): Promise<SeenMessage | 'hidden' | 'unread'> => {
    const from = await access.findReadable(target.place);
    if (!from) return 'unread';
    if (!from.isShared) return 'hidden';
    const [first] = await access.read(from, { after: target.before, limit: 1 });
    return first?.id === target.id ? first : 'unread';
  };
  const followed = await Promise.all(
    located.slice(0, MAX_LINKED).map(async ({ address, ...target }) => {
      const seen = await read(target).catch(() => 'unread' as const);
      return { address, seen };
    }),
  );
  thinking.throwIfAborted();
  const linked = followed.flatMap(({ address, seen }) =>
    typeof seen === 'string' ? [] : [{ address, seen }],
  );
  // Stored at once: the platform may quote the same message while the model is asked.
  if (linked.length > 0) await journal.write({});
  // A platform may quote it beside the link.
  const isQuoted = ({ seen }: Linked) =>
    seen.text !== '' && quoted.some((quote) => quote.text.includes(seen.text));
  const hidden = followed.filter(({ seen }) => seen === 'hidden').length;
  const unread = located.length - linked.length - hidden;
  const problems = [
    ...(unread > 0 ? [strings.unreadLinks(unread)] : []),
    ...(hidden > 0 ? [strings.hiddenLinks(hidden)] : []),
  ];
  return { linked: linked.filter((each) => !isQuoted(each)), problems };
}

function isSameMessage(a: Located, b: Located): boolean {
  return a.id === b.id && a.place.channel === b.place.channel;
}
