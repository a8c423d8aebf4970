import { frame, toFramedLine, toLatestLines, toSpeakerName } from '../../core/frame.ts';
import { strings } from '../../core/strings/index.ts';
import { sayDate } from '../../core/strings/times.ts';
import { joinSentences } from '../../core/strings/wording.ts';
import type { Recalled, RecalledItem } from './recall.ts';
import { memoryStrings } from './strings/index.ts';

const MAX_CHARS = 30_000;
const MAX_ITEM_CHARS = 3_000;

/**
 * What was found, for the model: each message with its number, when it was said and by whom; the
 * latest last. If something has to be left out, it is the oldest.
 */
export function toRecallMaterial(items: readonly RecalledItem[], hasLinks: boolean): string {
  const lines = items.map(({ author, at, text, link }, index) => {
    const when = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
    const where = hasLinks && link !== null ? ` (${link})` : '';
    const short = text.length <= MAX_ITEM_CHARS ? text : `${text.slice(0, MAX_ITEM_CHARS)} [cut]`;
    return toFramedLine(`[${index + 1}] ${when} ${toSpeakerName(author)}${where}`, short);
  });
  return frame('messages', {}, toLatestLines(lines, MAX_CHARS).join('\n'));
}

/** `Ada, Mar 3, 2026`, in the language of the sentences around it. */
export function toCitation({ author, at }: Pick<RecalledItem, 'author' | 'at'>): string {
  return `${toSpeakerName(author)}, ${sayDate(at)}`;
}

/**
 * What the person is told about how it was searched; null for nothing. The sentence must not depend
 * on whether there are passages that the person may not read.
 */
export function toRecallNote(recalled: Recalled): string | null {
  const { isForAll, gap, lack, isPartial, isRebuilding, isUnreadable } = recalled;
  const sentences = [
    ...(isForAll ? [memoryStrings.sharedOnly] : []),
    ...(gap === null ? [] : [strings.notSearched(gap)]),
    ...(isPartial ? [memoryStrings.partial] : []),
    ...(isUnreadable ? [memoryStrings.notReadable] : []),
    ...(isRebuilding ? [memoryStrings.rebuilding] : []),
    ...(lack === null ? [] : [toLackSentence(lack)]),
  ];
  return joinSentences(sentences) || null;
}

function toLackSentence(lack: NonNullable<Recalled['lack']>): string {
  const { wordsOnly, untilTomorrow, partlyByWords, byWordsAlone } = memoryStrings;
  const sentences = { off: wordsOnly, capped: untilTomorrow, behind: partlyByWords };
  return lack === 'failed' ? byWordsAlone : sentences[lack];
}
