/** The page’s title; a dot says that an answer came while the page was hidden. */
export function createTitle() {
  let own = document.title;
  let isNew = false;

  const draw = () => {
    document.title = isNew ? `● ${own}` : own;
  };
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    isNew = false;
    draw();
  });

  return {
    name(title) {
      own = title;
      draw();
    },
    mark() {
      isNew = document.hidden;
      draw();
    },
  };
}
