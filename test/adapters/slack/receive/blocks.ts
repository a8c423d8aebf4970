import type { Fields } from '../payloads.ts';

/** Blocks as Slack sends them (docs.slack.dev/reference/block-kit/blocks). */

export function rich(...elements: readonly Fields[]): Fields {
  return { type: 'rich_text', block_id: 'b1', elements };
}

export function section(...pieces: readonly (string | Fields)[]): Fields {
  return { type: 'rich_text_section', elements: pieces.map(toPiece) };
}

export function items(style: 'bullet' | 'ordered', ...texts: readonly string[]): Fields {
  return { type: 'rich_text_list', style, indent: 0, elements: texts.map((each) => section(each)) };
}

export function toPiece(piece: string | Fields): Fields {
  return typeof piece === 'string' ? { type: 'text', text: piece } : piece;
}

export function plain(text: string): Fields {
  return { type: 'plain_text', text, emoji: true };
}

export function mrkdwn(text: string): Fields {
  return { type: 'mrkdwn', text, verbatim: false };
}

export function raw(text: string): Fields {
  return { type: 'raw_text', text };
}

/** A table as the composer makes one of what is pasted (vercel/chat#803). */
export function table(...rows: readonly (readonly unknown[])[]): Fields {
  return { type: 'table', block_id: 't1', rows };
}
