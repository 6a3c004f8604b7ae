import * as z from 'zod';
import { pathMistake } from '../path-mistakes.js';
import { textWithout } from './texts.js';

/** The part `changes`. */
export function changesSchema() {
  return z.strictObject({
    folder: textWithout(pathMistake)
      .min(1)
      .optional()
      .meta({
        description:
          'Folder that keeps changes across restarts, relative to this file. Only the user of the server may write it. In the store if there is one, otherwise in memory, if left out.',
        examples: ['/var/lib/wabascope', 'changes'],
      }),
    keepDays: z.int().min(1).max(3_650).default(90).describe('Days that changes are kept in the folder or the store.'),
    maxBytes: z
      .int()
      .min(1_048_576)
      .default(268_435_456)
      .describe('Maximum size of the changes in the folder. The oldest days are deleted first.'),
  });
}

export type ChangesSettings = z.output<ReturnType<typeof changesSchema>>;
