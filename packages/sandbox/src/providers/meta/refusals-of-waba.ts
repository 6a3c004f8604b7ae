import { forbidden, nonexisting, refuse } from './errors.js';
import { asksForMore, type NodeType, namesOf } from './fields.js';
import type { MetaApp, MetaWaba } from './model.js';

/** Refuses a request for a field that the WABA does not give. */
export function refuseFields(
  { refusedFields = {} }: MetaWaba,
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
}

/** Refuses a request for more numbers than fit into one answer. */
export function refuseWeight({ heaviestLimit }: MetaWaba, query: URLSearchParams): void {
  if (heaviestLimit === undefined || Number(query.get('limit') ?? 25) <= heaviestLimit) return;
  if (!asksForMore('WhatsAppBusinessPhoneNumber', query)) return;
  const message = "Please reduce the amount of data you're asking for, then retry your request";
  throw refuse(1, message, { status: 500 });
}
