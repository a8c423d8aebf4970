/** “1 picture”, “2 pictures”. */
export function toCount(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

/** “3 pictures, 1 chart and 2 comments”. */
export function toList(items: readonly string[]): string {
  return new Intl.ListFormat('en').format(items);
}
