import type { Round } from '../job.ts';
import { readLine, START } from '../markdown/fence.ts';
import { mapInline } from '../markdown/inline.ts';
import { linksIn, toAddress } from '../net/addresses.ts';
import type { Source } from '../ports.ts';
import { strings } from '../strings/index.ts';

const MAX_SOURCES = 8;

/**
 * A compact list of links at the end of an answer; empty where it rests on none. What people said
 * is looked for in much that is not to the point: of that only what the answer links, the newest
 * first.
 */
export function toSourceList(rounds: readonly Round[], answer: string): string {
  const all = rounds.flatMap(({ sources }) => sources);
  const linked = new Set(all.some(isSaid) ? addressesShown(answer) : []);
  const said = all
    .filter((source) => isSaid(source) && linked.has(toAddress(source.url) ?? source.url))
    .toSorted((a, b) => (b.saidAt ?? 0) - (a.saidAt ?? 0));
  const byUrl = new Map<string, Source>();
  for (const source of [...said, ...all.filter((each) => !isSaid(each))])
    byUrl.set(source.url, source);
  const links = [...byUrl.values()]
    .slice(0, MAX_SOURCES)
    .map(
      ({ title, url }) =>
        `[${toLinkText(title || url)}](${url.replaceAll(/[()\s]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)})`,
    );
  return links.length === 0 ? '' : `\n\n${strings.sources(links)}`;
}

function isSaid({ saidAt }: Source): boolean {
  return saidAt !== undefined;
}

/** The addresses in a text, as the URL parser spells them. In code they lead nowhere. */
function addressesShown(text: string): readonly string[] {
  const shown: string[] = [];
  let state = START;
  for (const line of text.split('\n')) {
    const read = readLine(state, line);
    state = read.state;
    if (read.kind === 'text') shown.push(mapInline(line, toRead, () => ' '));
  }
  return shown.flatMap(linksIn);
}

/** The model reads addresses in a frame, and writes them as they stand there. */
function toRead(text: string): string {
  return text.replaceAll('&amp;', '&');
}

function toLinkText(title: string): string {
  const text = title.replaceAll(/[[\]\\`*_~<>|\s]+/g, ' ').trim();
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
