import { UsageError } from './usage-error.js';

/** `https://`, `git+https://` or `ssh://`, with a port of ssh, which the address on the web does not have. */
const asUrl = /^(?:git\+)?(?:https:\/\/(?:[^@/]*@)?([\w.-]+(?::\d+)?)|ssh:\/\/(?:[^@/]*@)?([\w.-]+)(?::\d+)?)\/(.+)$/;
/** As `git clone` takes it: `git@HOST:PATH`. */
const asRemote = /^git@([\w.-]+):(.+)$/;

/**
 * The `repository.url` of a package.json. npm compares it with the place of the build, and rejects a statement of
 * provenance if they differ.
 * @param {string} text `https://github.com/you/repo`, or as in `git clone`
 * @returns {string} without a credential, which would be published
 * @throws {UsageError} If it is not the address of a repository.
 */
export function repositoryUrl(text) {
  const trimmed = text.trim();
  const [, web, ssh, rest = ''] = asUrl.exec(trimmed) ?? [];
  const [, remote, path = rest] = asRemote.exec(trimmed) ?? [];
  const host = (web ?? ssh ?? remote ?? '').toLowerCase().replace(/^www\./, '');
  const names = path.replace(/(\.git)?\/?$/, '').split('/');
  const areNames = names.length >= 2 && names.every((name) => /^[\w.-]*\w[\w.-]*$/.test(name));
  // Other services have groups of groups.
  const isPage = host === 'github.com' && names.length > 2;
  if (!host.includes('.') || !areNames || isPage) {
    throw new UsageError(`"${text}" is not a repository: write https://github.com/OWNER/NAME.`);
  }
  return `git+https://${host}/${names.join('/')}.git`;
}
