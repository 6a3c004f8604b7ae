import type { Progress } from '@wabascope/directory';

/** A line on stderr that is replaced while accounts are fetched. */
export interface ProgressLine {
  show(progress: Pick<Progress, 'done' | 'total'>): void;
  erase(): void;
}

/** Shows nothing if stderr is not a terminal. */
export function createProgressLine(stderr: { readonly isTTY?: boolean; write(text: string): unknown }): ProgressLine {
  let isShown = false;

  function write(text: string): void {
    // From the start of the line, and without the rest of a longer line.
    stderr.write(`\r${text}\u001b[K`);
  }

  return {
    show({ done, total }) {
      if (stderr.isTTY !== true) return;
      write(`${done} of ${total} accounts`);
      isShown = true;
    },
    erase() {
      if (isShown) write('');
      isShown = false;
    },
  };
}
