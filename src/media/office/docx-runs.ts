import { mediaStrings } from '../strings/index.ts';
import { type OfficePart, readDrawing } from './drawings.ts';
import { toFormula } from './math.ts';
import { toPlacedFigures } from './raised.ts';
import { attributeIn, childrenOf, type Element, findAll, xmlTextOf } from './xml.ts';

/** What a part of a Word file needs to be read. */
export type WordPart = OfficePart & {
  /** Numbers footnotes, endnotes and comments as they are met. */
  readonly refer: (kind: 'footnote' | 'endnote' | 'comment', id: string) => string;
  /** In how many text boxes it stands, one within another. */
  readonly boxes?: number;
};

// A text box comes twice: as itself and as a fallback. Ruby has its reading aid beside the text.
const SKIPPED = new Set(['Fallback', 'rt', 'pPr', 'rPr', 'sdtPr', 'tblPr', 'trPr', 'tcPr']);
const REFERENCES = {
  footnoteReference: 'footnote',
  endnoteReference: 'endnote',
  commentReference: 'comment',
} as const;

const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '\u2011',
  softHyphen: '',
};

/** The words of a paragraph or a part of one, with its links, notes, pictures and formulas. */
export function toRunText(element: Element, part: WordPart): string {
  const field = createField();
  const texts = element.children.map((child) => {
    if (typeof child === 'string' || SKIPPED.has(child.name)) return '';
    // A field's code and its result are in runs beside one another.
    return child.name === 'r' ? field.add(child, toRun(child, part)) : toPiece(child, part);
  });
  return texts.join('');
}

function toRun(run: Element, part: WordPart): string {
  const text = toPlaced(run, toRunText(run, part));
  return isStruck(run) && text.trim() !== '' ? `~~${text}~~` : text;
}

function toPlaced(run: Element, text: string): string {
  const [properties] = childrenOf(run, 'rPr');
  const [place] = properties ? childrenOf(properties, 'vertAlign') : [];
  const value = place?.attribute('w:val') ?? '';
  if (value === 'superscript') return toPlacedFigures(text, 'above');
  return value === 'subscript' ? toPlacedFigures(text, 'below') : text;
}

function toPiece(child: Element, part: WordPart): string {
  const { name } = child;
  if (name === 't') return xmlTextOf(child);
  const character = CHARACTERS[name];
  if (character !== undefined) return character;
  if (name === 'del' || name === 'moveFrom') return toDeleted(part);
  if (name === 'sym') return toSymbol(child, part);
  if (name === 'hyperlink') return toLink(child, part);
  if (isReference(name)) return part.refer(REFERENCES[name], child.attribute('w:id') ?? '');
  if (name === 'drawing' || name === 'pict') return toDrawing(child, part);
  if (name === 'object') part.finds.lose('embedded object');
  if (name === 'p') return `${toRunText(child, part)}\n`; // Of a text box
  const formula = toFormula(child, (inner) => toRunText(inner, part));
  return formula ?? toUnwritten(child) ?? toRunText(child, part);
}

/** Words that stand in attributes. */
function toUnwritten(child: Element): string | null {
  if (child.name === 'textpath') return child.attribute('string'); // A watermark
  return child.name === 'fldChar' ? toFormField(child) : null;
}

/** What was chosen in a form of old, whose fields have no text (ECMA-376 part 1, 17.16). */
function toFormField(mark: Element): string {
  const [list] = findAll(mark, 'ddList');
  if (list) {
    const chosen = ['result', 'default'].map((name) => attributeIn(list, name, 'w:val'));
    const entry = childrenOf(list, 'listEntry')[Number(chosen.find((value) => value) ?? 0)];
    return entry?.attribute('w:val') ?? '';
  }
  const [box] = findAll(mark, 'checkBox');
  if (!box) return '';
  const [state] = [...childrenOf(box, 'checked'), ...childrenOf(box, 'default')];
  return state && isOn(state) ? '☑' : '☐';
}

/** A property that is there is on, unless it says that it is not. */
const isOn = (property: Element): boolean =>
  !['0', 'false', 'off'].includes(property.attribute('w:val') ?? '');

const isReference = (name: string): name is keyof typeof REFERENCES => name in REFERENCES;

function toDeleted({ finds }: WordPart): string {
  finds.tell(mediaStrings.changesAccepted);
  return '';
}

const MAX_BOXES = 20; // One within another; people draw two or three.

/** What is drawn, and the words in it; of boxes that are nested too deeply the words alone. */
function toDrawing(drawing: Element, part: WordPart): string {
  const { boxes = 0 } = part;
  if (boxes >= MAX_BOXES) return findAll(drawing, 't', SKIPPED).map(xmlTextOf).join('\n');
  const drawn = readDrawing(drawing, part);
  const words = toRunText(drawing, { ...part, boxes: boxes + 1 }).trim();
  return [drawn, words].filter((text) => text !== '').join('\n');
}

function isStruck(run: Element): boolean {
  const [properties] = childrenOf(run, 'rPr');
  if (!properties) return false;
  return [...childrenOf(properties, 'strike'), ...childrenOf(properties, 'dstrike')].some(isOn);
}

function toLink(link: Element, part: WordPart): string {
  const text = toRunText(link, part);
  const address = part.relations.get(link.attribute('r:id') ?? '')?.address;
  return address ? toMarkdownLink(text, address) : text;
}

function toMarkdownLink(text: string, address: string): string {
  return text.trim() === '' || text === address ? address : `[${text}](${address})`;
}

/** Symbol fonts have their signs in a range of private use (ECMA-376 part 1, 17.3.3.30). */
const WINGDINGS: Readonly<Record<string, string>> = {
  f0fc: '✓',
  f0fb: '✗',
  f0fe: '☑',
  f0fd: '☒',
  f0a8: '☐',
  f06f: '☐',
  f071: '❑',
  f0e0: '→',
  f0df: '←',
  f0e8: '➔',
  f0a7: '▪',
  f06c: '●',
  f06e: '■',
  f04a: '☺',
  f0b7: '•',
};

function toSymbol(symbol: Element, { finds }: WordPart): string {
  const hex = (symbol.attribute('w:char') ?? '').toLowerCase();
  const code = Number.parseInt(hex, 16);
  const isPrivate = code >= 0xe000 && code <= 0xf8ff;
  const known = isPrivate ? WINGDINGS[hex] : undefined;
  if (known) return known;
  if (!isPrivate && code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
  finds.lose('symbol');
  return '□';
}

/** Puts together the fields that are written as runs: of a hyperlink its address and its words. */
function createField() {
  let code = '';
  let result = '';
  let state: 'none' | 'code' | 'result' = 'none';
  return {
    /** What is to be written for a run with this text. */
    add(run: Element, text: string): string {
      const mark = childrenOf(run, 'fldChar')[0]?.attribute('w:fldCharType');
      if (mark === 'begin') [state, code, result] = ['code', '', ''];
      if (mark === 'separate') state = 'result';
      if (state === 'code') code += childrenOf(run, 'instrText').map(xmlTextOf).join('');
      if (mark === 'end') return finish();
      if (state !== 'result' || !/^\s*HYPERLINK\s+"/.test(code)) return text;
      result += text;
      return '';
    },
  };

  function finish(): string {
    state = 'none';
    const address = /^\s*HYPERLINK\s+"([^"]+)"/.exec(code)?.[1];
    const text = result;
    [code, result] = ['', ''];
    return address && text !== '' ? toMarkdownLink(text, address) : text;
  }
}
