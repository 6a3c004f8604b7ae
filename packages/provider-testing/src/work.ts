import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { setTimeout as wait } from 'node:timers/promises';

const globals = ['fetch', 'setTimeout', 'setInterval', 'setImmediate'] as const;
/** Diagnostics channels of Node.js for connections. */
const channels = ['net.client.socket', 'http.client.request.start', 'undici:request:create'];

export interface Work<T> {
  readonly result: T;
  /** The requests and timers that `body` started without its context. */
  readonly work: readonly string[];
}

/** As long as a host waits for a plugin. */
const maxStartMs = 10_000;

/** Imports a plugin or opens an account. Its timers do not keep the process alive afterwards. */
export async function noteStart<T>(start: () => T | Promise<T>): Promise<Work<T>> {
  const timers: unknown[] = [];
  const ended = new AbortController();
  const late = wait(maxStartMs, undefined, { signal: ended.signal }).then(() => {
    throw new Error(`A plugin must start within ${maxStartMs / 1_000} seconds. Do not wait for anything in it.`);
  });
  try {
    return await Promise.race([noteWork(start, timers), late]);
  } finally {
    ended.abort();
    late.catch(() => {});
    for (const timer of timers) if (isTimer(timer)) timer.unref();
  }
}

/** Runs `body` and records what it starts. `timers` receives the timers. */
export async function noteWork<T>(body: () => T | Promise<T>, timers: unknown[] = []): Promise<Work<T>> {
  const work: string[] = [];
  let watching = true;
  const note = (name: string, started?: unknown) => {
    if (!watching) return;
    work.push(name);
    timers.push(started);
  };
  const onConnection = (_: unknown, channel: string | symbol) => note(String(channel));
  const restore = globals.map((name) => watchGlobal(name, note));
  for (const channel of channels) subscribe(channel, onConnection);
  try {
    return { result: await body(), work };
  } finally {
    watching = false;
    for (const channel of channels) unsubscribe(channel, onConnection);
    for (const undo of restore) undo();
  }
}

function watchGlobal(name: (typeof globals)[number], note: (name: string, started: unknown) => void): () => void {
  const original = globalThis[name];
  const watched = new Proxy<(...given: never[]) => unknown>(original, {
    apply(target, self, given) {
      const started = Reflect.apply(target, self, given);
      note(`${name}()`, started);
      return started;
    },
  });
  Reflect.set(globalThis, name, watched);
  return () => Reflect.set(globalThis, name, original);
}

/** Some test environments have timers that are numbers. */
function isTimer(value: unknown): value is { unref(): void } {
  return typeof value === 'object' && value !== null && 'unref' in value && typeof value.unref === 'function';
}
