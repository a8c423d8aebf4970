import type { Side } from './rtf-writer.ts';

/** What holds for the words of a group. */
export type Group = {
  readonly isHidden: boolean;
  /** Characters that stand behind a Unicode one, for readers that do not know it. */
  readonly fallback: number;
  readonly label: string;
  /** The encoding if the font names none. */
  readonly page: string;
  readonly side: Side | null;
  /** It lists the fonts. */
  readonly isOfFonts: boolean;
  readonly isDeleted: boolean;
  readonly isStruck: boolean;
  readonly place: 'above' | 'below' | null;
  /** The field that it is part of, and what that does, as far as it was read. */
  readonly field: { code: string } | null;
  /** It holds what a field does, not what it shows. */
  readonly isCode: boolean;
  /** Closes what ends with this group. */
  readonly ending: (() => void) | null;
};

/** The encodings of a font’s bytes (RTF 1.9.1, Character Set); others are those of the document. */
const CHARSETS: Readonly<Record<number, string>> = {
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};

/** Learns the fonts as they are listed, and tells the encoding where one is chosen. */
export function createFonts() {
  const labels = new Map<number, string>();
  let listed = 0;
  return {
    read(group: Group, word: string, number: number): Group {
      if (group.isOfFonts && word === 'f') listed = number;
      const charset = CHARSETS[number];
      if (group.isOfFonts && word === 'fcharset' && charset) labels.set(listed, charset);
      if (group.isHidden || (word !== 'f' && word !== 'plain')) return group;
      return { ...group, label: (word === 'f' ? labels.get(number) : null) ?? group.page };
    },
  };
}
