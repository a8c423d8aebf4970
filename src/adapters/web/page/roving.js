const CONTROLS = 'a[href], button, audio, video, summary, [role=group][tabindex]';

/** What is to be chosen from is entered at its beginning, what was said at its end. */
const toEntry = (items) =>
  items.find((item) => item.matches('.suggestion')) ?? items.at(-1) ?? null;

/**
 * Makes a list a single Tab stop: arrow keys move from item to item and, inside an item, from
 * control to control. Controls that need the arrow keys themselves, to scroll or to play, are left
 * with Tab: inside an item each of its controls is a Tab stop.
 */
export function createRoving(list, itemSelector) {
  let current = null;
  const entered = createEntered();

  const items = () => [...list.querySelectorAll(itemSelector)].filter(isSeen);
  const itemOf = (element) => toItem(element, itemSelector);

  const mark = (root) => {
    for (const control of within(root, CONTROLS)) setStop(control, entered.is(itemOf(control)));
    for (const item of within(root, itemSelector)) setStop(item, item === current);
  };

  const markAll = () => {
    current = toEntry(items());
    mark(list);
  };

  /** Only what is new is looked at, for a text changes the list with each word that it gets. */
  const onChange = (changes) => {
    if (!current || !list.contains(current) || !isSeen(current)) return markAll();
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes]))
      if (node instanceof Element) mark(node);
  };

  const step = (event, by) => {
    const all = items();
    const at = all.indexOf(itemOf(event.target));
    all[at + by]?.focus();
  };

  const stepInside = ({ target }, by) => {
    const item = itemOf(target);
    if (!item) return false;
    const controls = controlsOf(item);
    const at = controls.indexOf(target) + by;
    if (at < 0) item.focus();
    else controls[Math.min(at, controls.length - 1)]?.focus();
    return true;
  };

  const keys = {
    ArrowDown: (event) => step(event, 1),
    ArrowUp: (event) => step(event, -1),
    ArrowRight: (event) => stepInside(event, 1),
    ArrowLeft: (event) => stepInside(event, -1),
    Home: () => items()[0]?.focus(),
    End: () => items().at(-1)?.focus(),
    Enter: (event) => event.target.matches(itemSelector) && stepInside(event, 1),
    Escape: (event) => !event.target.matches(itemSelector) && stepInside(event, -100),
  };

  list.addEventListener('keydown', (event) => {
    if (!keys[event.key] || isForTarget(event)) return;
    keys[event.key](event);
    event.preventDefault();
  });
  list.addEventListener('focusin', ({ target }) => {
    const item = itemOf(target);
    if (!item) return;
    if (item !== current) {
      setStop(current, false);
      current = item;
      setStop(current, true);
    }
    entered.set(target === item ? null : item);
  });
  list.addEventListener('focusout', ({ relatedTarget }) => {
    if (!list.contains(relatedTarget)) entered.set(null);
  });
  new MutationObserver(onChange).observe(list, { childList: true, subtree: true });
  markAll();
}

/** A link may have a button beside it. */
function toItem(element, itemSelector) {
  return element.closest(itemSelector) ?? element.closest('.item')?.querySelector(itemSelector);
}

/** Whether a key is for what has the focus, or for the browser. */
function isForTarget({ key, target, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey || target.matches('input, textarea')) return true;
  if (target.matches('audio, video') && key !== 'Escape') return true;
  if (key === 'Enter' && target.matches(CONTROLS)) return true;
  return /Left|Right|Home|End/.test(key) && target.matches('[role=group]');
}

/** Those that match in an element, which may be one itself. */
function within(root, selector) {
  return [...(root.matches(selector) ? [root] : []), ...root.querySelectorAll(selector)];
}

/** The item that has the focus on one of its controls: they are stops until it leaves them. */
function createEntered() {
  let entered = null;
  const setStops = (isStop) => {
    if (entered) for (const control of controlsOf(entered)) setStop(control, isStop);
  };
  return {
    is: (item) => item !== null && item === entered,
    set(item) {
      if (item === entered) return;
      setStops(false);
      entered = item;
      setStops(true);
    },
  };
}

/** What can be pressed in an item, or beside it. */
function controlsOf(item) {
  const all = [...(item.closest('.item') ?? item).querySelectorAll(CONTROLS)];
  return all.filter((control) => control !== item && isSeen(control));
}

function setStop(element, isStop) {
  const value = isStop ? 0 : -1;
  if (element && element.tabIndex !== value) element.tabIndex = value;
}

function isSeen(element) {
  return element.checkVisibility?.() ?? true;
}
