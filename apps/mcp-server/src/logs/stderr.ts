import { writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** Bytes buffered for the reader of a pipe. Lines beyond this are dropped. */
const maxPendingBytes = 1024 * 1024;

/** Milliseconds that the process waits at its end for the reader of a pipe. */
const flushMs = 500;

/** Writes to stderr without blocking. Drops and counts what it cannot write. */
export interface Stderr {
  write(text: string): boolean;
  /** Number of dropped writes. */
  dropped(): number;
  /** Resolves when everything is written, or after a time limit. */
  flush(): Promise<void>;
}

export function openStderr(): Stderr {
  const { stderr } = process;
  let dropped = 0;
  // Without a listener, the process would crash when the reader closes the pipe.
  stderr.on('error', () => {});

  function drop(): void {
    dropped += 1;
  }

  return {
    write(text) {
      try {
        // The first error, such as a full disk, would close Node's stream for a file permanently.
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
