/**
 * A value that cannot be changed in place any more, whole. What has changed is told by comparing
 * what is held, so that a change in place would not be stored, and nobody would know; now it
 * throws. What is frozen already is not looked into: each value is walked through once.
 */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const each of Object.values(value)) deepFreeze(each);
  return value;
}
