import { isProviderError } from '@wabascope/core';
import { type Meaning, whereIds } from './meaning.js';
import type { GraphError } from './wire.js';

/**
 * An ID of one kind where one of another kind belongs. Meta names the field or edge that the node lacks, and in its
 * older words also the type of the node. It says the same of a node of the right kind when the version does not have a
 * field.
 */
export function misplacedId({ code, message }: GraphError): Meaning | undefined {
  const [, field = '', node = ''] = /nonexisting field \((\w+)\)(?: on node type \((\w+)\))?/i.exec(message) ?? [];
  const isEdge = /^(phone_numbers|(owned|client)_whatsapp_business_accounts)$/.test(field);
  const isOfWaba = fieldsOfEveryWaba.test(field) && node !== 'WhatsAppBusinessAccount';
  const isRightKind = !isEdge && (node === '' || (node.startsWith('WhatsApp') && !isOfWaba));
  if (code !== 100 || field === '' || isRightKind) return undefined;
  const setting = field.endsWith('_whatsapp_business_accounts') ? 'businessId' : 'wabaId';
  const belongs = setting === 'businessId' ? 'a business portfolio' : 'a WABA';
  const [kind, elsewhere] = kindOf(node);
  const advice = elsewhere === undefined ? `Take the right one: ${whereIds}` : `Put it in ${elsewhere}. ${whereIds}`;
  return {
    code: 'config',
    message: `${setting} holds the ID of ${kind}, not of ${belongs}. ${advice}.`,
    settings: [setting],
  };
}

/** FetchResult of WABAs only, which have them in every version. */
const fieldsOfEveryWaba = /^(name|timezone_id|message_template_namespace)$/;

function kindOf(node: string): [kind: string, setting?: string] {
  if (node === 'Business') return ['a business portfolio', 'businessId'];
  if (node === 'WhatsAppBusinessAccount') return ['a WABA', 'wabaId'];
  return [/number/i.test(node) ? 'a phone number' : 'something else'];
}

/** Whether the ID in the request is certainly of another kind than the request is for. */
export function isMisplaced(error: unknown): boolean {
  return isProviderError(error) && error.code === 'config' && error.details.upstreamCode === '100';
}

/**
 * Whether Meta does not have a field that every WABA has, and does not say of which type the node is: the ID may be of
 * another kind.
 */
export function mayBeMisplaced(error: unknown): boolean {
  if (!isProviderError(error) || error.details.upstreamCode !== '100') return false;
  const words = error.details.upstreamMessage ?? '';
  const [, field = '', rest = ''] = /nonexisting field \((\w+)\)(.*)/i.exec(words) ?? [];
  return fieldsOfEveryWaba.test(field) && !/on node type/i.test(rest);
}
