import { type Kind, kinds } from './kinds.js';
import type { ViewRow } from './words.js';

export type WordCounts = Readonly<Record<string, number>>;

/** An account that could not be fetched, or data of it that was left out. */
export interface Gap {
  readonly account: string;
  readonly message: string;
  /** Of a failure: which rows are here. */
  readonly shown?: string;
}

/** The data of a tool's result. Members are as in the result; what may be absent there has an empty value here. */
export interface ViewData {
  readonly kind: Kind;
  readonly rows: readonly ViewRow[];
  readonly total: number;
  readonly nextCursor?: string | undefined;
  /** Counts by name: `byStatus`, `byReason` … */
  readonly summary: Readonly<Record<string, WordCounts | undefined>>;
  readonly groups: readonly ViewRow[];
  readonly failures: readonly Gap[];
  readonly moreFailures: number;
  readonly warnings: readonly Gap[];
  readonly moreWarnings: number;
  readonly reasonTexts: Readonly<Record<string, string>>;
  readonly metaIssues: readonly ViewRow[];
  /** ISO 8601, UTC: of the oldest data. */
  readonly asOf?: string | undefined;
  /** ISO 8601, UTC: before it, no changes are known. */
  readonly watchedSince?: string | undefined;
}

/** @returns undefined if the data is not a result that the view can show. */
export function listingOf(data: unknown, known: readonly Kind[] = kinds): ViewData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const members = data as Record<string, unknown>;
  const kind = known.find(({ name }) => Array.isArray(members[name]));
  if (kind === undefined) return undefined;
  const rows = members[kind.name] as readonly ViewRow[];
  const summary = (members.summary ?? {}) as ViewData['summary'];
  // Changes are counted in the summary.
  const total = summary.total ?? rows.length;
  const none = {
    groups: [],
    failures: [],
    moreFailures: 0,
    warnings: [],
    moreWarnings: 0,
    reasonTexts: {},
    metaIssues: [],
  };
  return { ...none, total, ...members, summary, kind, rows } as ViewData;
}

/** The data and the problem of a tool call. */
export interface CallOutcome {
  readonly listing?: ViewData | undefined;
  readonly problem?: string | undefined;
}

interface CallResult {
  readonly content?: readonly { readonly text?: string }[];
  readonly structuredContent?: unknown;
  readonly isError?: boolean;
}

/** Some hosts pass on only the text, which is the same data. */
export function outcomeOf({ content = [], structuredContent, isError }: CallResult): CallOutcome {
  const text = content[0]?.text ?? '';
  const listing = listingOf(structuredContent ?? parsed(text));
  if (isError) return { listing, problem: text || 'The call failed.' };
  return listing === undefined ? { problem: 'The result has no data.' } : { listing };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
