import { open } from 'node:fs/promises';

/** A complete line of a file. */
export interface Line {
  readonly text: string;
  /** Offset of the byte after its line feed. */
  readonly end: number;
}

/** The first chunk of a reader of few lines. */
const firstBytes = 64 * 1024;
/** Usually a whole day. */
export const chunkBytes = 512 * 1024;
const lineFeed = 10;

/**
 * The complete lines between two offsets, the last first, in batches. The end of a file without a line feed is part of
 * a line that is being written, or was never finished.
 * @param first Bytes to read at first.
 */
export async function* linesBackward(
  path: string,
  from = 0,
  to = Number.POSITIVE_INFINITY,
  first = firstBytes,
): AsyncGenerator<Line[]> {
  const file = await open(path, 'r');
  try {
    let start = Math.min((await file.stat()).size, to);
    /** Begins at `start`: the rest of a line that begins before it. */
    let rest = Buffer.alloc(0);
    let size = first;
    while (start > from) {
      const length = Math.min(size, start - from);
      const chunk = Buffer.allocUnsafe(length);
      const { bytesRead } = await file.read(chunk, 0, length, start - length);
      // The file was cut while it was read.
      if (bytesRead < length) return;
      start -= length;
      size = chunkBytes;
      const bytes = rest.length === 0 ? chunk : Buffer.concat([chunk, rest]);
      const begin = start === from ? 0 : bytes.indexOf(lineFeed) + 1;
      // Without any line feed, it is 0: all of it is the rest.
      const isRest = begin === 0 && start > from;
      const lines = isRest ? [] : linesOf(bytes, begin, start);
      if (lines.length > 0) yield lines;
      rest = isRest ? bytes : bytes.subarray(0, begin);
    }
  } finally {
    await file.close();
  }
}

/** @param offset Of `bytes` in the file. */
function linesOf(bytes: Buffer, first: number, offset: number): Line[] {
  const lines: Line[] = [];
  for (let at = first; ; ) {
    const feed = bytes.indexOf(lineFeed, at);
    if (feed === -1) return lines.reverse();
    lines.push({ text: bytes.toString('utf8', at, feed), end: offset + feed + 1 });
    at = feed + 1;
  }
}

/** The offset after the last complete line. */
export async function completeSize(path: string): Promise<number> {
  for await (const [last] of linesBackward(path)) if (last !== undefined) return last.end;
  return 0;
}
