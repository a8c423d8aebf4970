import type { Content } from '../../../core/content.ts';
import { isDefinite, type RefusedExtra } from '../../../core/errors.ts';
import type { Posted } from '../../../core/job.ts';
import { toPlainLine, withoutEscapes } from '../../../core/markdown/inline.ts';
import type { Block } from '../../../core/markdown/scan.ts';
import { createScanner } from '../../../core/markdown/scanner.ts';
import { findCuts, toPieces } from '../../../core/markdown/split.ts';
import type { Args } from '../client.ts';
import { isLayoutRefused } from '../failures.ts';
import { toActions, toEscaped, toShown } from './blocks.ts';
import { post, type Slot } from './post.ts';
import { type AdapterState, parseState, type Target } from './target.ts';

/**
 * An update takes 4,000 characters of text, escaped ones too
 * (docs.slack.dev/reference/methods/chat.update).
 */
const MAX_PART = 3_900;

/** `slot`: what the write has in the rate limit of posts; never one that is free. */
export type PlainOptions = { readonly slot: Exclude<Slot, 'free'>; readonly signal: AbortSignal };

/**
 * Words without layout, which Slack accepts where it refuses blocks: in as many messages as they
 * need, with the buttons in a message of their own. The first of them is the message itself.
 */
export async function writePlain(
  target: Target,
  message: Posted & { readonly id: string },
  content: Content,
  { slot, signal }: PlainOptions,
): Promise<{ readonly state: AdapterState; readonly lost: readonly RefusedExtra[] }> {
  const { place } = target;
  const known = parseState(message.adapterState, place.channel);
  const parts = [...(target.plain.get(message.key) ?? known.parts)];
  const [first = '…', ...rest] = toPlainParts(content);
  await update(target, message.key, message.id, first, signal);
  for (const [index, text] of rest.entries()) {
    const ts = parts[index];
    if (ts === undefined) {
      parts[index] = (await post(target, message, { text }, { slot, signal })).ts;
      // So that it is not posted again if the next one fails.
      target.plain.set(message.key, [...parts]);
    } else await update(target, `${message.key}/${index}`, ts, text, signal);
  }
  for (const ts of parts.splice(rest.length)) await remove(target, ts, signal);
  target.plain.set(message.key, [...parts]);
  const buttons = await writeButtons(
    target,
    message,
    { content, extra: known.extra },
    { slot, signal },
  );
  const sent = content.text.length;
  const { extra, lost } = buttons;
  return { state: { ...known, mode: 'plain', status: content.status, sent, parts, extra }, lost };
}

/**
 * The words of a message and its status line, in parts that Slack accepts as text. They contain no
 * links or entities, mentions of channels only (which notify nobody), and no Markdown except
 * fences.
 */
export function toPlainParts({ text, status }: Pick<Content, 'text' | 'status'>): string[] {
  const whole = [toWords(text).trimEnd(), withoutEscapes(status ?? '')]
    .filter(Boolean)
    .join('\n\n');
  const length = (words: string) => toEscaped(words).length;
  const cuts = findCuts(whole, { max: MAX_PART, length, isPlain: true });
  return toPieces(whole, cuts, 'plain').map((piece) => withChannels(toEscaped(piece)));
}

/** A channel by its name, not by its id. */
function withChannels(escaped: string): string {
  return escaped.replaceAll(/&lt;(#[CG][A-Z0-9]+)&gt;/g, '<$1>');
}

/** What the dialect wrote for a Markdown block, as words. */
function toWords(text: string): string {
  const scanner = createScanner();
  const blocks = [...scanner.push(text), ...scanner.end()];
  return blocks
    .map(toPlainBlock)
    .join('')
    .replaceAll(/&(?:lt|gt|amp);|\u200b/g, toCharacter);
}

const CHARACTERS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

function toCharacter(entity: string): string {
  return CHARACTERS[entity] ?? '';
}

function toPlainBlock(block: Block): string {
  if (block.type === 'fence')
    return block.part === 'inside' ? block.text : `\`\`\`${block.text.endsWith('\n') ? '\n' : ''}`;
  if (block.type === 'verbatim' || (block.type === 'line' && block.isCode)) return block.text;
  const lines = block.type === 'line' ? [block.text] : toRows(block);
  return lines.map(toPlainRow).join('');
}

function toRows({ header, rows }: Extract<Block, { type: 'table' }>): string[] {
  return [header, ...rows].map((cells) => `${cells.join(' | ')}\n`);
}

function toPlainRow(row: string): string {
  const line = row.replace(/\n$/, '');
  const words = line.replace(/^([ \t>]*)#{1,6}[ \t]+/, '$1').replace(RULE, '———');
  return toPlainLine(words, toPlainLink) + row.slice(line.length);
}

const RULE = /^[ \t]*([-*_])(?:[ \t]*\1){2,}[ \t]*$/;

function toPlainLink(label: string, url: string): string {
  return label === '' || label === url ? url : `${label} (${url})`;
}

async function writeButtons(
  target: Target,
  message: Posted,
  { content, extra }: { readonly content: Content; readonly extra: string | null },
  { slot, signal }: PlainOptions,
): Promise<{ readonly extra: string | null; readonly lost: readonly RefusedExtra[] }> {
  const { losses, place } = target;
  if (content.buttons.length === 0) {
    if (extra !== null) await remove(target, extra, signal);
    return { extra: null, lost: [] };
  }
  const blocks = toActions(content.buttons);
  const text = toLabels(content);
  try {
    if (extra !== null) await updateWith(target, extra, { text, blocks }, signal);
    if (extra !== null) return { extra, lost: [] };
    const posted = await post(target, message, { text, blocks }, { slot, signal });
    return { extra: posted.ts, lost: [] };
  } catch (error) {
    if (!isDefinite(error)) throw error;
    if (extra !== null) await remove(target, extra, signal);
    return { extra: null, lost: losses.tell(place.channel, 'buttons', null) };
  }
}

async function update(
  target: Target,
  key: string,
  ts: string,
  text: string,
  signal: AbortSignal,
): Promise<void> {
  const { activeStreams } = target;
  if (!activeStreams.isNews(key, text)) return;
  await updateWith(target, ts, { text, blocks: [] }, signal);
  activeStreams.updated(key, text);
}

async function updateWith(
  { api, place }: Target,
  ts: string,
  shown: Args,
  signal: AbortSignal,
): Promise<void> {
  const { workspace, channel } = place;
  await api.ask(workspace, 'chat.update', { channel, ts, ...shown }, signal);
}

async function remove({ api, place }: Target, ts: string, signal: AbortSignal): Promise<void> {
  const { workspace, channel } = place;
  try {
    await api.ask(workspace, 'chat.delete', { channel, ts }, signal);
  } catch (error) {
    if (!isDefinite(error)) throw error;
  }
}

/**
 * Sends a message that cannot be changed later; as plain text, piece by piece, if its layout is
 * refused.
 */
export async function sendWhole(
  content: Content,
  send: (shown: Args, isFirst: boolean) => Promise<void>,
): Promise<void> {
  try {
    return await send({ ...toShown(content) }, true);
  } catch (error) {
    if (!isLayoutRefused(error)) throw error;
  }
  for (const [index, text] of toPlainParts(content).entries()) await send({ text }, index === 0);
  if (content.buttons.length === 0) return;
  const blocks = toActions(content.buttons);
  await send({ text: toLabels(content), blocks }, false).catch(() => {}); // The words are there.
}

function toLabels({ buttons }: Content): string {
  return buttons.map(({ label }) => label).join(' · ');
}
