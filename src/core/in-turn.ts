/**
 * Runs changes one after another, so that what one of them has read is still true when it writes.
 */
export function createTurnTaking(): <Result>(change: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (change) => {
    const mine = last.then(change);
    last = mine.catch(() => {});
    return mine;
  };
}
