import { byId } from './dom.js';

/**
 * A press may hide, disable or remove the pressed element; the browser then drops the focus, and
 * the Tab key starts at the top again. Keyboard users stay close to where they were.
 */
export function guardFocus() {
  let held = null;
  let around = [];
  let isByKey = false;

  const hold = ({ target }) => {
    held = target;
    around = toAround(target);
  };
  const check = () => {
    if (!isByKey || held === null || isUsable(held)) return;
    const isElsewhere = ![held, document.body, null].includes(document.activeElement);
    if (!isElsewhere) toNear(around).focus({ preventScroll: true });
  };

  document.addEventListener('focusin', hold);
  document.addEventListener('keydown', () => {
    isByKey = true;
  });
  document.addEventListener('pointerdown', () => {
    isByKey = false;
  });
  const what = { subtree: true, childList: true, attributeFilter: ['hidden', 'disabled'] };
  new MutationObserver(check).observe(document.body, what);
}

function isUsable(element) {
  return element.isConnected && !element.disabled && isSeen(element);
}

function isSeen(element) {
  return element.checkVisibility?.() ?? true;
}

/** An element and what it stands in, from the inside. */
function toAround(element) {
  const around = [];
  for (let each = element; each; each = each.parentElement) around.push(each);
  return around;
}

/** Where to go on, close to what is gone. */
function toNear(around) {
  const near = around.find((each) => each.isConnected && isSeen(each));
  const input = byId('input');
  if (near.closest('#composer') && isSeen(input)) return input;
  const last = [...(near.closest('.thread')?.querySelectorAll('.message') ?? [])].at(-1);
  return near.closest('.message') ?? last ?? byId('scroll');
}
