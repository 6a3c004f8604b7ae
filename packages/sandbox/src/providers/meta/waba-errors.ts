import { errorResponse, forbidden, nonexisting } from './errors.js';
import { type NodeType, namesOf, requestsMore } from './fields.js';
import type { MetaApp, MetaWabaNode } from './model.js';

/** @throws {FakeErrorResponse} If the query names one of the WABA's `fieldErrors`. */
export function rejectFields(
  { fieldErrors = {} }: MetaWabaNode,
  type: NodeType,
  query: URLSearchParams,
  app: MetaApp,
): void {
  for (const field of namesOf(query) ?? []) {
    const how = fieldErrors[field];
    if (how === 'nonexisting') throw nonexisting(field, type, app);
    if (how === 'deprecated')
      throw errorResponse(12, `(#12) ${field} field is deprecated for versions v25.0 and higher`);
    if (how === 'permission') throw forbidden();
  }
}

/** @throws {FakeErrorResponse} If the page is larger than the WABA's `maxPageSize`. */
export function rejectLargePages({ maxPageSize }: MetaWabaNode, query: URLSearchParams): void {
  if (maxPageSize === undefined || Number(query.get('limit') ?? 25) <= maxPageSize) return;
  if (!requestsMore('WhatsAppBusinessPhoneNumber', query)) return;
  const message = "Please reduce the amount of data you're asking for, then retry your request";
  throw errorResponse(1, message, { status: 500 });
}
