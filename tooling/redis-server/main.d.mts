/** A Redis of its own for a test: nothing of it outlives the test. */
export interface RedisServer {
  /** Stays the same over `kill` and `start`. */
  readonly url: string;
  /** Starts it again, empty. Resolves when it accepts connections. */
  start(): Promise<void>;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
  /** It hangs: connections stay open, and nothing is answered. */
  freeze(): void;
  thaw(): void;
  /** Gives it a command, in the words of `redis-cli`; what it answers. */
  command(...words: string[]): Promise<string>;
  /** What it is told from now on; the whole text so far at each call of what is returned. */
  listen(): Promise<() => string>;
}

/** Where the tests that need a real Redis stand: what they need when it is not there. */
export const withRedis: string;

/** Whether there is no `redis-server` on the PATH. */
export const isRedisMissing: boolean;

/** Starts `redis-server` on a free port, without persistence. Kill it after the test. */
export function startRedis(password?: string): Promise<RedisServer>;
