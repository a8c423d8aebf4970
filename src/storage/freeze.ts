/**
 * A value that is deeply frozen. Changes are found by comparing with the stored value, so a change
 * in place would silently not be stored; now it throws. A value that is already frozen is not
 * visited again: each one is walked through once.
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const each of Object.values(value)) deepFreeze(each);
  return value;
}
