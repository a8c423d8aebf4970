import { make, toClock, toSize, toTime } from './dom.js';
import { icon } from './icons.js';
import { showMarkdown } from './markdown.js';

const HUES = [262, 200, 150, 25, 340, 290, 90, 230];

/** One message on the page: `update` shows its latest state; growing text is drawn once a frame. */
export function createMessageView({ isMine, onPress, onEdit, onRemove }) {
  const text = make('div', { className: 'text markdown' });
  const head = make('div', { className: 'head' });
  const files = make('div', { className: 'files' });
  const status = make('p', { className: 'status' });
  const buttons = make('div', { className: 'buttons' });
  const body = make('div', { className: 'body' }, head, text, files, status, buttons);
  const element = make('article', { className: 'message' }, body);
  const drawn = {};
  let message;
  let frame = 0;

  const isNew = (part, value) => {
    const key = JSON.stringify(value);
    const differs = drawn[part] !== key;
    drawn[part] = key;
    return differs;
  };

  const drawText = () => {
    frame = 0;
    showMarkdown(text, message.text);
  };

  const drawHead = () => {
    const tools =
      isMine(message) && !message.isDeleted ? toTools(message, { onEdit, onRemove }) : null;
    head.replaceChildren(
      make('span', { className: 'name' }, message.name),
      toTime(message.sentAt),
      ...(message.editedAt ? [make('span', { className: 'quiet' }, 'edited')] : []),
      ...(message.only ? [make('span', { className: 'quiet' }, 'only you see this')] : []),
      ...(tools ? [tools] : []),
    );
    element.querySelector('.avatar')?.remove();
    element.prepend(toAvatar(message));
  };

  const drawAround = () => {
    const { name, sentAt, editedAt, only, isDeleted } = message;
    if (isNew('head', { name, sentAt, editedAt, only, isDeleted })) drawHead();
    if (isNew('files', message.files)) files.replaceChildren(...message.files.map(toFile));
    if (isNew('status', message.status)) status.textContent = message.status ?? '';
    if (!isNew('buttons', message.buttons)) return;
    const press = (button) => () => onPress(message, button);
    buttons.replaceChildren(...message.buttons.map((button) => toButton(button, press(button))));
  };

  const update = (next, after = () => {}) => {
    message = next;
    const isBusy = isGrowing(message);
    element.dataset.id = message.id;
    element.className = toClassName(message);
    element.setAttribute('aria-busy', String(isBusy));
    drawAround();
    if (message.isDeleted) return text.replaceChildren('This message was deleted.');
    if (!isNew('text', message.text)) return;
    if (!isBusy) return drawText();
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      drawText();
      after();
    });
  };

  return { element, update };
}

/** An answer that is being written has a Stop button or says what it does. */
function isGrowing({ isOpen, buttons, status }) {
  return isOpen && (buttons.length > 0 || status !== null);
}

function toClassName(message) {
  const marks = [
    message.speaker === null && 'parley',
    isGrowing(message) && 'growing',
    message.isDeleted && 'deleted',
  ];
  return ['message', ...marks.filter(Boolean)].join(' ');
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
    [...name][0]?.toUpperCase() ?? '?',
  );
  const sum = [...speaker].reduce((total, character) => total + character.charCodeAt(0), 0);
  avatar.style.setProperty('--hue', String(HUES[sum % HUES.length]));
  return avatar;
}

function toTools(message, { onEdit, onRemove }) {
  const isCommand = /^\/[a-z]/i.test(message.text);
  const edit = make(
    'button',
    {
      type: 'button',
      className: 'icon-button',
      'aria-label': 'Edit',
      title: 'Edit',
      onclick: () => onEdit(message),
    },
    icon('edit'),
  );
  const remove = make(
    'button',
    {
      type: 'button',
      className: 'icon-button',
      'aria-label': 'Delete',
      title: 'Delete',
      onclick: () => onRemove(message),
    },
    icon('remove'),
  );
  return make('span', { className: 'tools' }, isCommand ? null : edit, remove);
}

function toButton({ label, style }, onclick) {
  const isSymbol = !/\p{L}/u.test(label);
  const names = { '👍': 'Good answer', '👎': 'Bad answer' };
  return make(
    'button',
    {
      type: 'button',
      className: `button ${style}${isSymbol ? ' symbol' : ''}`,
      'aria-label': names[label] ?? label,
      title: names[label],
      onclick,
    },
    ...(label === 'Stop' ? [icon('stop')] : []),
    label,
  );
}

/** A picture is shown, a recording can be played, anything else is saved. */
function toFile(file) {
  const address = `/files/${file.hash}`;
  if (/^image\/(png|jpeg|gif|webp|avif)$/.test(file.mimeType)) {
    const picture = make('img', { src: address, alt: file.alt || file.name, loading: 'lazy' });
    return make(
      'a',
      { className: 'picture', href: address, target: '_blank', rel: 'noopener' },
      picture,
    );
  }
  if (file.mimeType.startsWith('audio/')) {
    const label = file.isVoice
      ? `Voice note${file.durationMs ? ` · ${toClock(file.durationMs)}` : ''}`
      : file.name;
    const player = make('audio', {
      controls: true,
      src: address,
      preload: 'metadata',
      'aria-label': label,
    });
    return make('figure', { className: 'sound' }, make('figcaption', {}, label), player);
  }
  const size = file.bytes === null ? file.alt : toSize(file.bytes);
  return make(
    'a',
    { className: 'file', href: address, download: file.name },
    icon('file'),
    make('span', {}, make('b', {}, file.name), make('small', {}, size)),
  );
}
