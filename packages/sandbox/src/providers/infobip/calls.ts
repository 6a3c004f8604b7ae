import type { Json } from '../../json.js';
import { errorResponse } from './errors.js';
import type { InfobipAccount, InfobipSender } from './model.js';
import { allowOnly, isSender, listParameter, numberParameter } from './parameters.js';

/** `GET /whatsapp/1/senders/quality`. Senders of other accounts are left out. */
export function quality({ senders }: InfobipAccount, query: URLSearchParams): Json {
  allowOnly(query, ['senders'], 'ApiException');
  const requested = listParameter(query, 'senders');
  if (requested.length === 0 || requested.length > 100 || !requested.every(isSender)) {
    throw errorResponse(400, 'ApiException', 'senders');
  }
  return { results: senders.flatMap((sender) => (requested.includes(numberOf(sender)) ? [sender.quality] : [])) };
}

/** `GET /whatsapp/1/senders/{sender}/business-info`. */
export function businessInfo({ senders }: InfobipAccount, requested: string): Json {
  if (!isSender(requested)) throw errorResponse(400, 'ApiError', 'sender');
  const found = senders.find((sender) => numberOf(sender) === requested);
  if (found?.displayName === undefined) throw errorResponse(404, 'ApiError');
  return {
    about: '',
    address: '',
    description: '',
    email: '',
    vertical: 'OTHER',
    websites: [],
    displayName: found.displayName,
  };
}

/** `GET /whatsapp/1/templates`. Three templates for each sender; the rows do not name it. */
export function templates({ senders }: InfobipAccount, query: URLSearchParams): Json {
  allowOnly(query, ['sender', 'page', 'size'], 'ApiError');
  const requested = listParameter(query, 'sender');
  if (!requested.every(isSender)) throw errorResponse(400, 'ApiError', 'sender');
  const page = numberParameter(query, 'page', { otherwise: 0, min: 0 }, 'ApiError');
  const size = numberParameter(query, 'size', { otherwise: 10, min: 1, max: 100 }, 'ApiError');
  const all = senders
    .filter((sender) => requested.length === 0 || requested.includes(numberOf(sender)))
    .flatMap(templatesOf);
  const totalPages = Math.ceil(all.length / size);
  return {
    results: all.slice(page * size, (page + 1) * size),
    paging: { page, size, totalPages, totalResults: all.length },
  };
}

/** `GET /numbers/1/numbers`. The first page is 0. */
export function numbers(account: InfobipAccount, query: URLSearchParams): Json {
  allowOnly(query, ['limit', 'page', 'number'], 'ApiException');
  const page = numberParameter(query, 'page', { otherwise: 0, min: 0 }, 'ApiException');
  const limit = numberParameter(query, 'limit', { otherwise: 50, min: 1 }, 'ApiException');
  const searched = query.get('number');
  const all = account.numbers.filter(({ number }) => searched === null || number === searched);
  return { numbers: all.slice(page * limit, (page + 1) * limit), numberCount: all.length };
}

function numberOf({ quality: { sender } }: InfobipSender): string {
  return sender;
}

function templatesOf({ quality: { sender }, businessAccountId }: InfobipSender): Json[] {
  if (businessAccountId === undefined) return [];
  return ['order_shipped', 'order_received', 'welcome'].map((name, index) => ({
    id: `${sender}${index}`,
    businessAccountId,
    name,
    language: 'en',
    status: 'APPROVED',
    category: 'UTILITY',
    structure: { body: { text: 'Hello {{1}}' }, type: 'TEXT' },
    quality: 'UNKNOWN',
    createdAt: '2025-12-16T15:46:51.000+0000',
    lastUpdatedAt: '2025-12-16T15:46:51.000+0000',
  }));
}
