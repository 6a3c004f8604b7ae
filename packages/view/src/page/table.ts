import { details, reasonsOf } from './details.js';
import { bdi, h } from './dom.js';
import { nameOf, type ViewColumn } from './kinds.js';
import type { ViewData } from './listing.js';
import type { Source } from './source.js';
import { numeral, readable, type ViewRow } from './words.js';

/** What shows rows. */
export interface Body {
  readonly element: HTMLElement;
  /** @returns The first added row. */
  add(rows: readonly ViewRow[]): HTMLElement | undefined;
}

interface Options {
  readonly listing: ViewData;
  readonly sendMessage: Source['sendMessage'];
  /** Makes the head of a column; its label if absent. */
  readonly head: ((column: ViewColumn) => Node) | undefined;
}

/** A table of numbers, WABAs or accounts. */
export function table({ listing, sendMessage, head }: Options): Body {
  const { title, noun, columns } = listing.kind;
  const body = h('tbody');

  function opener(row: ViewRow, text: string) {
    let shown: HTMLElement | undefined;
    const button: HTMLElement = h(
      'button',
      {
        'aria-expanded': 'false',
        onclick: () => {
          if (shown) shown.remove();
          shown = shown
            ? undefined
            : h(
                'tr',
                { class: 'details' },
                h('td', { colspan: `${columns.length}` }, ...details(row, noun, listing, sendMessage)),
              );
          if (shown) button.closest('tr')?.after(shown);
          button.setAttribute('aria-expanded', `${shown !== undefined}`);
        },
      },
      bdi(text, 'ltr'),
    );
    return h('th', { scope: 'row' }, button, h('small', {}, bdi(nameOf(row))));
  }

  function cell(row: ViewRow, column: ViewColumn, index: number) {
    const value = column.value(row);
    const text = typeof value === 'number' ? numeral(value) : value || '–';
    if (index === 0) return opener(row, text);
    const [reason, ...others] = index === 1 ? reasonsOf(row) : [];
    const more = others.length > 0 ? `, ${others.length} more` : '';
    return h(
      'td',
      index === 1 ? { 'data-word': `${row.canSendMessage ?? ''}` } : {},
      bdi(text),
      reason && h('small', {}, readable(reason) + more),
    );
  }

  return {
    element: h(
      'table',
      { 'aria-label': title, class: 'rows' },
      h(
        'thead',
        {},
        h('tr', {}, ...columns.map((column) => head?.(column) ?? h('th', { scope: 'col' }, column.label))),
      ),
      body,
    ),
    add(rows) {
      const elements = rows.map((row) => h('tr', {}, ...columns.map((column, index) => cell(row, column, index))));
      body.append(...elements);
      return elements[0];
    },
  };
}

/** The groups of a result: their keys and counts. */
export function groupTable({ groups }: ViewData): HTMLElement {
  const keys = [...new Set(groups.flatMap(Object.keys))];
  return h(
    'table',
    { 'aria-label': 'Groups' },
    h('thead', {}, h('tr', {}, ...keys.map((key) => h('th', { scope: 'col' }, readable(key))))),
    h('tbody', {}, ...groups.map((group) => h('tr', {}, ...keys.map((key) => h('td', {}, bdi(shown(group[key]))))))),
  );
}

/** A key, a count, or counts by word. */
function shown(value: unknown): string {
  if (typeof value !== 'object' || value === null) return `${value ?? ''}`;
  return Object.entries(value)
    .map(([word, count]) => `${readable(word)} ${count}`)
    .join(', ');
}
