/** A browser gives a website of HTTP/1.1 six connections, for all its tabs together. */
const MAX_NEWER = 3;

/**
 * Each tab holds a connection while it is looked at. One that is hidden gives it up once some
 * newer ones have theirs, and takes it back when somebody looks again.
 */
export function shareConnections({ pause, resume }) {
  const tabs = new BroadcastChannel('parley.tabs');
  let newer = 0;
  let isPaused = false;

  const look = () => {
    if (document.hidden) return;
    newer = 0;
    tabs.postMessage('looked at');
    if (isPaused) resume();
    isPaused = false;
  };
  tabs.addEventListener('message', () => {
    newer += 1;
    if (!document.hidden || isPaused || newer < MAX_NEWER) return;
    isPaused = true;
    pause();
  });
  document.addEventListener('visibilitychange', look);
  look();
}
