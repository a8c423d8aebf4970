import { byId } from './dom.js';

const NEAR_PX = 80;

/** Keeps the end in view for whoever is there, and leaves those alone who read further up. */
export function createScroll() {
  const view = byId('scroll');
  const latest = byId('latest');
  let isAtEnd = true;

  const toEnd = () => {
    view.scrollTop = view.scrollHeight;
    isAtEnd = true;
    latest.hidden = true;
  };

  view.addEventListener('scroll', () => {
    isAtEnd = view.scrollHeight - view.scrollTop - view.clientHeight < NEAR_PX;
    if (isAtEnd) latest.hidden = true;
  });
  latest.addEventListener('click', toEnd);
  // Pictures that arrive late and a composer that grows change the height, too.
  new ResizeObserver(() => isAtEnd && toEnd()).observe(byId('threads'));
  new ResizeObserver(() => isAtEnd && toEnd()).observe(view);

  return {
    toEnd,
    /** Something was added: follow it, or say that it is there. */
    follow({ isNews }) {
      if (isAtEnd) toEnd();
      else if (isNews) latest.hidden = false;
    },
    show(element) {
      element.scrollIntoView({ block: 'nearest' });
    },
  };
}
