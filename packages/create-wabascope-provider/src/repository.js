import { UsageError } from './usage-error.js';

/**
 * The `repository.url` of a package.json. npm compares it with the place of the build, and rejects a statement of
 * provenance if they differ.
 * @param {string} text `https://github.com/you/repo`, or as in `git clone`
 * @returns {string} without a credential, which would be published
 * @throws {UsageError} If it is not the address of a repository.
 */
export function repositoryUrl(text) {
  const match = /^(?:(?:git\+)?(?:https|ssh):\/\/(?:[^@/]*@)?|git@)([\w.-]+)[:/]([\w./-]+?)(?:\.git)?\/?$/.exec(
    text.trim(),
  );
  const [, host = '', path = ''] = match ?? [];
  if (!host.includes('.') || !/^[\w.-]+(\/[\w.-]+)+$/.test(path)) {
    throw new UsageError(`"${text}" is not a repository: write https://github.com/OWNER/NAME.`);
  }
  return `git+https://${host}/${path}.git`;
}
