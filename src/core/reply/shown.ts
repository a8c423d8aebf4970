import { type Button, type Content, parseAction, toAction } from '../content.ts';
import { toBoundary } from '../markdown/grapheme.ts';
import { heal } from '../markdown/unfinished.ts';
import type { Step } from '../ports.ts';
import { strings } from '../strings/index.ts';
import { isMadeAgain } from './journal.ts';
import { isHeld, toHeldContent } from './old-text.ts';
import { type Broken, countMessages, enclosuresOf, type Outbox, postedOf } from './state.ts';

/** What a platform puts around a quiet line. */
const LINE_MARKS = 8;

/** What one message is to show. */
export function toContent(outbox: Outbox, index: number, step: Step, isSettled: boolean): Content {
  const { layout, final, activity, options, broken } = outbox;
  const messages = countMessages(outbox);
  if (broken) return toBrokenContent(outbox, broken, index);
  if (isHeld(outbox)) return toHeldContent(outbox);
  if (index >= messages) return toEnclosure(outbox, index - messages, step);
  const text = layout.piece(index);
  if (index < messages - 1) {
    const buttons = step === 'open' ? toNaming(outbox, index) : [];
    return { text, status: null, buttons, files: [] };
  }
  if (!final) return { text, ...activity, buttons: isSettled ? [] : options.buttons, files: [] };
  const files = options.channel.dialect.files.areApart ? [] : (final.files[0] ?? []);
  // Its words come ahead of its files: until those are there it has not ended.
  if (step === 'grow' && files.length > 0)
    return { text, ...activity, buttons: options.buttons, files: [] };
  return { text, ...activity, status: toEndNote(outbox), buttons: final.buttons, files };
}

/**
 * What a message before others is created with: a button names the job, so that a message whose
 * create was lost is found again. One that is made again may take no change that would take Stop
 * off.
 */
function toNaming(outbox: Outbox, index: number): readonly Button[] {
  const { final, options } = outbox;
  if (!final || !isMadeAgain(postedOf(outbox, index))) return options.buttons;
  return final.buttons.filter(({ action }) => parseAction(action).verb === 'remove');
}

/**
 * If files are messages of their own, they are uploaded first and then shown; elsewhere the message
 * is there first, named by a button.
 */
function toEnclosure(outbox: Outbox, index: number, step: Step): Content {
  const { channel, buttons } = outbox.options;
  const files = enclosuresOf(outbox)[index] ?? [];
  const isEmpty = step === 'open' && !channel.dialect.files.areApart;
  return {
    text: '',
    status: null,
    buttons: isEmpty ? buttons : [],
    files: isEmpty ? [] : files,
  };
}

/** What stands of an answer that could go no further. */
function toBrokenContent(outbox: Outbox, broken: Broken, index: number): Content {
  const { layout, shown } = outbox;
  const { channel, journal } = outbox.options;
  const { dialect } = channel;
  const { key } = postedOf(outbox, index);
  const text = (broken.refused === key ? shown.get(key) : undefined) ?? layout.piece(index);
  if (index < broken.last) return { text, status: null, buttons: [], files: [] };
  const status = strings.brokenOff(broken.obstacle);
  const action = toAction('retry', journal.job.id);
  return {
    text: toFitting(text, dialect.maxChars - dialect.length(status) - LINE_MARKS),
    status,
    buttons: [{ label: strings.retry, action, style: 'primary' }],
    files: [],
  };
}

/** Every message keeps room for a short line, but not one that was still growing. */
function toFitting(text: string, max: number): string {
  return text.length <= max
    ? text
    : heal(text.slice(0, toBoundary(text, max - LINE_MARKS, 0)), max);
}

/** The quiet line under the end of an answer; null if there is nothing to say. */
export function toEndNote({ final, layout, losses }: Outbox): string | null {
  const notes = [
    layout.rest === null ? null : strings.restInFile,
    final?.ending.note ?? null,
    ...losses.map(strings.leftOut),
  ].filter((note) => note !== null);
  return notes.length > 0 ? notes.join(' · ') : null;
}

/** A line that has no room under the text stands in a message of its own. */
export function makeRoom(outbox: Outbox): void {
  const { layout, options } = outbox;
  const { length, maxChars } = options.channel.dialect;
  const note = toEndNote(outbox);
  const text = layout.piece(layout.cuts.length);
  if (note === null || text === '' || layout.rest !== null) return;
  if (length(text) + length(note) + LINE_MARKS > maxChars) layout.cutNow();
}
