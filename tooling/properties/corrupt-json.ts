import fc from 'fast-check';
import { anyText, jsonText } from './odd-json.js';

/** One change to a JSON document. */
export interface JsonEdit {
  /** What happens to a value: it becomes `json`, it is left out, it is repeated, or it gets a member `name` with `json`. */
  readonly kind: 'put' | 'remove' | 'twice' | 'member';
  /** The index of the value in the order of the text, modulo the number of values. */
  readonly at: number;
  readonly name: string;
  readonly json: string;
}

export const jsonEdits: fc.Arbitrary<JsonEdit[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('put', 'put', 'put', 'put', 'remove', 'twice', 'member'),
    at: fc.nat(200),
    name: fc.oneof(fc.constantFrom('__proto__', 'id', 'status', 'code', 'Code', 'error', 'data', 'next'), anyText),
    json: jsonText,
  }),
  { minLength: 1, maxLength: 4 },
);

/** The JSON text of `value` with all edits made. Of several edits of one value, the last one counts. */
export function withJsonEdits(value: unknown, edits: readonly Partial<JsonEdit>[]): string {
  let size = 0;
  JSON.stringify(value, (_, each) => {
    size += 1;
    return each;
  });
  const editAt = new Map(edits.map((edit) => [(edit.at ?? 0) % size, edit]));
  let at = -1;

  /** The text of a value; none if it is left out, two if it is repeated. */
  function textsOf(each: unknown): readonly string[] {
    at += 1;
    const { kind, name = '', json = '' } = editAt.get(at) ?? {};
    if (kind === 'put') return [json];
    const text = textOf(each, kind === 'member' ? [name, json] : undefined);
    if (kind === 'remove') return [];
    return kind === 'twice' ? [text, text] : [text];
  }

  function textOf(each: unknown, added: readonly [name: string, json: string] | undefined): string {
    if (typeof each !== 'object' || each === null) return added?.[1] ?? JSON.stringify(each);
    if (Array.isArray(each)) return `[${[...each.flatMap(textsOf), ...(added?.slice(1) ?? [])]}]`;
    const members = Object.entries(each).flatMap(([name, member]) => textsOf(member).map((text) => [name, text]));
    if (added !== undefined) members.push([...added]);
    return `{${members.map(([name, text]) => `${JSON.stringify(name)}:${text}`)}}`;
  }

  return textsOf(value)[0] ?? 'null';
}
