import type { CallContext } from '../tool.js';

/** The directory's progress, accounts answered, in the words of MCP. */
export function progressOf(
  progress: CallContext['progress'],
): ((step: { done: number; total: number }) => void) | undefined {
  return (
    progress && (({ done, total }) => progress({ progress: done, total, message: `${done} of ${total} accounts` }))
  );
}
