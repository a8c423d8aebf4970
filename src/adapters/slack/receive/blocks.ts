import type {
  BlockPicture,
  Cell,
  InnerBlock,
  RichElement,
  RichPiece,
  SlackBlock,
} from './block-shapes.ts';
import { toOffered } from './choices.ts';
import type { Reading } from './reading.ts';
import { toRichText } from './rich-text.ts';
import { toImageText, toMarkdownLink, withoutOwn } from './text.ts';

/** Slack: 50 blocks a message (docs.slack.dev/reference/block-kit/blocks). */
const MAX_BLOCKS = 100;

/** What a block says; a table stands by itself. */
export type BlockText = { readonly isTable: boolean; readonly type: string; readonly text: string };

/** What each of some blocks says, as Markdown; blocks without words are left out. */
export function readBlocks(blocks: readonly SlackBlock[], reading: Reading): BlockText[] {
  if (blocks.length > MAX_BLOCKS) reading.leaveOut(`${blocks.length - MAX_BLOCKS} more blocks`);
  return blocks.slice(0, MAX_BLOCKS).flatMap((block) => {
    const text = withoutOwn(toBlockText(block, reading), reading.ownId).trim();
    const isTable = block.type === 'table' || block.type === 'data_table';
    return text === '' ? [] : [{ isTable, type: block.type, text }];
  });
}

function toBlockText({ child_blocks, tasks, ...block }: SlackBlock, reading: Reading): string {
  const own = toInnerText(block, reading);
  return toLines([own, ...[...child_blocks, ...tasks].map((each) => toInnerText(each, reading))]);
}

type ToText = (block: InnerBlock, reading: Reading) => string;

const rich: ToText = ({ elements }, reading) => toRichText(elements, reading);
const elementsOnly: ToText = ({ elements }, reading) =>
  elements
    .map((each) => toElementText(each, reading))
    .filter((shown) => shown !== '')
    .join(' ');

/** Kinds whose words do not stand where most blocks have them. */
const KINDS: Readonly<Record<string, ToText>> = {
  rich_text: rich,
  header: ({ text }, reading) => toBold(reading.wordsOf(text)),
  markdown: ({ text }, reading) => reading.markdown(text.text),
  context: elementsOnly,
  actions: elementsOnly,
  context_actions: () => '',
  divider: () => '',
  table: (block, reading) => toTable(block.rows, reading),
  data_table: (block, reading) =>
    toLines([toBold(reading.wordsOf(block.caption)), toTable(block.rows, reading)]),
  data_visualization: toChart,
  video: toVideo,
  carousel: ({ elements }, reading) => toLines(elements.map((each) => toCard(each, reading))),
  file: (_, reading) => {
    reading.leaveOut('a file that is kept outside Slack');
    return '';
  },
  call: (block, reading) => {
    const { name, join_url: url } = block.call.v1;
    reading.leaveOut('a call');
    const named = url === '' ? name : toMarkdownLink(url, name || url);
    return toLines([named, toGeneral(block, reading)]);
  },
};

function toInnerText(block: InnerBlock, reading: Reading): string {
  const toText = Object.hasOwn(KINDS, block.type) ? KINDS[block.type] : undefined;
  return (toText ?? toGeneral)(block, reading);
}

const GENERAL = [
  'section',
  'image',
  'input',
  'alert',
  'card',
  'container',
  'plan',
  'task_card',
  'call',
];

/** What a block says in the members that most of them share; so are kinds read that are new. */
function toGeneral(block: InnerBlock, reading: Reading): string {
  const { title, subtitle, text, body, description, label, hint, caption } = block;
  const [top, ...rest] = [title, label, subtitle, caption, text, body, description, hint].map(
    (each) => reading.wordsOf(each),
  );
  const shown = toLines([
    toBold(top ?? ''),
    toRichText(block.rich_text_title.elements, reading),
    ...rest,
    ...block.fields.map((field) => reading.wordsOf(field)),
    toElementText(block.accessory, reading),
    toElementText(block.element, reading),
    block.type === 'image' && reading.wordsOf(title) === block.alt_text ? '' : block.alt_text,
    toRichText(block.details.elements, reading),
    toRichText(block.output.elements, reading),
    ...block.sources.map((source) => toMarkdownLink(source.url, source.text)),
    toPictureText(block.hero_image),
    toPictureText(block.icon),
    ...[...block.elements, ...block.actions].map((each) => toElementText(each, reading)),
    toTable(block.rows, reading),
  ]);
  if (shown === '' && block.type === 'image') return toPictureText(block);
  if (shown === '' && block.type !== '' && !GENERAL.includes(block.type))
    reading.leaveOut('a block of a kind that I do not know');
  return shown;
}

function toVideo(block: InnerBlock, reading: Reading): string {
  const title = reading.wordsOf(block.title);
  const url = block.title_url || block.video_url;
  return toLines([
    url === '' ? title : toMarkdownLink(url, title || url),
    block.author_name,
    block.provider_name,
    reading.wordsOf(block.description),
    block.alt_text === title ? '' : block.alt_text,
  ]);
}

/** A chart as the table of its figures. */
function toChart({ title, chart }: InnerBlock, reading: Reading): string {
  const { segments, series } = chart;
  const labels = (series[0]?.data ?? segments).map(({ label }) => label);
  const columns = series.length > 0 ? series : [{ name: 'Value', data: segments }];
  const head = ['', ...columns.map(({ name }) => name)];
  const rows = labels.map((label, at) => [
    label,
    ...columns.map(({ data }) => data[at]?.value ?? ''),
  ]);
  return toLines([
    toBold(reading.wordsOf(title)),
    labels.length === 0 ? '' : toRows([head, ...rows]),
  ]);
}

function toCard(card: RichElement, reading: Reading): string {
  const { title, subtitle, body, text, hero_image, icon, actions } = card;
  const [top = '', ...rest] = [title, subtitle, body, text].map((each) => reading.wordsOf(each));
  return toLines([
    toBold(top),
    ...rest,
    toPictureText(hero_image),
    toPictureText(icon),
    ...actions.map((each) => toElementText(each, reading)),
  ]);
}

/** An image by its description, else by the name in its address. */
function toPictureText({ alt_text, image_url, slack_file }: BlockPicture): string {
  return alt_text || toImageText(image_url || slack_file.url);
}

/** What stands on a button, beside a picture, or in the elements of a context. */
function toElementText(element: RichPiece | RichElement, reading: Reading): string {
  const { type, text, url, alt_text, placeholder } = element;
  if ('elements' in element && element.elements.length > 0) return toRichText([element], reading);
  const name = reading.wordsOf(text) || alt_text || reading.wordsOf(placeholder);
  const choice = toOffered(element, name, reading);
  if (choice !== '') return choice;
  const shown = name || toPictureText(element);
  if (shown === '') return '';
  if (url !== '') return toMarkdownLink(url, shown);
  return /button|select|picker|overflow|input|checkboxes/.test(type) ? `[${shown}]` : shown;
}

function toTable(rows: InnerBlock['rows'], reading: Reading): string {
  return toRows(rows.map((row) => row.map((cell) => toCellText(cell, reading))));
}

function toCellText({ type, text, value, elements }: Cell, reading: Reading): string {
  if (elements.length > 0) return toRichText(elements, reading);
  return (type === 'mrkdwn' ? reading.wordsOf(text) : text.text) || value;
}

/** Rows as a Markdown table, whose header is as wide as the widest of them. */
function toRows(rows: readonly (readonly string[])[]): string {
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  const width = filled.reduce((most, { length }) => Math.max(most, length), 0);
  const [head, ...body] = filled;
  if (!head) return '';
  const wide = [...head, ...Array<string>(width - head.length).fill('')];
  return [toRow(wide), toRow(wide.map(() => '---')), ...body.map(toRow)].join('\n');
}

function toRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.trim().replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`;
}

function toBold(text: string): string {
  const bare = text.trim();
  return bare === '' || bare.includes('\n') || bare.includes('**') ? bare : `**${bare}**`;
}

function toLines(parts: readonly string[]): string {
  return parts.filter((part) => part.trim() !== '').join('\n');
}
