import type { IncomingRequest } from '../../exchange.js';
import type { JsonMap } from '../../json.js';
import { errorResponse } from './errors.js';

/** One page of `rows`. Its links lead to the host that the client requested. */
export function page(rows: readonly JsonMap[], request: IncomingRequest): JsonMap {
  const { query } = request;
  const channel = query.get('Channel') ?? '';
  if (channel !== 'whatsapp' && channel !== 'rcs') throw errorResponse(400, '20001', 'Channel must be whatsapp or rcs');
  const size = sizeOf(query);
  const starts = Array.from({ length: Math.ceil(rows.length / size) || 1 }, (_, index) => index * size);
  const token = query.get('PageToken');
  const number = token === null ? 0 : starts.findIndex((start) => token === tokenAt(start, channel, size));
  if (number < 0) throw errorResponse(400, '20001', 'PageToken is invalid');
  const link = (index: number) => linkTo(index, { request, channel, size });
  return {
    senders: rows.slice(number * size, (number + 1) * size),
    meta: {
      page: number,
      page_size: size,
      first_page_url: link(0),
      previous_page_url: number === 0 ? null : link(number - 1),
      url: link(number),
      next_page_url: number + 1 < starts.length ? link(number + 1) : null,
      key: 'senders',
    },
  };
}

/** Documented: 20 for WhatsApp by default, at most 1,000. */
function sizeOf(query: URLSearchParams): number {
  const text = query.get('PageSize') ?? '20';
  const size = Number(text);
  if (!/^\d+$/.test(text) || size < 1 || size > 1000) {
    throw errorResponse(400, '20001', 'PageSize must be from 1 to 1000');
  }
  return size;
}

/** `Page` is for the client only; the token decides. */
function linkTo(
  index: number,
  { request, channel, size }: { request: IncomingRequest; channel: string; size: number },
): string {
  const url = new URL(request.path, `http://${request.headers.host}`);
  url.search = new URLSearchParams({
    Channel: channel,
    PageSize: String(size),
    Page: String(index),
    ...(index === 0 ? {} : { PageToken: tokenAt(index * size, channel, size) }),
  }).toString();
  return url.href;
}

/** Bound to channel and page size. It has characters that a URL must encode. */
function tokenAt(start: number, channel: string, size: number): string {
  return `PT+${Buffer.from(`${channel} ${size} ${start}`).toString('base64')}`;
}
