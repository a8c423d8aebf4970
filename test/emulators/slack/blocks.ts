import { SlackError } from './errors.ts';
import type { Block, Json } from './types.ts';
import { isJson } from './wire.ts';

// docs: reference/block-kit/blocks and reference/block-kit/block-elements
const MAX_BLOCKS = { message: 50, modal: 100, home: 100 } as const;
const MAX_MARKDOWN = 12_000; // blocks/markdown-block: cumulative for one payload
const MAX_SECTION_TEXT = 3000;
const MAX_FIELD_TEXT = 2000;
const MAX_FIELDS = 10;
const MAX_HEADER_TEXT = 150;
const MAX_CONTEXT_ELEMENTS = 10;
const MAX_ACTIONS = 25;
const MAX_CONTEXT_ACTIONS = 5;
const MAX_BUTTON_TEXT = 75;
const MAX_BUTTON_VALUE = 2000;
const MAX_URL = 3000;
const MAX_ID = 255;
const MAX_OPTIONS = 100;
const MAX_TABLE_ROWS = 100;
const MAX_TABLE_CELLS = 20;
const MAX_ALT_TEXT = 2000;

export type Surface = 'message' | 'modal' | 'home';
type Check = (block: Json, at: string, fail: Fail) => void;
type Fail = (reason: string, at: string) => void;

const INTERACTIVE = new Set([
  'button',
  'overflow',
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
  'multi_static_select',
  'multi_external_select',
  'multi_users_select',
  'multi_conversations_select',
  'multi_channels_select',
  'checkboxes',
  'radio_buttons',
  'datepicker',
  'timepicker',
  'datetimepicker',
  'workflow_button',
  'rich_text_input',
]);
const INPUTS = new Set([
  ...INTERACTIVE,
  'plain_text_input',
  'number_input',
  'email_text_input',
  'url_text_input',
  'file_input',
]);
const NOT_INPUTS = ['button', 'overflow', 'workflow_button'];

const checkText = (
  value: unknown,
  at: string,
  max: number,
  fail: Fail,
  kinds: readonly string[] = ['plain_text', 'mrkdwn'],
): void => {
  if (!isJson(value)) {
    fail('missing required field: text object', at);
    return;
  }
  if (!kinds.includes(String(value.type)))
    fail(`must be one of: ${kinds.join(', ')}`, `${at}/type`);
  if (typeof value.text !== 'string' || value.text.length === 0) {
    fail('must be more than 0 characters', `${at}/text`);
    return;
  }
  if (value.text.length > max) fail(`must be less than ${max + 1} characters`, `${at}/text`);
};

const checkLength = (value: unknown, at: string, max: number, fail: Fail): void => {
  if (value === undefined) return;
  if (typeof value !== 'string') {
    fail('must be a string', at);
    return;
  }
  if (value.length > max) fail(`must be less than ${max + 1} characters`, at);
};

const itemsOf = (value: unknown, at: string, max: number, fail: Fail): readonly Json[] => {
  if (!Array.isArray(value) || value.length === 0) {
    fail('no less than 1 items required', at);
    return [];
  }
  if (value.length > max) fail(`no more than ${max} items allowed`, at);
  return value.filter((item, index): item is Json => {
    if (!isJson(item)) fail('must be an object', `${at}/${index}`);
    return isJson(item);
  });
};

const checkButton = (button: Json, at: string, fail: Fail): void => {
  checkText(button.text, `${at}/text`, MAX_BUTTON_TEXT, fail, ['plain_text']);
  checkLength(button.value, `${at}/value`, MAX_BUTTON_VALUE, fail);
  checkLength(button.url, `${at}/url`, MAX_URL, fail);
  if (button.style !== undefined && !['primary', 'danger'].includes(String(button.style)))
    fail('must be one of: primary, danger', `${at}/style`);
};

const checkOptions = (element: Json, at: string, fail: Fail): void => {
  const type = String(element.type);
  if (!/^(multi_)?static_select$|^overflow$|^checkboxes$|^radio_buttons$/.test(type)) return;
  if (element.option_groups !== undefined) return;
  const options = itemsOf(element.options, `${at}/options`, MAX_OPTIONS, fail);
  for (const [index, option] of options.entries()) {
    checkText(option.text, `${at}/options/${index}/text`, MAX_BUTTON_TEXT, fail);
    checkLength(option.value, `${at}/options/${index}/value`, 150, fail);
  }
};

const checkElement = (element: Json, at: string, allowed: Set<string>, fail: Fail): void => {
  const type = String(element.type);
  if (!allowed.has(type)) {
    fail(`unsupported type: ${type}`, `${at}/type`);
    return;
  }
  checkLength(element.action_id, `${at}/action_id`, MAX_ID, fail);
  if (type === 'button') checkButton(element, at, fail);
  checkOptions(element, at, fail);
};

const checkContextAction = (element: Json, at: string, fail: Fail): void => {
  if (element.type === 'icon_button') {
    if (element.icon !== 'trash') fail('must be one of: trash', `${at}/icon`);
    checkText(element.text, `${at}/text`, MAX_BUTTON_TEXT, fail, ['plain_text']);
    return;
  }
  if (element.type !== 'feedback_buttons') {
    fail(`unsupported type: ${String(element.type)}`, `${at}/type`);
    return;
  }
  for (const side of ['positive_button', 'negative_button']) {
    const button = element[side];
    if (!isJson(button)) fail(`missing required field: ${side}`, at);
    else {
      checkText(button.text, `${at}/${side}/text`, MAX_BUTTON_TEXT, fail, ['plain_text']);
      checkLength(button.value, `${at}/${side}/value`, MAX_BUTTON_VALUE, fail);
    }
  }
};

const checkSection: Check = (block, at, fail) => {
  if (block.text === undefined && block.fields === undefined)
    return fail('missing required field: text or fields', at);
  if (block.text !== undefined) checkText(block.text, `${at}/text`, MAX_SECTION_TEXT, fail);
  if (block.fields !== undefined)
    for (const [index, field] of itemsOf(block.fields, `${at}/fields`, MAX_FIELDS, fail).entries())
      checkText(field, `${at}/fields/${index}`, MAX_FIELD_TEXT, fail);
  if (isJson(block.accessory))
    checkElement(block.accessory, `${at}/accessory`, new Set([...INTERACTIVE, 'image']), fail);
};

const checkTable: Check = (block, at, fail) => {
  if (!Array.isArray(block.rows) || block.rows.length === 0)
    return fail('no less than 1 items required', `${at}/rows`);
  if (block.rows.length > MAX_TABLE_ROWS)
    fail(`no more than ${MAX_TABLE_ROWS} items allowed`, `${at}/rows`);
  for (const [index, row] of block.rows.entries())
    if (!Array.isArray(row) || row.length > MAX_TABLE_CELLS)
      fail(`no more than ${MAX_TABLE_CELLS} items allowed`, `${at}/rows/${index}`);
};

const checkElements =
  (max: number, check: (element: Json, at: string, fail: Fail) => void): Check =>
  (block, at, fail) => {
    for (const [index, element] of itemsOf(block.elements, `${at}/elements`, max, fail).entries())
      check(element, `${at}/elements/${index}`, fail);
  };

const required =
  (...names: readonly string[]): Check =>
  (block, at, fail) => {
    for (const name of names)
      if (block[name] === undefined) fail(`missing required field: ${name}`, at);
  };

const checkInput: Check = (block, at, fail) => {
  checkText(block.label, `${at}/label`, 2000, fail, ['plain_text']);
  const allowed = new Set([...INPUTS].filter((type) => !NOT_INPUTS.includes(type)));
  if (!isJson(block.element)) fail('missing required field: element', at);
  else checkElement(block.element, `${at}/element`, allowed, fail);
};

const CHECKS: Readonly<Record<string, Check>> = {
  section: checkSection,
  header: (block, at, fail) =>
    checkText(block.text, `${at}/text`, MAX_HEADER_TEXT, fail, ['plain_text']),
  divider: () => undefined,
  actions: checkElements(MAX_ACTIONS, (element, at, fail) =>
    checkElement(element, at, INTERACTIVE, fail),
  ),
  context: checkElements(MAX_CONTEXT_ELEMENTS, (element, at, fail) => {
    if (element.type === 'image') required('alt_text')(element, at, fail);
    else checkText(element, at, MAX_SECTION_TEXT, fail);
  }),
  context_actions: checkElements(MAX_CONTEXT_ACTIONS, checkContextAction),
  image: (block, at, fail) => {
    required('alt_text')(block, at, fail);
    checkLength(block.alt_text, `${at}/alt_text`, MAX_ALT_TEXT, fail);
    if (block.image_url === undefined && block.slack_file === undefined)
      fail('missing required field: image_url or slack_file', at);
  },
  markdown: (block, at, fail) => {
    if (typeof block.text !== 'string' || block.text === '')
      fail('must be more than 0 characters', `${at}/text`);
  },
  input: checkInput,
  table: checkTable,
  data_table: required('rows', 'caption'),
  rich_text: required('elements'),
  video: required('video_url', 'thumbnail_url', 'alt_text', 'title'),
  task_card: required('task_id', 'title', 'status'),
  plan: required('title'),
  alert: required('text'),
  card: () => undefined,
  carousel: required('elements'),
  container: required('child_blocks'),
};
const NOT_IN_MODALS = new Set(['markdown', 'task_card', 'plan', 'context_actions', 'table']);

/** Every action_id and block_id of a payload, in order. */
const idsOf = (blocks: readonly Json[], key: 'action_id' | 'block_id'): string[] =>
  blocks
    .flatMap((block) => {
      if (key === 'block_id') return block.type === 'markdown' ? [] : [block.block_id];
      const elements = Array.isArray(block.elements) ? block.elements : [];
      return [...elements, block.accessory, block.element].map((each) =>
        isJson(each) ? each.action_id : undefined,
      );
    })
    .filter((id): id is string => typeof id === 'string');

const checkUnique = (blocks: readonly Json[], fail: Fail): void => {
  for (const key of ['action_id', 'block_id'] as const) {
    const seen = new Set<string>();
    for (const id of idsOf(blocks, key)) {
      if (seen.has(id)) fail(`duplicate ${key}: ${id}`, '/blocks');
      seen.add(id);
    }
  }
};

/** The blocks with their generated ids; throws `invalid_blocks` with a reason for each mistake. */
export const validBlocks = (blocks: readonly Json[], surface: Surface): readonly Block[] => {
  const reasons: string[] = [];
  const fail: Fail = (reason, at) => reasons.push(`[ERROR] ${reason} [json-pointer:${at}]`);
  if (blocks.length > MAX_BLOCKS[surface])
    fail(`no more than ${MAX_BLOCKS[surface]} items allowed`, '/blocks');
  for (const [index, block] of blocks.entries()) {
    const at = `/blocks/${index}`;
    const check = CHECKS[String(block.type)];
    if (!check || (surface === 'modal' && NOT_IN_MODALS.has(String(block.type))))
      fail(`unsupported type: ${String(block.type)}`, `${at}/type`);
    else check(block, at, fail);
    checkLength(block.block_id, `${at}/block_id`, MAX_ID, fail);
  }
  checkUnique(blocks, fail);
  if (reasons.length > 0) throw new SlackError('invalid_blocks', { messages: reasons });
  const markdown = blocks.reduce(
    (sum, block) => sum + (block.type === 'markdown' ? String(block.text).length : 0),
    0,
  );
  if (markdown > MAX_MARKDOWN)
    throw new SlackError('msg_blocks_too_long', {
      messages: [
        `[ERROR] markdown blocks hold ${markdown} characters, ${MAX_MARKDOWN} are allowed`,
      ],
    });
  return blocks.map((block, index) => toBlock(block, index));
};

const toBlock = (block: Json, index: number): Block => ({
  ...block,
  type: String(block.type),
  // A markdown block's own id is ignored (docs: blocks/markdown-block).
  block_id:
    typeof block.block_id === 'string' && block.type !== 'markdown' ? block.block_id : `b${index}`,
});
