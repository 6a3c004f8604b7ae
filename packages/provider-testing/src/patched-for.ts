import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Runs bodies with a patch of a global, which has an effect on them only. It is installed while any of them runs: a test
 * that has timed out may still run beside others.
 * @param install Patches the global, and returns what removes the patch.
 */
export function patchedFor(
  install: (isInside: () => boolean) => () => void,
): <T>(body: () => Promise<T>) => Promise<T> {
  const inside = new AsyncLocalStorage<true>();
  let running = 0;
  let remove = () => {};
  return async (body) => {
    if (running === 0) remove = install(() => inside.getStore() === true);
    running += 1;
    try {
      return await inside.run(true, body);
    } finally {
      running -= 1;
      if (running === 0) remove();
    }
  };
}
