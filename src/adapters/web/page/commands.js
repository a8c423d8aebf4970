import { make } from './dom.js';

/** The list of commands over the composer while one is being typed. */
export function createSuggestions(input, getCommands, onPick) {
  const list = make('ul', {
    id: 'suggestions',
    className: 'commands',
    role: 'listbox',
    'aria-label': 'Commands',
    hidden: true,
  });
  const hint = make('p', { className: 'hint', hidden: true });
  let found = [];
  let at = 0;

  const draw = () => {
    list.replaceChildren(...found.map((command, index) => toItem(command, index === at, pick)));
    for (const [index, item] of [...list.children].entries()) item.id = `suggestion-${index}`;
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    if (list.hidden) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `suggestion-${at}`);
    list.children[at]?.scrollIntoView({ block: 'nearest' });
  };

  const show = (commands) => {
    found = commands;
    at = 0;
    draw();
  };

  const pick = (command) => {
    show([]);
    onPick(`/${command.name}${command.options.length > 0 ? ' ' : ''}`);
  };

  const refresh = () => {
    const { matching, chosen } = match(input.value, getCommands());
    hint.textContent = (chosen?.options ?? []).map(toLongUsage).join(' · ');
    hint.hidden = hint.textContent === '';
    show(matching);
  };

  const step = (by) => {
    at = (at + by + found.length) % found.length;
    draw();
  };

  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Tab: () => pick(found[at]),
    Enter: () => pick(found[at]),
    Escape: () => show([]),
  };

  /** Whether the key was for the list. */
  const onKey = (event) => {
    if (list.hidden || !keys[event.key] || event.shiftKey) return false;
    // A command that is written out is sent, not picked once more.
    if (event.key === 'Enter' && `/${found[at].name}` === input.value) return false;
    keys[event.key]();
    event.preventDefault();
    return true;
  };

  return { list, hint, refresh, onKey };
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

function toItem(command, isSelected, pick) {
  const onmousedown = (event) => {
    event.preventDefault(); // The cursor stays where it is.
    pick(command);
  };
  return make(
    'li',
    { role: 'option', 'aria-selected': String(isSelected), onmousedown },
    make('b', {}, `/${command.name}`),
    make('span', { className: 'usage' }, command.options.map(toUsage).join(' ')),
    make('span', { className: 'about' }, command.description),
  );
}

function toUsage({ name, isRequired }) {
  return isRequired ? `${name}:…` : `[${name}:…]`;
}

function toLongUsage(option) {
  const choices = option.choices.length > 0 ? ` (${option.choices.join(', ')})` : '';
  return `${toUsage(option)} ${option.description}${choices}`;
}
