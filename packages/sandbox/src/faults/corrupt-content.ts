import { isJsonMap, type Json, type JsonMap } from '../json.js';
import type { RequestFault } from './fault.js';

/** The body with `fault` applied, if it is a fault of the content. The envelope around the payload stays valid. */
export function corruptContent(body: Json, fault: RequestFault, wordFields: readonly string[]): Json {
  switch (fault.kind) {
    case 'wrong-types':
      return fault.of === 'payload'
        ? eachPayload(body, () => 'not what you expect')
        : eachPayload(body, withOtherTypes);
    case 'unknown-words':
      return eachPayload(body, (payload) => withNewWords(payload, wordFields));
    case 'duplicate-row':
      return eachList(body, (rows) => [...rows, ...rows.slice(0, 1)]);
    case 'odd-row':
      return eachList(body, (rows) => [...rows, 'not a row']);
    case 'foreign-links':
      return withForeignLinks(body, fault.origin ?? 'http://elsewhere.invalid');
    default:
      return body;
  }
}

/** The payload is every object and list in the envelope. */
function eachPayload(body: Json, change: (payload: Json) => Json): Json {
  return isJsonMap(body)
    ? mapMembers(body, (_, value) => (typeof value === 'object' && value !== null ? change(value) : value))
    : body;
}

function withOtherTypes(value: Json): Json {
  if (typeof value === 'string') return value.length;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return mapInside(value, withOtherTypes);
}

function withForeignLinks(value: Json, origin: string): Json {
  if (typeof value === 'string') return value.replace(/^http:\/\/127\.0\.0\.1:\d+(?=\/)/, origin);
  return mapInside(value, (inner) => withForeignLinks(inner, origin));
}

function withNewWords(value: Json, wordFields: readonly string[]): Json {
  if (!isJsonMap(value)) return mapInside(value, (inner) => withNewWords(inner, wordFields));
  return mapMembers(value, (name, member) =>
    wordFields.includes(name) && typeof member === 'string' ? 'ZZ_NEW_WORD' : withNewWords(member, wordFields),
  );
}

/** Changes lists of objects at any depth; of nested lists only the outermost. */
function eachList(value: Json, change: (rows: readonly Json[]) => readonly Json[]): Json {
  return isList(value) && value.some(isJsonMap) ? change(value) : mapInside(value, (inner) => eachList(inner, change));
}

function mapInside(value: Json, change: (inner: Json) => Json): Json {
  if (isList(value)) return value.map(change);
  return isJsonMap(value) ? mapMembers(value, (_, member) => change(member)) : value;
}

function mapMembers(object: JsonMap, change: (name: string, value: Json) => Json): JsonMap {
  return Object.fromEntries(
    Object.entries(object).flatMap(([name, value]) => (value === undefined ? [] : [[name, change(name, value)]])),
  );
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
