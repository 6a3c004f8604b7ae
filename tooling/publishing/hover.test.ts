import { join } from 'node:path';
import ts from 'typescript-5.4';
import { expect, test } from 'vitest';
import { root } from '../packages.mjs';

const declarations = join(root, 'packages', 'core', 'dist', 'index.d.ts');
const options = { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext };
const program = ts.createProgram([declarations], { ...options, strict: true, exactOptionalPropertyTypes: true });
const checker = program.getTypeChecker();

test.each(['PhoneNumber', 'Waba', 'MessagingLimit', 'HealthStatus', 'HealthIssue', 'Callbacks'])(
  'an editor shows a text for %s and for each of its fields',
  (name) => {
    const source = program.getSourceFile(declarations);
    const exports =
      source === undefined ? [] : checker.getExportsOfModule(required(checker.getSymbolAtLocation(source)));
    const exported = required(exports.find((each) => each.name === name));
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const fields = checker.getDeclaredTypeOfSymbol(symbol).getProperties();
    expect(fields.length).toBeGreaterThan(1);
    expect([symbol, ...fields].filter((each) => textOf(each) === '').map((each) => each.name)).toEqual([]);
  },
);

function textOf(symbol: ts.Symbol): string {
  return ts.displayPartsToString(symbol.getDocumentationComment(checker));
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The declarations of the core cannot be read.');
  return value;
}
