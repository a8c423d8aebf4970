import { Unreachable, upload } from './api.js';
import { toLabel } from './attachment.js';
import { byId, make, toSize } from './dom.js';
import { icon } from './icons.js';
import { strings } from './strings.js';

const MAX_BYTES = 50 * 1024 * 1024;
const MAX_FILES = 10;

/** The files of the message that is being written: each is uploaded as soon as it is added. */
export function createFileTray(onProblem, onChange) {
  const element = make('div', {
    className: 'tray',
    role: 'list',
    'aria-label': strings.filesOfMessage,
  });
  const items = new Set();
  /** Recordings that Parley was not there to take: nobody can make them again. */
  let waiting = [];

  const drop = (item) => {
    items.delete(item);
    item.chip.remove();
    if (item.preview) URL.revokeObjectURL(item.preview);
    onChange();
  };

  const add = async (file, hints = {}) => {
    if (file.size > MAX_BYTES) return onProblem(strings.tooLarge(file.name, toSize(MAX_BYTES)));
    if (file.size === 0) return onProblem(strings.emptyFile(file.name));
    if (items.size >= MAX_FILES) return onProblem(strings.tooManyFiles(MAX_FILES));
    const item = { id: null, chip: null, preview: null };
    if (file.type.startsWith('image/')) item.preview = URL.createObjectURL(file);
    item.chip = toChip(file, { ...hints, preview: item.preview }, () => drop(item));
    items.add(item);
    element.append(item.chip);
    onChange();
    await send(item, file, hints);
  };

  const send = async (item, file, hints) => {
    try {
      item.id = (await upload(file, hints)).id;
      item.chip.classList.remove('busy');
    } catch (error) {
      const isWanted = items.has(item);
      const isKept = isWanted && hints.isVoice && error instanceof Unreachable;
      if (isKept) waiting.push(() => items.has(item) && send(item, file, hints));
      else drop(item);
      if (isWanted) onProblem(error, isKept ? '' : strings.fileNotAdded(file.name));
    }
    onChange();
  };

  return {
    element,
    add,
    addAll: (files) => [...files].forEach((file) => void add(file)),
    get isEmpty() {
      return items.size === 0;
    },
    get isBusy() {
      return [...items].some(({ id }) => id === null);
    },
    ids: () => [...items].map(({ id }) => id),
    clear: () => [...items].forEach(drop),
    /** Parley is there again. */
    retry() {
      const again = waiting;
      waiting = [];
      for (const sendAgain of again) void sendAgain();
    },
  };
}

function toChip(file, { preview, isVoice, durationMs }, onRemove) {
  const name = toLabel({ isVoice, durationMs, name: file.name });
  const plain = icon(isVoice ? 'mic' : 'file');
  // Not every browser shows every kind of picture.
  const onerror = (event) => event.target.replaceWith(plain);
  const face = preview ? make('img', { src: preview, alt: '', onerror }) : plain;
  const remove = make(
    'button',
    {
      type: 'button',
      className: 'icon-button',
      'aria-label': strings.removeFile(name),
      onclick: onRemove,
    },
    icon('close'),
  );
  const label = make(
    'span',
    { className: 'label' },
    make('b', { dir: 'auto' }, name),
    make('small', {}, toSize(file.size)),
  );
  return make('div', { className: 'chip busy', role: 'listitem' }, face, label, remove);
}

/** Files dropped anywhere on the page. */
export function listenForDrops(onFiles) {
  const veil = byId('drop');
  let depth = 0;
  const isFiles = (event) => event.dataTransfer?.types.includes('Files');
  const on = (type, handle) =>
    document.addEventListener(type, (event) => {
      if (!isFiles(event)) return;
      event.preventDefault();
      handle(event);
      veil.hidden = depth === 0;
    });
  on('dragenter', () => {
    depth += 1;
  });
  on('dragleave', () => {
    depth = Math.max(0, depth - 1);
  });
  on('dragover', () => {});
  on('drop', (event) => {
    depth = 0;
    onFiles(event.dataTransfer.files);
  });
}
