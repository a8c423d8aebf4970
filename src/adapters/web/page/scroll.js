import { byId } from './dom.js';

const NEAR_PX = 80;
const MARGIN_PX = 8;

/** Of which less can be seen, it is off the screen. */
const SEEN_PX = 40;

/**
 * Keeps the growing message in view for readers at the end, and does not move those who read
 * further up. `onMove` is called when something else comes into view.
 */
export function createScroll(onMove) {
  const view = byId('scroll');
  const list = byId('threads');
  const news = createNews(view, byId('latest'), (element) => follower.show(element));
  const pin = createPin(view);
  const follower = createFollower({ view, list, pin, news });

  view.addEventListener('scroll', () => {
    follower.onScroll();
    onMove();
  });
  // Who unfolds something reads on from there.
  list.addEventListener('click', ({ target }) => {
    if (target.closest?.('summary, .more')) follower.stay();
  });
  // Growing texts, pictures that arrive late and a composer that gets lines change the height.
  watchHeights([list, view], () => {
    follower.keepUp();
    news.addGrown();
    requestAnimationFrame(onMove); // It may change the height again.
  });

  return {
    isSeen: (element) => isSeen(element, view),
    isRead: (element) => isRead(element, view),
    show: follower.show,
    toEnd: follower.toEnd,
    pin: pin.set,
    /** A message was added: readers elsewhere are told that it is there. */
    tell(element) {
      follower.keepUp();
      news.add(element);
    },
    /** A message grows: readers who do not follow it are told once it is complete. */
    noteGrowth: news.noteGrowth,
    /** Goes to a message that the reader looks for. */
    find(element) {
      follower.stop();
      enter(element, view);
    },
  };
}

function createFollower({ view, list, pin, news }) {
  /**
   * Which end stays in view: that of the whole list, or of a thread further up; null for neither.
   */
  let followed = list;
  let top = 0;

  const note = () => {
    top = view.scrollTop;
    pin.note();
    news.check();
  };
  /** Only ever down: the reader may be below. */
  const goDown = (room = Number.POSITIVE_INFINITY) => {
    const gap = toBelow(followed, view);
    if (gap > 0) view.scrollTop += Math.max(0, Math.min(gap + MARGIN_PX, room));
    note();
  };
  /** The reader has scrolled up, perhaps in the very moment in which something is added. */
  const heed = () => {
    if (view.scrollTop < top && toRest(view) > 1) followed = null;
  };
  const heedEnd = () => {
    if (view.scrollTop >= top && toRest(view) < NEAR_PX) followed = list;
  };
  const follow = (element) => {
    followed = element;
    if (element) goDown();
  };

  return {
    onScroll() {
      heed();
      heedEnd();
      note();
    },
    keepUp() {
      heed();
      pin.keep();
      if (followed) goDown(pin.room());
      else note();
    },
    show(element) {
      element.scrollIntoView({ block: 'nearest' });
      follow(element.closest('.thread'));
    },
    toEnd: () => follow(list),
    stop: () => follow(null),
    /** Growing elements move no reader except those at the end. */
    stay() {
      followed = null;
      requestAnimationFrame(() => requestAnimationFrame(heedEnd));
    },
  };
}

function watchHeights(elements, onResize) {
  const observer = new ResizeObserver(onResize);
  for (const element of elements) observer.observe(element);
}

/** How much more there is below what can be seen. */
function toRest({ scrollHeight, scrollTop, clientHeight }) {
  return scrollHeight - scrollTop - clientHeight;
}

/** How far an element goes on below what can be seen. */
function toBelow(element, view) {
  if (element.querySelector('.welcome')) return 0; // An empty channel is read from its top.
  return element.getBoundingClientRect().bottom - view.getBoundingClientRect().bottom;
}

function enter(element, view) {
  for (const before of view.querySelectorAll('.linked')) before.classList.remove('linked');
  element.classList.add('linked');
  // What is higher than the screen is read from its beginning.
  const isHigh = element.clientHeight > view.clientHeight;
  element.scrollIntoView({ block: isHigh ? 'start' : 'center' });
  element.focus({ preventScroll: true });
}

/** Whether the end of an element can be seen. */
function isRead(element, view) {
  const { bottom } = element.getBoundingClientRect();
  const { top: from, bottom: to } = view.getBoundingClientRect();
  return bottom > from && bottom <= to + NEAR_PX;
}

function isSeen(element, view) {
  const { top: from, bottom: to } = view.getBoundingClientRect();
  const { top, bottom, height } = element.getBoundingClientRect();
  return Math.min(bottom, to) - Math.max(top, from) >= Math.min(SEEN_PX, height);
}

/** The thread that is written to stays in view, unless a person scrolls it away. */
function createPin(view) {
  let pinned = null;
  let wasSeen = false;
  const note = () => {
    wasSeen = pinned !== null && isSeen(pinned, view);
  };
  return {
    note,
    /** Null: no thread is written to. */
    set(element) {
      pinned = element;
      note();
    },
    /** What changed its height has pushed it away. */
    keep() {
      if (wasSeen && !isSeen(pinned, view)) pinned.scrollIntoView({ block: 'nearest' });
    },
    /** How far down the view may go. */
    room: () =>
      wasSeen
        ? pinned.getBoundingClientRect().bottom - view.getBoundingClientRect().top - SEEN_PX
        : Number.POSITIVE_INFINITY,
  };
}

/** Messages that were added below what can be seen, and the button that leads there. */
function createNews(view, button, onGo) {
  const elements = new Set();
  const growing = new Set();
  const isBelow = (element) => element.isConnected && toBelow(element, view) > 1;

  const check = () => {
    for (const element of elements) if (!isBelow(element)) elements.delete(element);
    button.hidden = elements.size === 0;
  };

  button.addEventListener('click', () => {
    const isLower = (a, b) => toBelow(a, view) > toBelow(b, view);
    const lowest = [...elements].reduce((a, b) => (isLower(a, b) ? a : b));
    onGo(lowest);
    lowest.focus({ preventScroll: true }); // The button is gone.
  });

  const add = (element) => {
    elements.add(element);
    check();
  };

  return {
    check,
    add,
    noteGrowth: (element) => growing.add(element),
    addGrown() {
      growing.forEach(add);
      growing.clear();
    },
  };
}
