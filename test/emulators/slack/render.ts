import type { Block, Json, Message, SeenButton, SeenMessage, Workspace } from './types.ts';
import { isJson } from './wire.ts';

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return isJson(value) && typeof value.text === 'string' ? value.text : '';
};

const listOf = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.filter(isJson) : [];

const richText = (value: Json): string =>
  typeof value.text === 'string'
    ? value.text
    : listOf(value.elements)
        .map(richText)
        .join(String(value.type).endsWith('section') ? '' : '\n');

const cellText = (cell: unknown): string =>
  isJson(cell) && cell.type === 'rich_text' ? richText(cell) : textOf(cell);

const tableText = (block: Block): string =>
  (Array.isArray(block.rows) ? block.rows : [])
    .map((row) => (Array.isArray(row) ? row.map(cellText).join(' | ') : ''))
    .join('\n');

/** What a person reads of a block; buttons are listed apart. */
const blockText = (block: Block): string => {
  switch (block.type) {
    case 'section':
      return [textOf(block.text), ...listOf(block.fields).map(textOf)].filter(Boolean).join('\n');
    case 'context':
      return listOf(block.elements).map(textOf).filter(Boolean).join(' ');
    case 'rich_text':
      return richText(block);
    case 'table':
    case 'data_table':
      return tableText(block);
    case 'image':
    case 'video':
      return textOf(block.title) || textOf(block.alt_text);
    case 'divider':
      return '---';
    case 'plan':
    case 'task_card':
      return textOf(block.title);
    case 'container':
      return [block.title, ...listOf(block.child_blocks)].map(textOf).filter(Boolean).join('\n');
    default:
      return textOf(block.text);
  }
};

export const blocksText = (blocks: readonly Block[]): string =>
  blocks.map(blockText).filter(Boolean).join('\n');

const toButton = (element: Json, actionId = textOf(element.action_id)): SeenButton => ({
  text: textOf(element.text),
  actionId,
  value: textOf(element.value),
  ...(typeof element.style === 'string' ? { style: element.style } : {}),
  ...(typeof element.url === 'string' ? { url: element.url } : {}),
});

export interface Pressable {
  readonly button: SeenButton;
  readonly element: Json;
  readonly blockId: string;
}

const pressablesOf = (element: Json): Omit<Pressable, 'blockId'>[] => {
  if (element.type === 'button' || element.type === 'icon_button')
    return [{ button: toButton(element), element }];
  if (element.type === 'feedback_buttons')
    return [element.positive_button, element.negative_button]
      .filter(isJson)
      .map((side) => ({ button: toButton(side, textOf(element.action_id)), element }));
  return [];
};

/** Everything on a message or view that reacts to a click, in reading order. */
export const pressables = (blocks: readonly Block[]): Pressable[] =>
  blocks.flatMap((block) =>
    [...listOf(block.elements), ...(isJson(block.accessory) ? [block.accessory] : [])]
      .flatMap(pressablesOf)
      .map((each) => ({ ...each, blockId: textOf(block.block_id) })),
  );

/** The elements of a payload by action_id, with the id of their block. */
export const findElement = (
  blocks: readonly Block[],
  actionId: string,
): { element: Json; blockId: string } | undefined => {
  for (const block of blocks)
    for (const each of [...listOf(block.elements), block.accessory, block.element])
      if (isJson(each) && each.action_id === actionId)
        return { element: each, blockId: textOf(block.block_id) };
  return undefined;
};

/** docs: messaging/formatting-message-text; these notify people wherever they stand in a text. */
const PINGS =
  /<!(?:channel|here|everyone|subteam\^[^>|]+)(?:\|[^>]*)?>|<@[UW][A-Z0-9]+(?:\|[^>]*)?>/g;

const visibleText = (message: Message): string => {
  const parts = [message.stream ? message.text : '', blocksText(message.blocks)];
  const attached = (message.attachments ?? []).map((each) =>
    [each.pretext, each.title, each.text].map(textOf).filter(Boolean).join('\n'),
  );
  const shown = parts.filter(Boolean).join('\n') || message.text;
  return [shown, ...attached].filter(Boolean).join('\n');
};

export const toSeen = (workspace: Workspace, message: Message): SeenMessage => {
  const text = visibleText(message);
  const tasks = [...(message.stream?.tasks.values() ?? [])];
  const written = JSON.stringify([message.text, message.blocks, tasks]);
  return {
    channel: message.channel,
    ts: message.ts,
    ...(message.threadTs ? { threadTs: message.threadTs } : {}),
    user: message.user,
    text,
    buttons: pressables(message.blocks).map(({ button }) => button),
    streaming: message.stream?.state === 'live',
    edited: message.edited !== undefined,
    files: message.files.map(({ id, name, mimetype, bytes }) => ({ id, name, mimetype, bytes })),
    reactions: message.reactions.map(({ name, users }) => ({ name, users: [...users] })),
    tasks,
    pings: message.user === workspace.botUserId ? [...new Set(written.match(PINGS) ?? [])] : [],
    unfurls: message.unfurls ?? false,
    ...(message.metadata ? { metadata: message.metadata } : {}),
    blocks: message.blocks,
    notification: message.text,
    ...(message.ephemeralFor ? { ephemeralFor: message.ephemeralFor } : {}),
  };
};
