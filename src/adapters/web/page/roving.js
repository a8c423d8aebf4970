const CONTROLS = 'a[href], button, audio, video, summary, [role=group][tabindex]';

/** What is to be chosen from is entered at its beginning, what was said at its end. */
const isFirst = (item) => item.matches('.suggestion');

/**
 * Makes a list one stop of the Tab key: arrows go from item to item and, inside one, from control
 * to control. What needs the arrows itself, to scroll or to play, is left by Tab: for whoever has
 * entered an item, each of its controls is a stop.
 */
export function createRoving(list, itemSelector) {
  let current = null;
  const entered = createEntered();

  const items = () => [...list.querySelectorAll(itemSelector)].filter(isSeen);
  // A link may have a button beside it.
  const itemOf = (element) =>
    element.closest(itemSelector) ?? element.closest('.item')?.querySelector(itemSelector);

  const mark = () => {
    const all = items();
    if (!all.includes(current)) current = all.find(isFirst) ?? all.at(-1) ?? null;
    for (const control of list.querySelectorAll(CONTROLS))
      setStop(control, entered.is(itemOf(control)));
    for (const item of all) setStop(item, item === current);
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
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    if (event.target.matches('input, textarea')) return;
    if (event.target.matches('audio, video') && event.key !== 'Escape') return;
    if (event.key === 'Enter' && event.target.matches(CONTROLS)) return;
    if (/Left|Right|Home|End/.test(event.key) && event.target.matches('[role=group]')) return;
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
  new MutationObserver(mark).observe(list, { childList: true, subtree: true });
  mark();
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
