import { writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** Bytes that wait in memory for the reader of a pipe. More than that is dropped. */
const maxPendingBytes = 1024 * 1024;

/** Milliseconds that the end of the process waits for the reader of a pipe. */
const flushMs = 500;

/** Writes to stderr without waiting for its reader: what cannot be written is dropped and counted. */
export interface Stderr {
  write(text: string): boolean;
  /** How many texts were dropped so far. */
  dropped(): number;
  /** Resolves when everything is written, or when it takes too long. */
  flush(): Promise<void>;
}

export function openStderr(): Stderr {
  const { stderr } = process;
  let dropped = 0;
  // Without a listener, a reader that closes its end would end the process.
  stderr.on('error', () => {});

  function drop(): void {
    dropped += 1;
  }

  return {
    write(text) {
      try {
        // Node's own stream for a file is closed for good by the first error, such as a disk that is full for a while.
        if (!(stderr instanceof Socket)) writeSync(2, text);
        else if (stderr.writableLength > maxPendingBytes) drop();
        else stderr.write(text, (error) => error && drop());
      } catch {
        drop();
      }
      return true;
    },
    dropped: () => dropped,
    async flush() {
      if (!(stderr instanceof Socket) || stderr.writableLength === 0) return;
      await Promise.race([new Promise((resolve) => stderr.write('', resolve)), wait(flushMs)]);
    },
  };
}
