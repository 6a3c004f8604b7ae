import { type Row, readable, textOf } from './words.js';

export interface Column {
  readonly label: string;
  /** An empty text if nothing is reported. */
  readonly value: (row: Row) => string | number;
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
  readonly columns: readonly Column[];
  readonly hasQuery?: boolean;
}

/** Concise rows, full rows and rows of chosen fields have different names for a value. */
function first(row: Row, names: readonly string[]): unknown {
  return names.map((name) => row[name]).find((value) => value !== undefined);
}

/** The name of a number or a WABA: third-party text. */
export function nameOf(row: Row): string {
  return textOf(first(row, ['name', 'verifiedName']));
}

/** A column that shows the first of these fields, or the result of a function. */
export function column(label: string, ...fields: (string | ((row: Row) => unknown))[]): Column {
  return {
    label,
    value: (row) => {
      const values = fields.map((field) => (typeof field === 'string' ? row[field] : field(row)));
      const value = values.find((found) => found !== undefined);
      const text = textOf(value);
      if (typeof value === 'number') return value;
      return /^[A-Z_\d]+$/.test(text) ? readable(text) : text;
    },
  };
}

const canSend = column('Can send', 'canSendMessage');
const account = column('Account', 'account');

function limitOf({ effectiveLimit, messagingLimit }: Row): unknown {
  const { perDay, tier } = (effectiveLimit ?? messagingLimit ?? {}) as Row;
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
      column('Number', 'number', 'phoneNumber', 'displayPhoneNumber', 'id'),
      canSend,
      column('Status', 'status'),
      column('Quality', 'quality', 'qualityRating'),
      column('Limit', 'limit', limitOf),
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
      column('WABA', 'id'),
      canSend,
      column('Review', 'review', 'accountReviewStatus'),
      column('Verification', 'businessVerification', 'businessVerificationStatus'),
      column('Numbers', ({ numbers }) => (numbers as Row | undefined)?.count),
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
