/** The parts of a JSON Schema that describe a value of the configuration. */
export interface SchemaNode {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
}

/** What a value must be, to complete "Expected: …". */
export function expectedWords({ type, enum: words, minLength = 0, anyOf, ...node }: SchemaNode): string {
  if (words !== undefined) return `one of ${words.join(', ')}`;
  if (anyOf !== undefined) return [...new Set(anyOf.map(expectedWords))].join(' or ');
  switch (type) {
    case 'integer':
      return `an integer ${range(node.minimum, node.maximum)}`.trim();
    case 'array':
      return listWords(node);
    case 'string':
      return minLength > 0 ? 'a string that is not empty' : 'a string';
    case 'boolean':
      return 'true or false';
    default:
      return type === undefined ? 'a value' : `${type === 'object' ? 'an' : 'a'} ${type}`;
  }
}

function listWords({ items = {}, minItems, maxItems }: SchemaNode): string {
  const entries = items.type === 'object' ? 'objects' : 'strings';
  if (minItems === undefined)
    return maxItems === undefined ? `a list of ${entries}` : `a list of at most ${maxItems} ${entries}`;
  return maxItems === undefined
    ? `a list of ${entries} that is not empty`
    : `a list of ${minItems} to ${maxItems} ${entries}`;
}

function range(minimum = Number.NEGATIVE_INFINITY, maximum = Number.MAX_SAFE_INTEGER): string {
  const hasMinimum = Number.isSafeInteger(minimum) && minimum !== Number.MIN_SAFE_INTEGER;
  if (maximum === Number.MAX_SAFE_INTEGER) return hasMinimum ? `of at least ${minimum}` : '';
  return hasMinimum ? `from ${minimum} to ${maximum}` : `of at most ${maximum}`;
}

/** The nodes that describe the value at a path below `nodes`: several where the schema has alternatives. */
export function nodesAt(nodes: readonly SchemaNode[], path: readonly PropertyKey[]): readonly SchemaNode[] {
  return path.reduce<readonly SchemaNode[]>(
    (found, part) => found.flatMap((node) => node.anyOf ?? node).flatMap((node) => childOf(node, part) ?? []),
    nodes,
  );
}

function childOf(
  { properties = {}, additionalProperties, items }: SchemaNode,
  part: PropertyKey,
): SchemaNode | undefined {
  if (typeof part === 'number') return items;
  if (Object.hasOwn(properties, part)) return properties[String(part)];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}
