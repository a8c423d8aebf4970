import { type Item, MAX_SPAN } from './emphasis.ts';

/** Whether two bars at a place begin or end what is to be hidden, and are no operator. */
const isSpoiler = (items: readonly Item[], open: number, close: number): boolean => {
  const inner = items
    .slice(open + 1, close)
    .map(({ text }) => text)
    .join('');
  if (inner.trim() === '' || /^\s|\s$/.test(inner)) return false;
  const before = items[open - 1]?.text ?? '';
  const after = items[close + 1]?.text ?? '';
  return !/\s/.test(inner) || !(/[\p{L}\p{N})\]]$/u.test(before) || /^[\p{L}\p{N}(]/u.test(after));
};

const isBars = (item: Item | undefined): boolean => item?.type === 'marks' && item.text === '||';

/** The bars that hide what is between them. */
export const toBarred = (items: readonly Item[]): ReadonlySet<Item> => {
  const kept = new Set<Item>();
  let open = -1;
  for (const [index, item] of items.entries()) {
    if (!isBars(item)) continue;
    const first = items[open];
    if (first && item.at - first.at <= MAX_SPAN && isSpoiler(items, open, index)) {
      kept.add(first).add(item);
      open = -1;
    } else open = index;
  }
  return kept;
};
