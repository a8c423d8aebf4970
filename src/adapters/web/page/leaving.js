/** What would be lost with the page: each tells whether there is something now. */
const losses = new Set();

export function wouldLose() {
  return [...losses].some((isLost) => isLost());
}

addEventListener('beforeunload', (event) => {
  if (wouldLose()) event.preventDefault();
});

/** The browser asks before it leaves while `isLost`. The result ends that. */
export function guardLeaving(isLost) {
  losses.add(isLost);
  return () => losses.delete(isLost);
}
