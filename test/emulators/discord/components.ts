import { invalidForm } from './errors.ts';
import { atMost, isJson, type Path, toInteger, toList, toRequired, toText } from './json.ts';
import type { Json } from './types.ts';

// Discord docs, "Component Reference".
const MAX_ROWS = 5;
const MAX_BUTTONS = 5;
const MAX_LABEL = 80;
const MAX_CUSTOM_ID = 100;
const MAX_PLACEHOLDER = 150;
const MAX_OPTIONS = 25;
const MAX_OPTION_TEXT = 100;
const MAX_URL = 512;
const MAX_V2_COMPONENTS = 40;
const MAX_V2_TEXT = 4000;
const MAX_TEXT_INPUT = 4000;
const MAX_INPUT_LABEL = 45;
const MAX_INPUT_PLACEHOLDER = 100;
const MAX_LABEL_DESCRIPTION = 100;
const ACTION_ROW = 1;
const BUTTON = 2;
const STRING_SELECT = 3;
const TEXT_INPUT = 4;
const SELECTS = [3, 5, 6, 7, 8];
const SECTION = 9;
const TEXT_DISPLAY = 10;
const CONTAINER = 17;
const LABEL = 18;
const LINK = 5;
const PREMIUM = 6;
const V2_ONLY = [9, 10, 11, 12, 13, 14, 17];
const IN_MODALS = [3, 4, 5, 6, 7, 8, 19, 21, 22, 23];

type Seen = { customIds: Set<string>; count: number; text: number };

const checkCustomId = (component: Json, path: Path, seen: Seen): void => {
  const at = [...path, 'custom_id'];
  const id = toRequired(component.custom_id, at, { min: 1, max: MAX_CUSTOM_ID });
  if (seen.customIds.has(id))
    throw invalidForm(
      at,
      'COMPONENT_CUSTOM_ID_DUPLICATED',
      'Component custom id cannot be duplicated',
    );
  seen.customIds.add(id);
};

const checkButton = (button: Json, path: Path, seen: Seen): void => {
  const style = toInteger(button.style, [...path, 'style'], 1, PREMIUM);
  if (style === undefined)
    throw invalidForm([...path, 'style'], 'BASE_TYPE_REQUIRED', 'This field is required');
  toText(button.label, [...path, 'label'], { max: MAX_LABEL });
  if (style === LINK) {
    const url = toRequired(button.url, [...path, 'url'], { min: 1, max: MAX_URL });
    if (!/^(https?|discord):\/\//.test(url))
      throw invalidForm([...path, 'url'], 'URL_TYPE_INVALID_SCHEME', 'Scheme must be http(s).');
    if (button.custom_id)
      throw invalidForm(path, 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', 'Not both.');
  } else if (style !== PREMIUM) checkCustomId(button, path, seen);
  if (style !== PREMIUM && !button.label && !button.emoji)
    throw invalidForm(
      path,
      'BUTTON_COMPONENT_INVALID_STYLE',
      'A button requires a label or an emoji',
    );
};

const checkSelect = (select: Json, path: Path, seen: Seen): void => {
  checkCustomId(select, path, seen);
  toText(select.placeholder, [...path, 'placeholder'], { max: MAX_PLACEHOLDER });
  toInteger(select.min_values, [...path, 'min_values'], 0, MAX_OPTIONS);
  toInteger(select.max_values, [...path, 'max_values'], 1, MAX_OPTIONS);
  if (select.type !== STRING_SELECT) return;
  const options = toList(select.options, [...path, 'options']);
  atMost(options, MAX_OPTIONS, [...path, 'options']);
  if (options.length === 0)
    throw invalidForm([...path, 'options'], 'BASE_TYPE_REQUIRED', 'This field is required');
  const values = new Set<string>();
  for (const [index, option] of options.entries()) {
    const at = [...path, 'options', index];
    toRequired(option.label, [...at, 'label'], { min: 1, max: MAX_OPTION_TEXT });
    const value = toRequired(option.value, [...at, 'value'], { min: 1, max: MAX_OPTION_TEXT });
    toText(option.description, [...at, 'description'], { max: MAX_OPTION_TEXT });
    if (values.has(value))
      throw invalidForm(
        [...at, 'value'],
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      );
    values.add(value);
  }
};

const checkRow = (row: Json, path: Path, seen: Seen): void => {
  const children = toList(row.components, [...path, 'components']);
  if (children.length === 0)
    throw invalidForm([...path, 'components'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5.');
  const hasSelect = children.some(({ type }) => SELECTS.includes(Number(type)));
  if (children.length > (hasSelect ? 1 : MAX_BUTTONS))
    throw invalidForm(
      [...path, 'components'],
      'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      'The specified component exceeds the maximum width',
    );
  for (const [index, child] of children.entries()) {
    const at = [...path, 'components', index];
    seen.count += 1;
    if (child.type === BUTTON) checkButton(child, at, seen);
    else if (SELECTS.includes(Number(child.type))) checkSelect(child, at, seen);
    else throw unsupported(at);
  }
};

const unsupported = (path: Path) =>
  invalidForm(
    [...path, 'type'],
    'UNION_TYPE_CHOICES',
    'Value of field "type" must be one of the types allowed here.',
  );

const checkV2 = (component: Json, path: Path, seen: Seen): void => {
  seen.count += 1;
  if (component.type === ACTION_ROW) {
    checkRow(component, path, seen);
    return;
  }
  if (!V2_ONLY.includes(Number(component.type))) throw unsupported(path);
  if (component.type === TEXT_DISPLAY) {
    const limits = { min: 1, max: MAX_V2_TEXT };
    seen.text += toRequired(component.content, [...path, 'content'], limits).length;
  }
  if (component.type !== SECTION && component.type !== CONTAINER) return;
  const children = toList(component.components, [...path, 'components']);
  for (const [index, child] of children.entries())
    checkV2(child, [...path, 'components', index], seen);
  if (component.type === SECTION && isJson(component.accessory)) {
    seen.count += 1;
    const at = [...path, 'accessory'];
    if (component.accessory.type === BUTTON) checkButton(component.accessory, at, seen);
  }
};

/** Checks the components of a message and gives them back with the ids Discord assigns. */
export const toComponents = (value: unknown, isV2: boolean): Json[] => {
  const components = toList(value, ['components']);
  const seen: Seen = { customIds: new Set(), count: 0, text: 0 };
  if (!isV2 && components.length > MAX_ROWS)
    throw invalidForm(['components'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.');
  for (const [index, component] of components.entries()) {
    const path = ['components', index];
    if (isV2) checkV2(component, path, seen);
    else if (component.type === ACTION_ROW) checkRow(component, path, seen);
    else throw unsupported(path);
  }
  if (seen.count > MAX_V2_COMPONENTS)
    throw invalidForm(['components'], 'BASE_TYPE_MAX_LENGTH', 'At most 40 components.');
  if (seen.text > MAX_V2_TEXT)
    throw invalidForm(
      ['components'],
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      'The total displayable text size exceeds the maximum',
    );
  let nextId = 1;
  const number = (component: Json): Json => {
    const id = typeof component.id === 'number' && component.id > 0 ? component.id : nextId;
    nextId = Math.max(nextId, id) + 1;
    const children = Array.isArray(component.components) ? component.components : null;
    return {
      ...component,
      id,
      ...(children
        ? { components: children.map((child) => (isJson(child) ? number(child) : child)) }
        : {}),
    };
  };
  return components.map(number);
};

const checkTextInput = (input: Json, path: Path, seen: Seen, isBare: boolean): void => {
  checkCustomId(input, path, seen);
  const limits = { min: 1, max: MAX_INPUT_LABEL };
  if (isBare) toRequired(input.label, [...path, 'label'], limits);
  if (toInteger(input.style, [...path, 'style'], 1, 2) === undefined)
    throw invalidForm([...path, 'style'], 'BASE_TYPE_REQUIRED', 'This field is required');
  toText(input.placeholder, [...path, 'placeholder'], { max: MAX_INPUT_PLACEHOLDER });
  toInteger(input.min_length, [...path, 'min_length'], 0, MAX_TEXT_INPUT);
  const max = toInteger(input.max_length, [...path, 'max_length'], 1, MAX_TEXT_INPUT);
  toText(input.value, [...path, 'value'], { max: max ?? MAX_TEXT_INPUT });
};

const checkField = (field: Json, path: Path, seen: Seen, isBare: boolean): void => {
  if (!IN_MODALS.includes(Number(field.type))) throw unsupported(path);
  if (field.type === TEXT_INPUT) checkTextInput(field, path, seen, isBare);
  else if (SELECTS.includes(Number(field.type))) checkSelect(field, path, seen);
  else checkCustomId(field, path, seen);
};

/** Checks a modal ("Receiving and Responding", Modal): title 45, 1–5 components. */
export const checkModal = (data: Json): void => {
  toRequired(data.title, ['data', 'title'], { min: 1, max: 45 });
  toRequired(data.custom_id, ['data', 'custom_id'], { min: 1, max: MAX_CUSTOM_ID });
  const components = toList(data.components, ['data', 'components']);
  if (components.length === 0 || components.length > MAX_ROWS)
    throw invalidForm(
      ['data', 'components'],
      'BASE_TYPE_BAD_LENGTH',
      'Must be between 1 and 5 in length.',
    );
  const seen: Seen = { customIds: new Set(), count: 0, text: 0 };
  for (const [index, component] of components.entries()) {
    const path = ['data', 'components', index];
    if (component.type === LABEL) {
      toRequired(component.label, [...path, 'label'], { min: 1, max: MAX_INPUT_LABEL });
      toText(component.description, [...path, 'description'], { max: MAX_LABEL_DESCRIPTION });
      const field = isJson(component.component) ? component.component : {};
      checkField(field, [...path, 'component'], seen, false);
    } else if (component.type === ACTION_ROW) {
      const [field] = toList(component.components, [...path, 'components']);
      checkField(field ?? {}, [...path, 'components', 0], seen, true);
    } else if (component.type !== TEXT_DISPLAY) throw unsupported(path);
  }
};
