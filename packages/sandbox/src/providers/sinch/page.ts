import type { JsonMap } from '../../json.js';
import { errorResponse } from './errors.js';
import type { SinchProject, SinchSender } from './model.js';

const states = ['ACTIVE', 'IN_PROGRESS', 'INACTIVE', 'PENDING_VERIFICATION', 'SUSPENDED', 'ERROR'];
const statuses = ['DRAFT', 'ERROR', 'IN_PROGRESS', 'MULTIPLE_WABA_ERROR', 'REJECTED'];

/** One page of senders. A page token is the number of senders before it, and whether the empty page was sent. */
export function page({ senders, hasEmptyPage }: SinchProject, query: URLSearchParams): JsonMap {
  if (senders === undefined) throw errorResponse(400, 'project_not_initialized');
  const pageSize = Number(query.get('pageSize') ?? 50);
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 100) throw errorResponse(400, 'invalid_page_size');
  const found = filtered(filtered(senders, query, 'filterStates'), query, 'filterStatuses');
  const { start, isAfterEmpty } = positionOf(query.get('pageToken'), found.length);
  const rest = found.length - start;
  const isEmpty = hasEmptyPage === true && !isAfterEmpty && rest <= pageSize;
  const rows = isEmpty ? [] : found.slice(start, start + pageSize);
  const end = start + rows.length;
  const next = isEmpty || end < found.length ? { nextPageToken: tokenOf(end, isEmpty) } : {};
  return { totalSize: found.length, pageSize, senders: rows, ...next };
}

function tokenOf(start: number, isAfterEmpty: boolean): string {
  return Buffer.from(JSON.stringify({ start, isAfterEmpty })).toString('base64url');
}

function positionOf(token: string | null, count: number): { start: number; isAfterEmpty: boolean } {
  if (token === null) return { start: 0, isAfterEmpty: false };
  const text = Buffer.from(token, 'base64url').toString();
  const [, start, isAfterEmpty] = /^\{"start":(\d+),"isAfterEmpty":(true|false)\}$/.exec(text) ?? [];
  if (start === undefined || Number(start) > count) throw errorResponse(400, 'invalid_page_token');
  return { start: Number(start), isAfterEmpty: isAfterEmpty === 'true' };
}

/** A parameter may be repeated. */
function filtered(
  senders: readonly SinchSender[],
  query: URLSearchParams,
  name: 'filterStates' | 'filterStatuses',
): readonly SinchSender[] {
  const chosen = query.getAll(name);
  if (chosen.length === 0) return senders;
  const isState = name === 'filterStates';
  if (!chosen.every((word) => (isState ? states : statuses).includes(word))) {
    throw errorResponse(400, isState ? 'invalid_filter_states' : 'invalid_filter_statuses');
  }
  return senders.filter(({ state, changes }) => chosen.includes(String(isState ? state : Object(changes).status)));
}
