import { isProviderError } from '@wabascope/core';
import type { GraphError } from './wire.js';

export const whereIds =
  'WABA IDs are in Business settings, WhatsApp accounts; the ID of the business is in Business info';

/** A setting with an ID of another kind, and the sentence about it. */
interface MisplacedId {
  readonly setting: 'wabaId' | 'businessId';
  readonly message: string;
}

/**
 * Finds an ID of the wrong kind in the settings. Meta names the field or edge that the node lacks, and in older messages
 * also the type of the node. For a node of the right kind, the same error means that the version does not have the field.
 */
export function misplacedId({ code, message }: GraphError): MisplacedId | undefined {
  const [, field = '', node = ''] = /nonexisting field \((\w+)\)(?: on node type \((\w+)\))?/i.exec(message) ?? [];
  const isEdge = /^(phone_numbers|(owned|client)_whatsapp_business_accounts)$/.test(field);
  const isOfWaba = fieldsOfEveryWaba.test(field) && node !== 'WhatsAppBusinessAccount';
  const isRightKind = !isEdge && (node === '' || (node.startsWith('WhatsApp') && !isOfWaba));
  if (code !== 100 || field === '' || isRightKind) return undefined;
  const setting = field.endsWith('_whatsapp_business_accounts') ? 'businessId' : 'wabaId';
  const belongs = setting === 'businessId' ? 'a business portfolio' : 'a WABA';
  const [kind, elsewhere] = kindOf(node);
  const advice = elsewhere === undefined ? `Use the right one: ${whereIds}` : `Put it in ${elsewhere}. ${whereIds}`;
  return { setting, message: `${setting} holds the ID of ${kind}, not of ${belongs}. ${advice}.` };
}

/** Fields that WABAs have in every version, and nothing else has. */
const fieldsOfEveryWaba = /^(name|timezone_id|message_template_namespace)$/;

function kindOf(node: string): [kind: string, setting?: string] {
  if (node === 'Business') return ['a business portfolio', 'businessId'];
  if (node === 'WhatsAppBusinessAccount') return ['a WABA', 'wabaId'];
  return [/number/i.test(node) ? 'a phone number' : 'something else'];
}

/** Whether the ID in the request is certainly of another kind. */
export function isMisplaced(error: unknown): boolean {
  return isProviderError(error) && error.code === 'config' && error.details.upstreamCode === '100';
}

/**
 * Whether the node lacks a field that every WABA has, and Meta does not name the type of the node: the ID may be of another
 * kind.
 */
export function mayBeMisplaced(error: unknown): boolean {
  if (!isProviderError(error) || error.details.upstreamCode !== '100') return false;
  const words = error.details.upstreamMessage ?? '';
  const [, field = '', rest = ''] = /nonexisting field \((\w+)\)(.*)/i.exec(words) ?? [];
  return fieldsOfEveryWaba.test(field) && !/on node type/i.test(rest);
}
