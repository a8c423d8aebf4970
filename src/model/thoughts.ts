import { isInCode } from '../core/markdown/fence.ts';

/**
 * Takes the model's thoughts out of a stream. They are never asked for; some models send them all
 * the same, marked in a field of the chunk, in tags, or both.
 * https://ai.google.dev/gemini-api/docs/openai#thinking
 */
export type ThoughtFilter = {
  /** What of this chunk may be shown; `isThought`: the server marked it as a thought. */
  push(text: string, isThought?: boolean): string;
  /** What was held back and turned out to be no thought. */
  flush(): string;
};

/** Gemini's tag may stand anywhere, those of other models begin an answer. */
const TAG = '<thought>';
const FIRST_TAGS = [TAG, '<thoughts>', '<think>', '<thinking>', '<reasoning>'];
const CLOSING_TAGS = FIRST_TAGS.map((tag) => tag.replace('<', '</'));

/** As long as before, in whatever letters a model writes its tags. */
const lower = (text: string) => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

type State = {
  /**
   * `closing`: behind marked text, whose closing tag can stand in the first piece of the answer.
   */
  mode: 'start' | 'text' | 'inside' | 'closing';
  /** Not shown and not dropped so far. */
  held: string;
  shown: string;
  /** What ends the thought that is open. */
  close: string;
  /** The open thought was marked as one: only unmarked text is held back. */
  isMarked: boolean;
  /** The space behind a thought that nothing was shown before. */
  skipsSpace: boolean;
};

const CLOSED = { close: '', isMarked: false, skipsSpace: false };

export function createThoughtFilter(): ThoughtFilter {
  const state: State = { mode: 'start', held: '', shown: '', ...CLOSED };
  const take = (text: string): string => {
    state.held += text;
    let shown = '';
    for (let piece = step(state); piece !== null; piece = step(state)) shown += piece;
    return shown;
  };
  return {
    push: (text, isThought = false) => (isThought ? takeMarked(state, text, take) : take(text)),
    flush() {
      const { mode, held, shown, isMarked } = state;
      state.held = '';
      if (mode === 'closing') return '';
      if (mode !== 'inside' || isMarked) return held;
      // A tag in the middle of a line that nothing closes is a word about tags.
      return /(^|\n)[ \t]*$/.test(shown) ? '' : TAG + held;
    },
  };
}

/**
 * Marked text is a thought up to the last closing tag in it. Text that was held back before it is
 * not a thought.
 */
function takeMarked(state: State, text: string, take: (text: string) => string): string {
  const isOpen = state.mode === 'inside';
  const before = isOpen ? '' : show(state, state.mode === 'closing' ? 0 : state.held.length);
  const end = CLOSING_TAGS.map((tag) => ({ tag, at: lower(text).lastIndexOf(tag) })).find(
    ({ at }) => at >= 0,
  );
  state.held = '';
  state.isMarked = true;
  if (end !== undefined) return before + leave(state) + take(text.slice(end.at + end.tag.length));
  const tag = FIRST_TAGS.find((each) => lower(text.trimStart()).startsWith(each));
  if (tag !== undefined) enter(state, tag);
  else if (!isOpen) state.mode = 'closing';
  return before;
}

/** One step through what is held; null: the next piece has to be waited for. */
function step(state: State): string | null {
  if (state.held === '') return null;
  switch (state.mode) {
    case 'start':
      return start(state);
    case 'inside':
      return stay(state);
    case 'closing':
      return close(state);
    case 'text':
      return pass(state);
  }
}

function start(state: State): string | null {
  const begun = state.held.trimStart();
  const tag = FIRST_TAGS.find((each) => lower(begun).startsWith(each));
  if (tag === undefined && FIRST_TAGS.some((each) => each.startsWith(lower(begun)))) return null;
  state.mode = 'text';
  if (tag === undefined) return '';
  state.held = begun.slice(tag.length);
  return enter(state, tag);
}

function enter(state: State, tag: string): string {
  state.mode = 'inside';
  state.close = tag.replace('<', '</');
  return '';
}

/** Its text is kept: a tag that is never closed may not have been one. */
function stay(state: State): string | null {
  const end = state.held.search(new RegExp(state.close, 'i'));
  if (end < 0) return null;
  state.held = state.held.slice(end + state.close.length);
  return leave(state);
}

function leave(state: State): string {
  state.mode = 'text';
  state.isMarked = false;
  state.skipsSpace = /(^|\s)$/.test(state.shown);
  return '';
}

function close(state: State): string | null {
  const begun = state.held.trimStart();
  const tag = CLOSING_TAGS.find((each) => lower(begun).startsWith(each));
  if (tag === undefined && CLOSING_TAGS.some((each) => each.startsWith(lower(begun)))) return null;
  if (tag !== undefined) state.held = begun.slice(tag.length);
  return leave(state);
}

function pass(state: State): string | null {
  if (state.skipsSpace) {
    state.held = state.held.trimStart();
    if (state.held === '') return null;
    state.skipsSpace = false;
  }
  const at = lower(state.held).indexOf(TAG);
  if (at < 0) return show(state, state.held.length - sizeOfBeginning(state.held)) || null;
  const before = show(state, at);
  if (isInCode(state.shown)) return before + show(state, TAG.length);
  state.held = state.held.slice(TAG.length);
  return before + enter(state, TAG);
}

function show(state: State, length: number): string {
  const text = state.held.slice(0, length);
  state.held = state.held.slice(length);
  state.shown += text;
  return text;
}

/** How much of the end could be the beginning of a tag: it has no bracket but its first. */
function sizeOfBeginning(text: string): number {
  const at = text.lastIndexOf('<');
  return at >= 0 && TAG.startsWith(lower(text.slice(at))) ? text.length - at : 0;
}
