import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Has V8 collect all garbage when the heap has grown by a fifth since the last time. Left alone, it waits for half a
 * gigabyte before it does so at all, and then for several times of what is in use: too much for what mostly waits.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=20');
  // The first collection counts from what is in use now.
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}
