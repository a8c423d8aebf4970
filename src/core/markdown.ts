/** A finished stretch of Markdown. The blocks of a text, joined, are the text. */
export type Block =
  /** One line outside fences and tables, with its newline: a paragraph's line, heading, list item, quote, rule or blank line. */
  | { readonly type: 'line'; readonly text: string }
  /** One line of a fenced code block: its opening line, a line inside, or its closing line. */
  | {
      readonly type: 'fence';
      readonly part: 'open' | 'inside' | 'close';
      readonly text: string;
      readonly info: string;
    }
  /** A whole GFM table. */
  | {
      readonly type: 'table';
      readonly text: string;
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly aligns: readonly ('left' | 'center' | 'right' | null)[];
    };
