/**
 * Makes a value when it is first asked for, and returns that one from then on. For what costs
 * something at the start of the process: the first formatters of Intl take 20 ms and 8 MB.
 */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
