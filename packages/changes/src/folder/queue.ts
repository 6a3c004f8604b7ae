/** Runs asynchronous work one after another, in the order of the calls. */
export type WorkQueue = <T>(work: () => Promise<T>) => Promise<T>;

export function createQueue(): WorkQueue {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  };
}
