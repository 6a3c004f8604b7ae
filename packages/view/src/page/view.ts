import { controls } from './controls.js';
import { csvOf } from './csv.js';
import { h } from './dom.js';
import { gaps } from './gaps.js';
import type { ViewColumn } from './kinds.js';
import type { CallOutcome, ViewData } from './listing.js';
import type { Choices, Source } from './source.js';
import { type Body, groupTable, table } from './table.js';
import { timeline } from './timeline.js';
import { counted, numeral, type ViewRow, when } from './words.js';

/** Rows of a page that is fetched to be shown, and to be saved. */
const pageSize = 50;
const filePageSize = 100;

export interface ViewOptions {
  /** Rows that are shown until more are requested. */
  readonly rowLimit: number;
  /** Makes the head of a column. */
  readonly head?: (column: ViewColumn) => Node;
}

/** The whole view, in `root`. */
export function createView(root: HTMLElement, { rowLimit, head }: ViewOptions) {
  const heading = h('h1');
  const strip = h('div');
  const bar = h('div', { class: 'bar' });
  const status = h('p', { role: 'status' });
  const alert = h('p', { role: 'alert' });
  const content = h('div', { class: 'content' });
  const more = h('button', { hidden: '', onclick: () => void showMore() }, 'Show more');
  const csv = h('button', { onclick: () => void save() }, 'Download CSV');
  root.replaceChildren(heading, strip, bar, alert, status, content, more);

  let source: Source;
  let listing: ViewData;
  let body: Body;
  let choices: Choices = {};
  /** Of `listing.rows`. */
  let shown = 0;
  /** Counts the fetches: a later one replaces an earlier one. */
  let fetches = 0;

  function show({ listing: base, problem = '' }: CallOutcome, from: Source): void {
    source = from;
    alert.textContent = problem;
    status.textContent = '';
    if (base === undefined) return;
    heading.textContent = base.kind.title;
    choices = {};
    bar.replaceChildren(...controls({ base, source, onChoose }), ...(source.download ? [csv] : []));
    replace(base);
  }

  function replace(next: ViewData): void {
    listing = next;
    strip.replaceChildren(...gaps(next));
    const { kind, rows, groups } = next;
    body = kind.name === 'changes' ? timeline() : table({ listing: next, sendMessage: source.sendMessage, head });
    content.replaceChildren(groups.length > 0 && rows.length === 0 ? groupTable(next) : body.element);
    shown = 0;
    addRows(rowLimit);
  }

  /** @returns The first added row. */
  function addRows(count: number): HTMLElement | undefined {
    const { rows } = listing;
    const added = body.add(rows.slice(shown, shown + count));
    shown = Math.min(shown + count, rows.length);
    summarize();
    return added;
  }

  function summarize(): void {
    const { total, asOf, watchedSince, nextCursor, kind, rows } = listing;
    const part = shown === 0 || shown === total ? '' : `${numeral(shown)} of `;
    status.textContent =
      part + counted(total, kind.noun) + when(', fetched', asOf) + when(', watched since', watchedSince);
    more.hidden = shown >= rows.length && !(nextCursor && source.fetch);
  }

  async function onChoose(chosen: Choices): Promise<void> {
    choices = chosen;
    const next = await fetched(pageSize);
    if (next) replace(next);
  }

  /** @returns undefined if it failed, or if another fetch has replaced it. */
  async function fetched(limit: number, cursor?: string): Promise<ViewData | undefined> {
    fetches += 1;
    const own = fetches;
    content.setAttribute('aria-busy', 'true');
    const fetching: Promise<CallOutcome> = source.fetch?.(choices, limit, cursor) ?? Promise.resolve({});
    const { listing: next, problem = '' } = await fetching.catch(
      ({ message }) => ({ problem: message }) as CallOutcome,
    );
    if (own !== fetches) return undefined;
    content.removeAttribute('aria-busy');
    alert.textContent = problem;
    return problem === '' ? next : undefined;
  }

  /** Adds a page to the rows that are here. */
  async function fetchMore(limit: number): Promise<boolean> {
    const next = await fetched(limit, listing.nextCursor);
    if (next) listing = added(listing, next);
    return next !== undefined;
  }

  async function showMore(): Promise<void> {
    if (shown >= listing.rows.length && !(await fetchMore(pageSize))) return;
    addRows(rowLimit)?.querySelector('button')?.focus();
  }

  async function save(): Promise<void> {
    while (listing.nextCursor && source.fetch) {
      status.textContent = `${numeral(listing.rows.length)} of ${numeral(listing.total)} fetched`;
      if (!(await fetchMore(filePageSize))) return summarize();
    }
    await source.download?.(`wabascope-${listing.kind.name}.csv`, csvOf(listing.rows));
    summarize();
  }

  return {
    show,
    /** Shows other rows of the same listing. */
    reorder: (rows: readonly ViewRow[]) => replace({ ...listing, rows }),
    rows: () => listing.rows,
    /** Shows all rows that are here, for paper. */
    showAll: () => void addRows(listing.rows.length),
    /** Shows a sentence instead of rows. */
    say: (text: string) => {
      status.textContent = text;
    },
  };
}

/** Both pages. The texts of the second one are added to those of the first one, which rows already use. */
function added(page: ViewData, next: ViewData): ViewData {
  Object.assign(page.reasonTexts, next.reasonTexts);
  (page.metaIssues as ViewRow[]).push(...next.metaIssues);
  return { ...page, rows: [...page.rows, ...next.rows], nextCursor: next.nextCursor };
}
