import type { Warning } from '@wabascope/core';

/** How much of a listing was read. */
export interface RowsRead {
  readonly rows: number;
  /** Default: 1. */
  readonly pages?: number;
}

// Names by which APIs announce rows that a response does not contain, in lower case and without separators.
const totals = /^(total|(total|row|record|item)(count|number|num|size|elements|entries|records|results|items|rows))$/;
const pageCounts = /^(pages|totalpages?|pagestotal|pagetotal|pagecount|lastpage)$/;
const nexts =
  /^(next|next(page|cursor|token|marker|offset|pagetoken|pageurl|url|link|href)|has(more|next|nextpage|moreitems)|is(more|truncated))$/;
const containers = /^(data|meta|links|page|paging|pagination|pageinfo|summary)$/;

/**
 * A warning if a response announces more than was read of the listing: a total, a number of pages, or a next page. Use
 * it for listings without documented pages.
 * @param body The last response, or those of its members that no schema names.
 */
export function moreAnnounced(body: unknown, { rows, pages = 1 }: RowsRead): Warning[] {
  const field = announcement(body, { rows, pages }, 3);
  if (field === undefined) return [];
  const message = 'The provider announces more rows than it returned; the list may be incomplete.';
  return [{ type: 'other', message, field }];
}

/** The path of the first member that announces more. */
function announcement(value: unknown, read: Required<RowsRead>, levels: number): string | undefined {
  if (levels === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const plain = name.toLowerCase().replace(/[_-]/g, '');
    const isMore =
      (totals.test(plain) && countOf(member) > read.rows) ||
      (pageCounts.test(plain) && countOf(member) > read.pages) ||
      (nexts.test(plain) && isThere(member));
    if (isMore) return name;
    const inner = containers.test(plain) ? announcement(member, read, levels - 1) : undefined;
    if (inner !== undefined) return `${name}.${inner}`;
  }
  return undefined;
}

/** 0 for a value that is not a count. */
function countOf(value: unknown): number {
  const count = typeof value === 'number' || typeof value === 'string' ? Number(value) : 0;
  return Number.isFinite(count) ? count : 0;
}

function isThere(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return !/^(|0|false|n|no|none|null|undefined)$/i.test(String(value ?? '').trim());
}
