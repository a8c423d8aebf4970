import { complete } from './api.js';
import { announce, make } from './dom.js';
import { strings } from './strings.js';

// It scrolls, so the keyboard has to reach it.
const LIST = { id: 'suggestions', className: 'commands', role: 'listbox', tabIndex: 0 };

/**
 * The list over the composer while a command is being typed: of commands, then of what its options
 * may be.
 */
export function createSuggestions(input, getCommands, onPick) {
  const list = make('ul', { ...LIST, 'aria-label': strings.commands, hidden: true });
  const hint = make('p', { className: 'hint', hidden: true });
  let found = [];
  let at = 0;

  const draw = () => {
    list.replaceChildren(...found.map((command, index) => toItem(command, index === at, pick)));
    for (const [index, item] of [...list.children].entries()) item.id = `suggestion-${index}`;
    const wasHidden = list.hidden;
    list.hidden = found.length === 0;
    if (wasHidden && !list.hidden) announce(strings.suggestions(found.length));
    point(input, list.children[at]);
  };

  const show = (items, first = 0) => {
    found = items;
    at = first;
    draw();
  };

  const pick = (item) => {
    show([]);
    onPick(item.text);
  };

  const refresh = () => {
    const { value } = input;
    const { matching, chosen } = match(value, getCommands());
    hint.textContent = (chosen?.options ?? []).map(toUsage).join(' · ');
    hint.hidden = hint.textContent === '';
    show(matching.map(toCommandItem));
    if (chosen) void showValues(chosen, value);
  };

  /** Values are offered, not chosen: Enter sends what was typed. */
  const showValues = async (command, text) => {
    const items = await toValueItems(command, text);
    if (input.value === text && items.some((item) => item.text !== text)) show(items, -1);
  };

  const step = (by) => {
    at = at < 0 && by < 0 ? found.length - 1 : (at + by + found.length) % found.length;
    draw();
  };

  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Tab: () => pick(found[Math.max(at, 0)]),
    Enter: () => pick(found[at]),
    Escape: () => show([]),
  };

  /** Whether the key was for the list. */
  const onKey = (event) => {
    if (list.hidden || !keys[event.key] || event.shiftKey) return false;
    // What is written out is sent, not picked once more.
    if (event.key === 'Enter' && (at < 0 || found[at].text.trim() === input.value)) return false;
    keys[event.key]();
    event.preventDefault();
    return true;
  };

  list.addEventListener('keydown', (event) => {
    if (onKey(event)) input.focus();
  });
  return { list, hint, refresh, onKey };
}

/** Tells a screen reader which suggestion is selected, if one is. */
function point(input, item) {
  if (item) input.setAttribute('aria-activedescendant', item.id);
  else input.removeAttribute('aria-activedescendant');
  item?.scrollIntoView({ block: 'nearest' });
}

/** The commands that a beginning may become, and the one that was chosen already. */
function match(text, commands) {
  const [, given, rest] = /^\/([a-z0-9_-]*)(\s.*)?$/is.exec(text) ?? [];
  if (given === undefined) return { matching: [], chosen: null };
  const name = given.toLowerCase();
  if (rest === undefined) {
    return { matching: commands.filter((command) => command.name.startsWith(name)), chosen: null };
  }
  return { matching: [], chosen: commands.find((command) => command.name === name) ?? null };
}

function toCommandItem({ name, options, description }) {
  return {
    text: `/${name}${options.length > 0 ? ' ' : ''}`,
    label: `/${name}`,
    about: description.replaceAll('`', ''),
  };
}

/** What the option at the end of the text may be. */
async function toValueItems({ name, options }, text) {
  const { option, typed } = toTyped(options, text.replace(/^\S+\s/, ''));
  if (!option) return [];
  const fits = (choice) => choice.toLowerCase().startsWith(typed.toLowerCase());
  const values = option.suggests
    ? await complete(name, option.name, typed)
    : option.choices.filter(fits);
  const before = text.slice(0, text.length - typed.length);
  return values.map((value) => ({ text: before + value, label: value, about: '' }));
}

/** The option that is being typed: the last one named, else the first that takes text. */
function toTyped(options, rest) {
  const [, named, given = ''] = /(?:^|\s)([a-z-]+)[:：]\s?(\S*)$/i.exec(rest) ?? [];
  const option = options.find((each) => each.name === named);
  if (option) return { option, typed: given };
  return { option: options.find(({ type }) => type === 'string'), typed: rest };
}

function toItem(item, isSelected, pick) {
  const onmousedown = (event) => {
    event.preventDefault(); // The cursor stays where it is.
    pick(item);
  };
  return make(
    'li',
    { role: 'option', 'aria-selected': String(isSelected), onmousedown },
    make('b', {}, item.label),
    make('span', { className: 'about' }, item.about),
  );
}

function toUsage({ name, description, choices }) {
  const values = choices.length > 0 ? ` (${choices.join(', ')})` : '';
  return `${name}: ${description.replaceAll('`', '')}${values}`;
}
