import { forbidden, nonexisting, refuse } from './errors.js';
import { asksForMore, type NodeType, namesOf } from './fields.js';
import type { MetaApp, MetaWaba } from './model.js';

/** Refuses a request that the WABA does not answer: one of its fields, or too many rows at once. */
export function refuseByWaba(
  { refusedFields = {}, heaviestLimit = Number.POSITIVE_INFINITY }: MetaWaba,
  type: NodeType,
  query: URLSearchParams,
  app: MetaApp,
): void {
  for (const field of namesOf(query) ?? []) {
    const how = refusedFields[field];
    if (how === 'nonexisting') throw nonexisting(field, type, app);
    if (how === 'deprecated') throw refuse(12, `(#12) ${field} field is deprecated for versions v25.0 and higher`);
    if (how === 'permission') throw forbidden();
  }
  if (Number(query.get('limit') ?? 25) > heaviestLimit && asksForMore(type, query)) {
    const message = "Please reduce the amount of data you're asking for, then retry your request";
    throw refuse(1, message, { status: 500 });
  }
}
