import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../packages.mjs';

const declaration = /^export (?:declare |abstract )*(?:class|enum|interface|type) (\w+)/;

/** Each provider describes the rows and the settings of its service: `NumberRow`, `Settings`. */
const providers = /^packages\/(providers|create-wabascope-provider)\//;

/** The places of each name that has several. */
function repeated(declarations: readonly (readonly [place: string, line: string])[]): [string, string[]][] {
  const places = new Map<string, string[]>();
  for (const [place, line] of declarations) {
    const [, name = ''] = declaration.exec(line) ?? [];
    places.set(name, [...(places.get(name) ?? []), place]);
  }
  expect(places.size).toBeGreaterThan(100);
  return [...places].filter(([, { length }]) => length > 1);
}

test('no two packages publish a type under one name', () => {
  const reports = readdirSync(join(root, 'api')).map((file) => [file, readFileSync(join(root, 'api', file), 'utf8')]);
  const published = reports.flatMap(([file = '', text = '']) =>
    text
      .split('\n')
      .filter((line) => declaration.test(line))
      .map((line) => [file, line] as const),
  );
  expect(repeated(published)).toEqual([]);
});

test('no two modules export a type under one name, unless all of them are of providers', () => {
  const pattern = '^export (declare |abstract )*(class|enum|interface|type) [A-Za-z]';
  const lines = execFileSync('git', ['grep', '-E', pattern, '--', '*.ts'], { cwd: root, encoding: 'utf8' }).split('\n');
  const exported = lines.filter(Boolean).map((line) => {
    const end = line.indexOf(':');
    return [line.slice(0, end), line.slice(end + 1)] as const;
  });
  expect(repeated(exported).filter(([, places]) => !places.every((place) => providers.test(place)))).toEqual([]);
});
