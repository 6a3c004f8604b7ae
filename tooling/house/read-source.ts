import { type Node, parseSync } from 'oxc-parser';
import { isReferenceIdentifier, ScopeTracker, walk } from 'oxc-walker';

/** Stands for the specifier of an `import()` that is not a plain string. */
export const computed = '(computed)';

export interface Import {
  readonly specifier: string;
  /** `type` is gone when the code runs; `lazy` is `import()`. */
  readonly kind: 'value' | 'type' | 'lazy';
  readonly line: number;
}

/** A name that is used as a value, with the members read from it: `process.env.HOME`. */
export interface Use {
  readonly path: string;
  /** Nothing in the file declares or imports the name; `globalThis.` is taken off. */
  readonly isGlobal: boolean;
  /** It is given a value, not read: `console.log = …`. */
  readonly isAssigned: boolean;
  readonly line: number;
}

/** Reads what a file of TypeScript imports, and which names it uses. */
export function readSource(path: string, text: string): { imports: Import[]; uses: Use[] } {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors.map(({ message }) => message).join('; ')}`);
  const imports: Import[] = [];
  const uses: Use[] = [];

  const lineOf = (node: Node) => text.slice(0, node.start).split('\n').length;

  // Two walks, because a name may be used above its declaration.
  const scopeTracker = new ScopeTracker({ preserveExitedScopes: true });
  walk(program, { scopeTracker });
  scopeTracker.freeze();
  walk(program, {
    scopeTracker,
    enter(node, parent) {
      const imported = readImport(node);
      if (imported !== undefined) imports.push({ ...imported, line: lineOf(node) });
      const [name, ...members] = readUse(node, parent);
      if (name === undefined) return;
      const isGlobal = !scopeTracker.isDeclared(name);
      const names = isGlobal && name === 'globalThis' ? members : [name, ...members];
      const isAssigned = parent?.type === 'AssignmentExpression' && parent.operator === '=' && parent.left === node;
      uses.push({ path: names.join('.'), isGlobal, isAssigned, line: lineOf(node) });
    },
  });
  return { imports, uses };
}

function readImport(node: Node): Pick<Import, 'specifier' | 'kind'> | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration': {
      const kind = node.type === 'ImportDeclaration' ? node.importKind : node.exportKind;
      return node.source ? { specifier: node.source.value, kind: kind ?? 'value' } : undefined;
    }
    case 'TSImportType':
      return { specifier: node.source.value, kind: 'type' };
    case 'ImportExpression':
      return { specifier: literalOf(node.source) ?? computed, kind: 'lazy' };
    default:
      return undefined;
  }
}

/** The names of a reference that is not itself part of a longer one; none for any other node. */
function readUse(node: Node, parent: Node | null): string[] {
  const isPartOfLonger =
    parent?.type === 'MemberExpression' && parent.object === node && memberOf(parent) !== undefined;
  if (isPartOfLonger) return [];
  if (node.type !== 'Identifier') return namesOf(node);
  const isOnlyNamed =
    parent?.type === 'TSTypeQuery' || parent?.type === 'TSQualifiedName' || parent?.type === 'ExportSpecifier';
  return isOnlyNamed || !isReferenceIdentifier(node, parent) ? [] : [node.name];
}

/** `['process', 'env', 'HOME']` of `process.env.HOME`; nothing for what starts with a call or the like. */
function namesOf(node: Node): string[] {
  if (node.type === 'Identifier') return [node.name];
  const member = memberOf(node);
  const names = node.type === 'MemberExpression' && member !== undefined ? namesOf(node.object) : [];
  return names.length === 0 || member === undefined ? [] : [...names, member];
}

/** The name of the member that an expression reads, unless it is computed. */
function memberOf(node: Node): string | undefined {
  if (node.type !== 'MemberExpression') return undefined;
  if (node.computed) return literalOf(node.property);
  return node.property.type === 'Identifier' ? node.property.name : undefined;
}

function literalOf(node: Node): string | undefined {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}
