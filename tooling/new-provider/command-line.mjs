import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../packages.mjs';

export const help = `Usage: npm run new-provider -- <id> [options]

Writes a provider with settings, wire, map, errors, account, fixtures and conformance test. It passes every check as it
is; change it, file by file, into one for your API. docs/providers.md goes through it.

  <id>                 in kebab-case, as in a configuration file: "provider": "<id>"
  --name NAME          as the provider calls itself; the id with capitals when left out
  --standalone [DIR]   a separate repository, to be published as wabascope-provider-<id>, in DIR, or else in a folder
                       of that name beside this repository; without it, packages/providers/<id>
  --no-install         do not run pnpm install afterwards
  --help               this text

Nothing that exists is overwritten.
`;

/** `providerIdPattern` of the core, which is not built when this runs. A test compares the two. */
export const idPattern = /^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/;

/** A mistake in the command line. */
export class UsageError extends Error {
  /** @override */
  name = 'UsageError';
}

/**
 * What is to be written.
 * @typedef {object} Order
 * @property {string} id
 * @property {string} name as the provider calls itself
 * @property {boolean} standalone
 * @property {string} folder absolute
 * @property {boolean} install
 */

/**
 * @param {string[]} args
 * @param {string} cwd what DIR is relative to
 * @returns {Order | undefined} undefined when help is wanted
 * @throws {UsageError}
 */
export function parseCommandLine(args, cwd) {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  const [id, directory, ...rest] = positionals;
  if (id === undefined) throw new UsageError('Name the id of the provider.');
  if (!idPattern.test(id) || id.length > 40) {
    throw new UsageError(`"${id}" is not a valid id: use kebab-case, such as acme-cloud, with at most 40 characters.`);
  }
  const { standalone = false, install = true, name = capitalised(id) } = values;
  // The name appears in sentences and in code.
  if (!/^[\p{L}\p{N}][\p{L}\p{N} .&-]{0,39}$/u.test(name)) {
    throw new UsageError(`"${name}" is not a valid name: use letters, digits, spaces, ".", "&" and "-", at most 40.`);
  }
  if (rest.length > 0 || (directory !== undefined && !standalone)) {
    throw new UsageError(`It is not clear what "${rest[0] ?? directory}" is for.`);
  }
  const own = directory === undefined ? join(root, '..', `wabascope-provider-${id}`) : resolve(cwd, directory);
  return { id, name, standalone, install, folder: standalone ? own : join(root, 'packages', 'providers', id) };
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      allowNegative: true,
      options: {
        name: { type: 'string' },
        standalone: { type: 'boolean' },
        install: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.replace(/\.?$/, '.') : 'The options are not known.');
  }
}

/** @param {string} id */
function capitalised(id) {
  return id.replace(/(^|-)([a-z])/g, (_, dash, letter) => `${dash && ' '}${letter.toUpperCase()}`).replaceAll('-', ' ');
}
