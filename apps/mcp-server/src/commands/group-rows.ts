import type { GroupCounts, MoreGroups } from '@wabascope/directory';
import type { Row } from '../output/column.js';
import type { Layout } from './listing.js';
import { counted } from './summary.js';

/** Members of a group besides its keys. */
const names: Readonly<Record<string, string>> = { waba: 'wabaName', business: 'businessName' };

/** The fields of groups. */
export function groupFields(keys: readonly string[]): string[] {
  return [...keys, 'count', 'byCanSend', ...keys.flatMap((key) => names[key] ?? [])];
}

/** A row a group, with a count for each verdict. */
export function groupRows(groups: readonly GroupCounts[]): Row[] {
  const none = { BLOCKED: 0, LIMITED: 0, UNKNOWN: 0, AVAILABLE: 0 };
  return groups.map((group) => ({ ...group, byCanSend: { ...none, ...group.byCanSend } }));
}

export function groupLayout(keys: readonly string[]): Layout {
  const verdicts = ['BLOCKED', 'LIMITED', 'UNKNOWN', 'AVAILABLE'];
  const counts = verdicts.map((verdict) => `byCanSend.${verdict}`);
  const columns = [...keys, 'count', ...counts, ...keys.flatMap((key) => names[key] ?? [])];
  const headings = Object.fromEntries(verdicts.map((verdict) => [`byCanSend.${verdict}`, verdict]));
  return { table: columns, wide: columns, headings, short: [] };
}

export function moreGroupsNotes(more: MoreGroups | undefined, noun: string): string[] {
  if (more === undefined) return [];
  return [`${counted(more.groups, 'group')} with ${counted(more.count, noun)} not shown. Use filters to see them.`];
}
