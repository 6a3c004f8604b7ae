import { readable, textOf, type ViewRow } from './words.js';

export interface ViewColumn {
  readonly label: string;
  readonly fields: readonly unknown[];
  /** An empty text if nothing is reported. */
  readonly value: (row: ViewRow) => string | number;
}

/** An argument of a tool, and the member of its `summary` with the counts of its words. */
export type Filter = readonly [argument: string, counts: string];

/** What a result is about. */
export interface Kind {
  /** The member of the result with the rows. */
  readonly name: string;
  readonly title: string;
  readonly noun: string;
  readonly tool: string;
  /** The first one is shown as counters. */
  readonly filters: readonly [Filter, ...Filter[]];
  /** The first one opens the details of the row. All after the second one are hidden on narrow screens. */
  readonly columns: readonly ViewColumn[];
  readonly hasQuery?: boolean;
}

/** Concise rows, full rows and rows of chosen fields have different names for a value. */
function first(row: ViewRow, names: readonly string[]): unknown {
  return names.map((name) => row[name]).find((value) => value !== undefined);
}

/** The name of a number or a WABA: third-party text. */
export function nameOf(row: ViewRow): string {
  return textOf(first(row, ['name', 'verifiedName']));
}

/** A column with the first of these fields, or the result of a function. `shown` makes a text of it. */
export function column(
  label: string,
  shown: (value: unknown) => string,
  ...fields: (string | ((row: ViewRow) => unknown))[]
): ViewColumn {
  return {
    label,
    fields,
    value: (row) => {
      const values = fields.map((field) => (typeof field === 'string' ? row[field] : field(row)));
      const value = values.find((found) => found !== undefined);
      return typeof value === 'number' ? value : shown(value);
    },
  };
}

const canSend = column('Can send', readable, 'canSendMessage');
const account = column('Account', textOf, 'account');

function limitOf({ effectiveLimit, messagingLimit }: ViewRow): unknown {
  const { perDay, tier } = (effectiveLimit ?? messagingLimit ?? {}) as ViewRow;
  return perDay ?? tier;
}

export const kinds: readonly Kind[] = [
  {
    name: 'numbers',
    title: 'WhatsApp numbers',
    noun: 'number',
    tool: 'list-numbers',
    hasQuery: true,
    filters: [
      ['canSend', 'byCanSend'],
      ['reasons', 'byReason'],
      ['status', 'byStatus'],
      ['quality', 'byQuality'],
    ],
    columns: [
      column('Number', textOf, 'number', 'phoneNumber', 'displayPhoneNumber', 'id'),
      canSend,
      column('Status', readable, 'status'),
      column('Quality', readable, 'quality', 'qualityRating'),
      column('Limit', readable, 'limit', limitOf),
      account,
    ],
  },
  {
    name: 'wabas',
    title: 'WhatsApp Business Accounts',
    noun: 'WABA',
    tool: 'get-waba',
    filters: [
      ['review', 'byReview'],
      ['status', 'byStatus'],
      ['businessVerification', 'byBusinessVerification'],
    ],
    columns: [
      column('WABA', textOf, 'id'),
      canSend,
      column('Review', readable, 'review', 'accountReviewStatus'),
      column('Verification', readable, 'businessVerification', 'businessVerificationStatus'),
      column('Numbers', textOf, ({ numbers }) => (numbers as ViewRow | undefined)?.count),
      account,
    ],
  },
  {
    name: 'changes',
    title: 'Changes',
    noun: 'change',
    tool: 'list-changes',
    hasQuery: true,
    filters: [
      ['directions', 'byDirection'],
      ['kinds', 'byKind'],
    ],
    columns: [],
  },
];
