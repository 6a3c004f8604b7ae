import { h } from './dom.js';
import type { Failure, Listing } from './listing.js';
import { counted } from './words.js';

/** A strip with the accounts that could not be fetched. */
export function failureStrip({ failures, moreFailures }: Pick<Listing, 'failures' | 'moreFailures'>): Node[] {
  const count = failures.length + moreFailures;
  if (count === 0) return [];
  return [
    h(
      'details',
      { class: 'failures' },
      h('summary', {}, `${counted(count, 'account')} could not be fetched`),
      h('ul', {}, ...failures.map(item), moreFailures > 0 ? h('li', {}, `and ${moreFailures} more`) : undefined),
    ),
  ];
}

function item({ account, provider, message, shown = '' }: Failure) {
  return h('li', {}, h('b', {}, account), ` (${provider}) ${message} ${rowsOf[shown] ?? ''}`);
}

const rowsOf: Readonly<Record<string, string>> = {
  nothing: 'Its rows are missing.',
  part: 'Only a part of its rows is shown.',
  earlier: 'Its rows are of an earlier fetch.',
};
