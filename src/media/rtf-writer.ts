import { createTextDecoder } from './encoding/dos.ts';
/** Texts that stand beside the main one. */
export type Side = 'header' | 'footer' | 'comment' | 'note';

const TITLES = {
  header: 'Page header: ',
  footer: 'Page footer: ',
  comment: 'Comments:\n',
  note: 'Notes:\n',
} as const;

/** The main text, and those beside it: each comment and note has its number in both. */
export function createSides() {
  const main = createWriter();
  const writers = new Map<Side, ReturnType<typeof createWriter>>();
  const counts = { comment: 0, note: 0 };
  const of = (side: Side | null) => {
    const writer = side === null ? main : (writers.get(side) ?? createWriter());
    if (side !== null) writers.set(side, writer);
    return writer;
  };
  return {
    main,
    of,
    open(side: Side | null) {
      const writer = of(side);
      if (side !== 'comment' && side !== 'note') return writer;
      counts[side] += 1;
      main.addText(`[${side} ${counts[side]}]`);
      writer.addText(`\n[${side} ${counts[side]}] `);
      return writer;
    },
    finish(): string {
      const finish = (side: Side) => {
        const text = writers.get(side)?.finish() ?? '';
        return text === '' ? [] : [`${TITLES[side]}${text}`];
      };
      const text = main.finish();
      const others = [...finish('footer'), ...finish('note'), ...finish('comment')];
      return [...finish('header'), ...(text === '' ? [] : [text]), ...others].join('\n\n');
    },
  };
}

export type TextWriter = ReturnType<typeof createWriter>;

/** Joins words, and bytes that may be parts of one character. */
function createWriter() {
  const pieces: string[] = [];
  let bytes: number[] = [];
  let label = 'windows-1252';
  let isStruck = false;
  const flush = () => {
    if (bytes.length > 0) pieces.push(createTextDecoder(label).decode(Uint8Array.from(bytes)));
    bytes = [];
  };
  const strike = (isNow: boolean) => {
    if (isNow === isStruck) return;
    flush();
    isStruck = isNow;
    pieces.push('~~');
  };
  return {
    strike,
    /** Begins the words of a link; the function that is returned ends it. */
    openLink(address: string): () => void {
      flush();
      const from = pieces.length;
      return () => {
        flush();
        const words = pieces.splice(from).join('');
        pieces.push(words.trim() === '' || words === address ? words : `[${words}](${address})`);
      };
    },
    addByte(byte: number, ofLabel: string): void {
      if (ofLabel !== label) flush();
      label = ofLabel;
      bytes.push(byte);
    },
    /** The second byte of a character may be written as a letter. */
    addWords(words: string, ofLabel: string): void {
      if (words !== '' && isIncomplete(bytes, ofLabel)) {
        bytes.push(words.charCodeAt(0));
        flush();
        pieces.push(toWords(words.slice(1), ofLabel));
        return;
      }
      flush();
      pieces.push(toWords(words, ofLabel));
    },
    addCode(code: number): void {
      flush();
      pieces.push(String.fromCharCode(code & 0xffff));
    },
    addText(text: string): void {
      flush();
      pieces.push(text);
    },
    finish(): string {
      strike(false);
      flush();
      return pieces
        .join('')
        .replaceAll(/ \| \n/g, '\n')
        .replaceAll(/\n{3,}/g, '\n\n')
        .trim();
    },
  };
}

/** Whether the last byte begins a character of two. */
function isIncomplete(bytes: readonly number[], label: string): boolean {
  if (bytes.length === 0 || !/^(?:shift_jis|gbk|big5|euc-kr)$/.test(label)) return false;
  try {
    new TextDecoder(label, { fatal: true }).decode(Uint8Array.from(bytes));
    return false;
  } catch {
    return true;
  }
}

/** Bytes beyond ASCII may also stand as they are. */
function toWords(words: string, label: string): string {
  if (!/[\x80-\xff]/.test(words)) return words;
  return createTextDecoder(label).decode(Buffer.from(words, 'latin1'));
}
