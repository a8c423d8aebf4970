/** A token of a line, or a mark in it. */
type Sign = { readonly text: string };

// Stars that stand for any names in a path: the paths of a line would make an emphasis with each
// other.
export const isGlob = (items: readonly Sign[], index: number): boolean => {
  const { text = '' } = items[index] ?? {};
  if (text !== '*' && text !== '**') return false;
  const after = items[index + 1]?.text ?? '';
  const before = items[index - 1]?.text ?? '';
  if (before.endsWith('/')) return /^(?:\/|\.\w)/.test(after);
  return !/[\p{L}\p{N}]$/u.test(before) && after === '/' && items[index + 2]?.text === '*';
};

/** The same, or two stars that end a path and no emphasis. */
export const isInPath = (items: readonly Sign[], index: number): boolean =>
  isGlob(items, index) ||
  (items[index]?.text === '**' && (items[index - 1]?.text ?? '').endsWith('/'));

/** Stars in a path as themselves: escaped where a renderer could pair them. */
export const toLiteralGlob = (
  items: readonly Sign[],
  index: number,
  escapesMarks: boolean,
): string => {
  const { text = '' } = items[index] ?? {};
  const isOther = (item: Sign, at: number) =>
    at !== index && item.text === text && isGlob(items, at);
  return escapesMarks || items.some(isOther) ? text.replaceAll('*', '\\*') : text;
};
