import { Unreachable, upload } from './api.js';
import { toLabel } from './attachment.js';
import { byId, make, toSize } from './dom.js';
import { icon } from './icons.js';
import { guardLeaving } from './leaving.js';
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
  guardLeaving(() => items.size > 0);

  const drop = (item) => {
    items.delete(item);
    item.chip.remove();
    if (item.preview) URL.revokeObjectURL(item.preview);
    onChange();
  };
  const { send, retry } = createUploads({ items, drop, onProblem, onChange });

  const add = async (file, hints = {}) => {
    const refusal = toRefusal(file, items.size);
    if (refusal !== null) return onProblem(refusal);
    const item = { id: null, isOnWay: false, file, hints, chip: null, preview: null };
    if (file.type.startsWith('image/')) item.preview = URL.createObjectURL(file);
    item.chip = toChip(file, { ...hints, preview: item.preview }, () => drop(item));
    items.add(item);
    element.append(item.chip);
    onChange();
    await send(item);
  };

  return {
    element,
    add,
    addAll: (files) => [...files].forEach((file) => void add(file)),
    get isEmpty() {
      return items.size === 0;
    },
    /** Files are on their way; those that did not arrive are brought again with the message. */
    get isBusy() {
      return [...items].some(({ isOnWay }) => isOnWay);
    },
    /** Brings what did not arrive; throws if that fails again. */
    async finish() {
      const missing = [...items].filter(({ id }) => id === null);
      const errors = await Promise.all(missing.map(send));
      for (const error of errors) if (error) throw error;
    },
    ids: () => [...items].map(({ id }) => id),
    clear: () => [...items].forEach(drop),
    retry,
    /** Brings all files again; throws if one of them is not there afterwards. */
    async renew(error) {
      const all = [...items];
      await Promise.all(all.map(send));
      if (all.some((item) => item.id === null)) throw error;
    },
  };
}

function toRefusal(file, count) {
  if (file.size > MAX_BYTES) return strings.tooLarge(file.name, toSize(MAX_BYTES));
  if (file.size === 0) return strings.emptyFile(file.name);
  return count >= MAX_FILES ? strings.tooManyFiles(MAX_FILES) : null;
}

/** Brings files to Parley; those that it was not there to take wait until it is back. */
function createUploads({ items, drop, onProblem, onChange }) {
  let waiting = [];

  const onFailed = async (item, error) => {
    const unreadable = await findUnreadable(item.file);
    if (unreadable === null && error instanceof Unreachable) waiting.push(item);
    else drop(item);
    onProblem(unreadable ?? error);
  };

  const bring = async ({ file, hints }) => {
    const unreadable = await findUnreadable(file);
    if (unreadable !== null) throw new Error(unreadable);
    return (await upload(file, hints)).id;
  };

  /** Null, or why that failed. */
  const send = async (item) => {
    Object.assign(item, { id: null, isOnWay: true });
    item.chip.classList.add('busy');
    let failure = null;
    try {
      item.id = await bring(item);
      item.chip.classList.remove('busy');
    } catch (error) {
      failure = error;
      if (items.has(item)) await onFailed(item, error);
    }
    item.isOnWay = false;
    onChange();
    return failure;
  };

  return {
    send,
    /** Parley is there again. */
    retry() {
      const again = waiting;
      waiting = [];
      for (const item of again)
        if (items.has(item) && item.id === null && !item.isOnWay) void send(item);
    },
  };
}

/** The sentence for a folder, or a file that was moved or changed: a browser sends neither. */
async function findUnreadable(file) {
  try {
    await file.slice(0, 1).arrayBuffer();
    return null;
  } catch {
    return strings.unreadableFile(file.name);
  }
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

/** Files dropped anywhere on the page. On some systems a folder looks like an empty file. */
export function listenForDrops(onFiles, onProblem) {
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
  on('drop', ({ dataTransfer: { files, items } }) => {
    depth = 0;
    const given = [...items].filter(({ kind }) => kind === 'file');
    const isFolder = (_, index) => given[index]?.webkitGetAsEntry?.()?.isDirectory;
    const folder = [...files].find(isFolder);
    if (folder) onProblem(strings.unreadableFile(folder.name));
    onFiles([...files].filter((file, index) => !isFolder(file, index)));
  });
}
