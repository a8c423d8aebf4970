/** A browser gives a website of HTTP/1.1 six connections, for all its tabs together. */
const MAX_NEWER = 3;

/**
 * Each visible tab holds a connection. A hidden tab gives its connection up once some newer tabs
 * have theirs, and takes it back when it is shown again.
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
