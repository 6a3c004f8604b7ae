import { builtInIds } from './built-in-ids.js';
import { UsageError } from './usage-error.js';

/** `providerIdPattern` of the core, which this package does not install. A test compares the two. */
const idPattern = /^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * @param {string | undefined} id
 * @returns {string}
 * @throws {UsageError} If it is missing, malformed or taken.
 */
export function checkedId(id) {
  if (id === undefined) throw new UsageError('Name the ID of the provider.');
  if (!idPattern.test(id) || id.length > 40) {
    throw new UsageError(`"${id}" is not a valid ID: use kebab-case, such as acme-cloud, with at most 40 characters.`);
  }
  if (builtInIds.includes(id)) {
    throw new UsageError(`There is a provider "${id}" already. These IDs are taken: ${builtInIds.join(', ')}.`);
  }
  return id;
}

/**
 * The name of the service. It appears in sentences and in code.
 * @param {string | undefined} name Default: the ID with capitals.
 * @param {string} id
 * @returns {string}
 * @throws {UsageError} If it has other characters.
 */
export function checkedName(name, id) {
  if (name === undefined) return capitalized(id);
  if (!/^[\p{L}\p{N}][\p{L}\p{N} .&-]{0,39}$/u.test(name)) {
    throw new UsageError(`"${name}" is not a valid name: use letters, digits, spaces, ".", "&" and "-", at most 40.`);
  }
  return name;
}

/** @param {string} id */
function capitalized(id) {
  return id.replace(/(^|-)([a-z])/g, (_, dash, letter) => `${dash && ' '}${letter.toUpperCase()}`).replaceAll('-', ' ');
}
