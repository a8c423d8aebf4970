import { childrenOf, type Element } from './xml.ts';

/** Reads what stands in an element, with formulas in it. */
type Read = (element: Element) => string;

/**
 * A formula of Office on one line; null for an element that is not part of one (ECMA-376 part 1,
 * 22.1).
 */
export function toFormula(element: Element, read: Read): string | null {
  const part = (name: string) => childrenOf(element, name).map(read).join('');
  switch (element.name) {
    case 'f':
      return `${group(part('num'))}/${group(part('den'))}`;
    case 'sSup':
      return `${part('e')}^${group(part('sup'))}`;
    case 'sSub':
      return `${part('e')}_${group(part('sub'))}`;
    case 'sSubSup':
      return `${part('e')}_${group(part('sub'))}^${group(part('sup'))}`;
    case 'rad':
      return part('deg') === '' ? `√${group(part('e'))}` : `root(${part('deg')}, ${part('e')})`;
    case 'd':
      return `(${childrenOf(element, 'e').map(read).join(', ')})`;
    case 'nary':
      return toSum(element, part);
    default:
      return null;
  }
}

function toSum(element: Element, part: (name: string) => string): string {
  const properties = childrenOf(element, 'naryPr')[0];
  const sign = (properties && childrenOf(properties, 'chr')[0]?.attribute('m:val')) ?? '∫';
  const [from, to] = [part('sub'), part('sup')];
  const bounds = `${from === '' ? '' : `_${group(from)}`}${to === '' ? '' : `^${group(to)}`}`;
  return `${sign}${bounds} ${part('e')}`;
}

/** One letter or number stands alone, everything longer in brackets. */
function group(text: string): string {
  return /^(?:[\p{L}]|\d+)$/u.test(text) ? text : `(${text})`;
}
