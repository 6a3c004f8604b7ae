import fc from 'fast-check';
import { anyText, jsonText } from './odd-json.js';

/** One change to a JSON document. `at` is the index of a value in the order of the text, modulo the number of values. */
export type JsonEdit =
  | { readonly kind: 'put'; readonly at: number; readonly json: string }
  | { readonly kind: 'remove' | 'twice'; readonly at: number }
  | { readonly kind: 'member'; readonly at: number; readonly name: string; readonly json: string };

const place = fc.nat(200);

export const jsonEdits: fc.Arbitrary<JsonEdit[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('put'), at: place, json: jsonText }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('remove', 'twice'), at: place }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('member'),
        at: place,
        name: fc.oneof(fc.constantFrom('__proto__', 'id', 'status', 'code', 'Code', 'error', 'data', 'next'), anyText),
        json: jsonText,
      }),
    },
  ),
  { minLength: 1, maxLength: 4 },
);

/** JSON as a tree that keeps repeated names and literal text, which JavaScript values cannot. */
type Tree = string | { readonly open: '{' | '['; readonly entries: readonly Entry[] };
type Entry = readonly [name: string | undefined, value: Tree];

/** The JSON text of `value` with all edits made, one after the other. */
export function withJsonEdits(value: unknown, edits: readonly JsonEdit[]): string {
  return textOf(edits.reduce(edited, treeOf(value)));
}

function edited(tree: Tree, edit: JsonEdit): Tree {
  let left = edit.at % sizeOf(tree);

  function visit(node: Tree): readonly Tree[] {
    left -= 1;
    if (left === -1) return changed(node, edit);
    if (typeof node === 'string') return [node];
    return [
      { ...node, entries: node.entries.flatMap(([name, value]) => visit(value).map((each): Entry => [name, each])) },
    ];
  }

  return visit(tree)[0] ?? 'null';
}

/** What replaces a value: no value, one value, or two under the same name if the value has a name. */
function changed(node: Tree, edit: JsonEdit): readonly Tree[] {
  switch (edit.kind) {
    case 'put':
      return [edit.json];
    case 'remove':
      return [];
    case 'twice':
      return [node, node];
    case 'member':
      return typeof node === 'string' ? [edit.json] : [{ ...node, entries: [...node.entries, [edit.name, edit.json]] }];
  }
}

function treeOf(value: unknown): Tree {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return { open: '[', entries: value.map((each) => [undefined, treeOf(each)]) };
  return { open: '{', entries: Object.entries(value).map(([name, each]) => [name, treeOf(each)]) };
}

function sizeOf(tree: Tree): number {
  return typeof tree === 'string' ? 1 : tree.entries.reduce((sum, [, value]) => sum + sizeOf(value), 1);
}

function textOf(tree: Tree): string {
  if (typeof tree === 'string') return tree;
  if (tree.open === '[') return `[${tree.entries.map(([, value]) => textOf(value)).join()}]`;
  return `{${tree.entries.map(([name = '', value]) => `${JSON.stringify(name)}:${textOf(value)}`).join()}}`;
}
