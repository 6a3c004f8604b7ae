import type { Warning } from '@wabascope/core';

/** Receives warnings. An array is one. */
export interface WarningSink {
  push(warning: Warning): unknown;
}

/** The maximum number of warnings of one type on a page. */
const maxOfType = 200;

/** Collects the warnings of one page: the first 200 of each type, then the number of the others. */
export function warningList(): WarningSink & { list(): Warning[] } {
  const kept: Warning[] = [];
  const counts = new Map<Warning['type'], number>();
  return {
    push(warning) {
      const count = (counts.get(warning.type) ?? 0) + 1;
      counts.set(warning.type, count);
      if (count <= maxOfType) kept.push(warning);
    },
    list() {
      const rest = [...counts].filter(([, count]) => count > maxOfType);
      return [...kept, ...rest.map(([type, count]) => ({ type, message: restOf(type, count - maxOfType) }))];
    },
  };
}

function restOf(type: Warning['type'], count: number): string {
  if (type === 'skipped-item') return `${count} more rows of this page cannot be read and were left out.`;
  return `This page has ${count} more warnings of this type.`;
}
