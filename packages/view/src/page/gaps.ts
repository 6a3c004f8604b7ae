import { h } from './dom.js';
import type { Gap, ViewData } from './listing.js';
import { counted } from './words.js';

/** A strip about accounts that could not be fetched, and one about warnings. */
export function gaps({ failures, moreFailures, warnings, moreWarnings }: ViewData): Node[] {
  return [
    ...strip(failures, moreFailures, (count) => `${counted(count, 'account')} could not be fetched`),
    ...strip(warnings, moreWarnings, (count) => counted(count, 'warning')),
  ];
}

function strip(shown: readonly Gap[], more: number, summary: (count: number) => string): Node[] {
  if (shown.length === 0) return [];
  return [
    h(
      'details',
      {},
      h('summary', {}, summary(shown.length + more)),
      h('ul', {}, ...shown.map(item), more > 0 ? h('li', {}, `and ${more} more`) : undefined),
    ),
  ];
}

function item({ account, message, shown = '' }: Gap) {
  return h('li', {}, h('b', {}, account), ` ${message} ${rowsOf[shown] ?? ''}`);
}

const rowsOf: Readonly<Record<string, string>> = {
  nothing: 'Its rows are missing.',
  part: 'Only a part of its rows is shown.',
  earlier: 'Its rows are of an earlier fetch.',
};
