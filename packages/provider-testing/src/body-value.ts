import { AsyncLocalStorage } from 'node:async_hooks';

/** A value that is known to a body and to all that it starts, also later. */
export interface BodyValue<Value> {
  /** `undefined` for other work of the process. */
  readonly current: () => Value | undefined;
  readonly run: <T>(value: Value, body: () => T) => T;
}

/** One for all values: Node.js 20 copies each storage for every promise. */
const storage = new AsyncLocalStorage<ReadonlyMap<object, unknown>>();

export function bodyValue<Value>(): BodyValue<Value> {
  const key = {};
  return {
    // Only `run` sets it.
    current: () => storage.getStore()?.get(key) as Value | undefined,
    run: (value, body) => storage.run(new Map(storage.getStore()).set(key, value), body),
  };
}
