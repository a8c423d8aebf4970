import { createApprovals, isInCard, toCards } from './approval.js';
import { toFile } from './attachment.js';
import { attempt, keepFocus, make, toTime } from './dom.js';
import { icon } from './icons.js';
import { showMarkdown } from './markdown.js';
import { toOwnButtons as toOwn } from './recording.js';
import { strings } from './strings.js';
import { toTools } from './tools.js';
import { showTyped } from './typed.js';
import { shorten } from './words.js';

/**
 * One message on the page: `update` shows its latest state; growing text is drawn once a frame.
 */
export function createMessageView({ state, onPress, isPressing, ...handlers }) {
  const text = make('div', { className: 'text markdown' });
  const [head, files] = ['head', 'files'].map((className) => make('div', { className }));
  const status = make('p', { className: 'status', dir: 'auto' });
  const buttons = make('div', { className: 'buttons' });
  const body = make('div', { className: 'body' }, head, text, files, status, buttons);
  // It can take the focus where the button that had it is gone.
  const element = make('article', { className: 'message', tabIndex: -1 }, body);
  const drawApprovals = createApprovals(text);
  const isNew = createNews();
  let message;
  /** Which of its buttons is chosen, as of a vote, and which presses are on their way. */
  let pressed = '';
  let frame = 0;

  const drawText = () => {
    frame = 0;
    showText(text, message, state.channels);
  };

  const drawHead = () => {
    const tools = toTools(() => message, state.person, handlers);
    head.replaceChildren(...toHead(message, tools));
    element.querySelector('.avatar')?.remove();
    element.prepend(toAvatar(message));
  };

  const toOne = (button) => {
    const isChosen = state.choices[message.id] === button.action;
    const isBusy = isPressing(message.id, button.action);
    return toButton(button, { isChosen, isBusy, onclick: () => onPress(message, button) });
  };

  const drawButtons = () => {
    const own = message.buttons.filter((button) => !isInCard(message, button));
    buttons.replaceChildren(...toEach(own, toOne), ...toOwn(message, state, handlers));
  };

  const drawAround = () => {
    const { name, sentAt, editedAt, only, isDeleted, files: given, status: line } = message;
    const draw = (part, value, drawPart) => isNew(part, value) && attempt(drawPart);
    draw('head', { name, sentAt, editedAt, only, isDeleted }, () => keepFocus(head, drawHead));
    draw('files', given, () => files.replaceChildren(...toEach(given, toFile)));
    draw('status', line, () => status.replaceChildren(line ?? ''));
    const pressable = [message.buttons, pressed, given, isDeleted];
    const cards = toCards(message);
    draw('approvals', [cards, pressed], () => drawApprovals(cards, (each) => toEach(each, toOne)));
    draw('buttons', pressable, () => keepFocus(buttons, drawButtons));
  };

  const update = (next) => {
    const now = toPressed(next, state.choices, isPressing);
    if (next === message && now === pressed) return; // Something else on the page changed.
    [message, pressed] = [next, now];
    const isBusy = isGrowing(message);
    element.dataset.id = message.id;
    Object.assign(element, { ariaLabel: message.name, ariaBusy: String(isBusy) });
    showMarks(element, message, isBusy);
    drawAround();
    const isOther = isNew('text', [message.text, message.isDeleted]);
    if (isBusy && isOther && frame === 0) frame = requestAnimationFrame(drawText);
    if (isBusy || !(isOther || frame !== 0)) return;
    cancelAnimationFrame(frame);
    drawText();
  };

  return { element, update };
}

function toPressed({ id, buttons }, choices, isPressing) {
  const busy = buttons.map(({ action }) => isPressing(id, action));
  return JSON.stringify([choices[id], busy]);
}

function showText(element, { isDeleted, speaker, text }, channels) {
  if (isDeleted) element.replaceChildren(strings.deleted);
  else if (speaker === null) showMarkdown(element, text);
  else showTyped(element, text, channels);
}

/** Who wrote it, and when; `tools` are what can be done with it. */
function toHead(message, tools) {
  const notes = [message.editedAt && strings.edited, message.only && strings.onlyYou];
  return [
    make('span', { className: 'name', dir: 'auto' }, message.name),
    toTime(message),
    ...notes.filter(Boolean).map((note) => make('span', { className: 'quiet' }, note)),
    make('span', { className: 'tools' }, ...tools),
  ];
}

/** Whether a part's value is another than the last time. */
function createNews() {
  const drawn = {};
  return (part, value) => {
    const key = JSON.stringify(value);
    const differs = drawn[part] !== key;
    drawn[part] = key;
    return differs;
  };
}

/** Those of the things that can be shown. */
function toEach(things, toElement) {
  return things
    .map((thing) => attempt(() => toElement(thing)))
    .filter((element) => element !== null);
}

/** An answer that is being written has a Stop button or says what it does. */
function isGrowing({ isOpen, buttons, status }) {
  return isOpen && (buttons.length > 0 || status !== null);
}

function showMarks({ classList }, { speaker, isDeleted }, isBusy) {
  const marks = { parley: speaker === null, growing: isBusy, deleted: isDeleted };
  for (const [mark, isOn] of Object.entries(marks)) classList.toggle(mark, isOn);
}

function toAvatar({ speaker, name }) {
  if (speaker === null)
    return make('img', {
      className: 'avatar',
      src: '/favicon.svg',
      alt: '',
      width: 32,
      height: 32,
    });
  const avatar = make(
    'span',
    { className: 'avatar', 'aria-hidden': 'true' },
    shorten(name, 1).toUpperCase() || '?',
  );
  const hue = Number.parseInt(speaker.slice(-4), 16) % 360; // An id ends in random digits.
  avatar.style.setProperty('--hue', String(hue));
  return avatar;
}

/** Of these a person chooses one. */
const CHOICE = /^(?:good|bad|vote\d+):/;

/** What a button says that shows only a symbol. */
function toSpoken(action) {
  if (action.startsWith('good:')) return strings.goodAnswer;
  return action.startsWith('bad:') ? strings.badAnswer : null;
}

function toButton({ label, style, action }, { isChosen, isBusy, onclick }) {
  const isSymbol = !/\p{L}/u.test(label);
  const spoken = toSpoken(action);
  const marks = [style, isSymbol && 'symbol', isChosen && 'chosen'].filter(Boolean);
  return make(
    'button',
    {
      type: 'button',
      className: `button ${marks.join(' ')}`,
      'aria-label': spoken ?? label,
      'aria-busy': isBusy ? 'true' : null,
      'aria-pressed': CHOICE.test(action) ? String(isChosen) : null,
      title: spoken,
      onclick,
    },
    ...(action.startsWith('stop:') ? [icon('stop')] : []),
    ...(isChosen ? [icon('check')] : []),
    make('bdi', {}, label),
  );
}
