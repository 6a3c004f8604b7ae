import { type BodyValue, bodyValue } from './body-value.js';

/** Runs a body inside a patch. `enter` computes the value of the body from that of the body around it. */
export type RunPatched<Value> = <T>(enter: (outer: Value | undefined) => Value, body: () => Promise<T>) => Promise<T>;

/**
 * Runs bodies with a patch of a global, which has an effect on them only. It is installed while any of them runs: a test
 * that has timed out may still run beside others.
 * @param install Patches the global, and returns what removes the patch. `current` returns the value of the body that is
 * running, `undefined` for other work of the process.
 */
export function patchedFor<Value>(
  install: (current: () => Value | undefined) => () => void,
  { current, run }: BodyValue<Value> = bodyValue(),
): RunPatched<Value> {
  let running = 0;
  let remove = () => {};
  return async (enter, body) => {
    if (running === 0) remove = install(current);
    running += 1;
    try {
      return await run(enter(current()), body);
    } finally {
      running -= 1;
      if (running === 0) remove();
    }
  };
}
