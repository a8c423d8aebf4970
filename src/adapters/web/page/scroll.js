import { byId } from './dom.js';

const NEAR_PX = 80;
const MARGIN_PX = 8;

/**
 * Keeps what is being written in view for whoever is there, and leaves those alone who read
 * further up.
 */
export function createScroll() {
  const view = byId('scroll');
  const list = byId('threads');
  const latest = byId('latest');
  /**
   * Whose end stays in view: that of the whole list, or of a thread further up; null: nobody’s.
   */
  let followed = list;
  let top = 0;

  /** Only ever down: somebody may be reading below. */
  const keepUp = () => {
    if (!followed) return;
    const gap = followed.getBoundingClientRect().bottom - view.getBoundingClientRect().bottom;
    if (gap > 0) view.scrollTop += gap + MARGIN_PX;
    top = view.scrollTop;
  };

  const toEnd = () => {
    followed = list;
    latest.hidden = true;
    keepUp();
  };

  view.addEventListener('scroll', () => {
    const below = view.scrollHeight - view.scrollTop - view.clientHeight;
    if (view.scrollTop < top && below > 1) followed = null;
    else if (below < NEAR_PX) {
      followed = list;
      latest.hidden = true;
    }
    top = view.scrollTop;
  });
  latest.addEventListener('click', toEnd);
  // Growing texts, pictures that arrive late and a composer that gets lines change the height.
  const observer = new ResizeObserver(keepUp);
  observer.observe(list);
  observer.observe(view);

  return {
    toEnd,
    /** Something was added: whoever is elsewhere is told that it is there. */
    tell() {
      if (followed !== list) latest.hidden = false;
    },
    /** Goes to a message that somebody looks for. */
    find(element) {
      followed = null;
      for (const before of view.querySelectorAll('.linked')) before.classList.remove('linked');
      element.classList.add('linked');
      element.scrollIntoView({ block: 'center' });
      element.focus({ preventScroll: true });
    },
    /** Goes to a message, and along with its thread while that grows. */
    show(element) {
      element.scrollIntoView({ block: 'nearest' });
      followed = element.closest('.thread');
      keepUp();
    },
  };
}
