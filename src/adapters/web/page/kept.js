/** What the browser keeps for all its tabs. */
export const browserKept = createKept(() => localStorage);
/** What it keeps for this tab. */
export const tabKept = createKept(() => sessionStorage);

/** If the storage is full or blocked, the value is kept until the page is left. */
function createKept(open) {
  const memory = new Map();
  const attempt = (action) => {
    try {
      return action();
    } catch {
      return null;
    }
  };
  const get = (key) => memory.get(key) ?? attempt(() => open().getItem(key));
  const set = (key, value) => {
    memory.set(key, value);
    attempt(() => {
      open().setItem(key, value);
      memory.delete(key);
    });
  };

  return {
    get,
    set,
    /** Null, too, if another program wrote it. */
    read: (key) => attempt(() => JSON.parse(get(key))),
    write: (key, value) => set(key, JSON.stringify(value)),
  };
}
