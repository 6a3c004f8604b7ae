import { reasonTable } from '@wabascope/core';
import { code, table } from './markdown.mjs';

/** Every reason why a number can or cannot send. */
export function reasonsTable() {
  return table(
    ['code', 'severity', 'what is wrong, and what to do'],
    Object.entries(reasonTable).map(([reason, { severity, message }]) => [code(reason), severity, message]),
  );
}
