// The script of a page with its data.
import { h } from './dom.js';
import { column, type Kind, kinds, type ViewColumn } from './kinds.js';
import { listingOf } from './listing.js';
import { localSource, withCounts } from './local-source.js';
import { reportColumns } from './report-columns.js';
import { type Sorting, sorted } from './sorting.js';
import { createView } from './view.js';
import { textOf } from './words.js';

/** No assistant shows these: their tool has no view. */
const accounts: Kind = {
  name: 'accounts',
  title: 'Accounts',
  noun: 'account',
  tool: 'list-accounts',
  filters: [['providers', 'byProvider']],
  columns: [
    column('Account', textOf, 'account'),
    column('Failure', textOf, 'lastFailure'),
    column('Provider', textOf, 'provider'),
    column('Numbers', textOf, 'numbers'),
    column('WABAs', textOf, 'wabas'),
  ],
};

let sorting: Sorting | undefined;
const view = createView(document.querySelector('main') as HTMLElement, { rowLimit: 500, head });
const listing = listingOf(JSON.parse(document.getElementById('data')?.textContent ?? '{}'), [...kinds, accounts]);
if (listing !== undefined) {
  const all = withCounts({ ...listing, kind: { ...listing.kind, columns: reportColumns(listing) } });
  view.show({ listing: all }, localSource(all, saveFile));
  addEventListener('beforeprint', view.showAll);
}

/** A head that sorts. */
function head(column: ViewColumn): Node {
  const direction = sorting?.column !== column ? undefined : sorting.isDescending ? 'descending' : 'ascending';
  const sort = () => {
    sorting = { column, isDescending: direction === 'ascending' };
    view.reorder(sorted(view.rows(), sorting));
    document.querySelector<HTMLElement>('[aria-sort] button')?.focus();
  };
  return h('th', { scope: 'col', 'aria-sort': direction }, h('button', { onclick: sort }, column.label));
}

async function saveFile(name: string, text: string): Promise<void> {
  const href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  h('a', { href, download: name }).click();
  URL.revokeObjectURL(href);
}
