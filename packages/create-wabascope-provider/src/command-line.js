import { resolve } from 'node:path';
import { checkedId, checkedName } from './names.js';
import { parseOptions } from './parse-options.js';
import { repositoryUrl } from './repository.js';
import { UsageError } from './usage-error.js';

export const help = `Usage: npm create wabascope-provider <id> [folder] -- [options]

Writes a provider with settings, wire, map, errors, account, fixtures and conformance test, and the files of a
repository. Its tests pass. Change it, file by file, into a provider for your API.

  <id>               in kebab-case, as in a configuration file: "provider": "<id>"
  [folder]           a new or empty folder. Default: wabascope-provider-<id>
  --repository URL   the repository that you will push it to: https://github.com/OWNER/NAME. Without it, npm rejects
                     the signed statement of where the package was built. On a terminal, you are prompted for it
  --name NAME        the name of the service. Default: the ID with capitals
  --help             prints this text

Existing files are not overwritten.
`;

/**
 * What to write.
 * @typedef {object} Order
 * @property {string} id
 * @property {string} name the name of the service
 * @property {string} folder absolute
 * @property {string | undefined} repository undefined: not named yet
 */

/**
 * @param {string[]} args
 * @param {string} cwd the parent of a relative folder
 * @returns {Order | undefined} undefined: print the help
 * @throws {UsageError}
 */
export function parseCommandLine(args, cwd) {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  const id = checkedId(positionals[0]);
  const [, folder = `wabascope-provider-${id}`, extra] = positionals;
  if (extra !== undefined) throw new UsageError(`Unexpected argument: ${extra}.`);
  return {
    id,
    name: checkedName(values.name, id),
    folder: resolve(cwd, folder),
    repository: values.repository === undefined ? undefined : repositoryUrl(values.repository),
  };
}

/** @param {string[]} args */
function parse(args) {
  const options = /** @type {const} */ ({
    repository: { type: 'string' },
    name: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  });
  const examples = { repository: 'https://github.com/OWNER/NAME', name: '"Acme Cloud"' };
  return parseOptions({ args, allowPositionals: true, options }, examples);
}
