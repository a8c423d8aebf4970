/** The latest keys of something, so that a key that comes again is recognised. */
export type Recent = {
  /** False where the key was noted before. */
  isNew(key: string): boolean;
  has(key: string): boolean;
};

export function createRecent(max: number): Recent {
  const keys = new Set<string>();
  return {
    has: (key) => keys.has(key),
    isNew(key) {
      if (keys.has(key)) return false;
      const [oldest] = keys;
      if (keys.size >= max && oldest !== undefined) keys.delete(oldest);
      keys.add(key);
      return true;
    },
  };
}
