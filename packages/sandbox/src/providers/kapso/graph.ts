import type { JsonMap } from '../../json.js';
import { metaErrorResponse } from './errors.js';
import type { KapsoNumber, KapsoProject, KapsoWaba } from './model.js';

const basic = ['id', 'name', 'currency', 'timezone_id', 'message_template_namespace'];
const wabaDefaults = ['id', 'name', 'timezone_id', 'message_template_namespace'];
const numberDefaults = ['id', 'verified_name', 'display_phone_number', 'quality_rating', 'code_verification_status'];

/** What Meta returns to the proxy for a WABA, or for its edge `phone_numbers`. */
export function graphResponse(
  project: KapsoProject,
  { id, edge }: { readonly id: string; readonly edge?: string | undefined },
  query: URLSearchParams,
): JsonMap {
  const waba = project.wabas.find((candidate) => candidate.id === id);
  if (!waba) {
    const reason = 'does not exist, cannot be loaded due to missing permissions, or does not support this operation.';
    throw metaErrorResponse('100/33', `Unsupported get request. Object with ID '${id}' ${reason}`);
  }
  if (project.disconnected?.includes(id)) {
    throw metaErrorResponse('190/463', 'Error validating access token: Session has expired.', 401);
  }
  if (edge === undefined) return wabaNode(waba, project.restricted?.includes(id) ?? false, query);
  const rows = project.numbers.filter(({ business_account_id }) => business_account_id === id).map(graphNumber);
  return page(rows, query);
}

function wabaNode(waba: KapsoWaba, isRestricted: boolean, query: URLSearchParams): JsonMap {
  const pick = picker(waba, query, wabaDefaults);
  const forbidden = namesOf(query)?.find((name) => isRestricted && !basic.includes(name));
  if (forbidden) throw metaErrorResponse('100', `(#100) Missing permission for the field (${forbidden})`);
  return pick(waba);
}

/** The fields of Meta in a row of Kapso. */
function graphNumber(row: KapsoNumber): JsonMap {
  const { phone_number_id: id, display_phone_number, verified_name, quality_rating, status } = row;
  const { code_verification_status, name_status, is_official_business_account, is_pin_enabled } = row;
  return {
    ...{ id, display_phone_number, verified_name, quality_rating, status, code_verification_status, name_status },
    ...{ is_official_business_account, is_pin_enabled },
    whatsapp_business_manager_messaging_limit: row.whatsapp_business_manager_messaging_limit,
  };
}

/** Documented by Meta: 25 rows by default, at most 100. */
function page(rows: readonly JsonMap[], query: URLSearchParams): JsonMap {
  const limit = Number(query.get('limit') ?? 25);
  if (!(limit >= 1 && limit <= 100)) {
    throw metaErrorResponse('100', '(#100) Param limit must be a number between 1 and 100');
  }
  const start = Number(Buffer.from(query.get('after') ?? '', 'base64url').toString());
  if (!Number.isInteger(start)) throw metaErrorResponse('100', '(#100) Invalid cursors values');
  const pick = picker(rows[0] ?? {}, query, numberDefaults);
  const data = rows.slice(start, start + limit).map(pick);
  const after = Buffer.from(String(start + limit)).toString('base64url');
  const hasNext = start + limit < rows.length;
  return { data, paging: { cursors: { after }, next: hasNext ? 'https://graph.facebook.com/next-page' : undefined } };
}

/** A field that does not exist fails the whole request. */
function picker(known: JsonMap, query: URLSearchParams, defaults: readonly string[]) {
  const names = namesOf(query) ?? defaults;
  const unknown = names.find((name) => Object.keys(known).length > 0 && !Object.hasOwn(known, name));
  if (unknown) throw metaErrorResponse('100', `(#100) Tried accessing nonexisting field (${unknown})`);
  return (node: JsonMap) => Object.fromEntries([...new Set([...names, 'id'])].map((name) => [name, node[name]]));
}

function namesOf(query: URLSearchParams): string[] | undefined {
  return query.get('fields')?.split(',').filter(Boolean);
}
