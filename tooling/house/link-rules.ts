import { posix } from 'node:path';
import GithubSlugger from 'github-slugger';
import { lexer, type Token, walkTokens } from 'marked';
import type { Files } from './files.js';

/** Every relative link of every page leads to a file or folder, and to a heading where it names one. */
export function linkRules(files: Files): string[] {
  const pages = [...files].filter(([path]) => path.endsWith('.md'));
  return pages.flatMap(([path, text]) =>
    linksIn(text)
      .filter((link) => !/^[a-z]+:|^\/\//i.test(link))
      .filter((link) => !leadsSomewhere(link, path, files))
      .map((link) => `${path} has a broken link: ${link}`),
  );
}

function leadsSomewhere(link: string, page: string, files: Files): boolean {
  const [target = '', heading] = decodeURI(link).split('#', 2);
  const path = target === '' ? page : posix.join(posix.dirname(page), target).replace(/\/$/, '');
  const isFolder = path === '.' || [...files.keys()].some((each) => each.startsWith(`${path}/`));
  if (!files.has(path)) return isFolder && heading === undefined;
  return heading === undefined || !path.endsWith('.md') || headingsIn(files.get(path) ?? '').has(heading);
}

function linksIn(text: string): string[] {
  return tokensOf(text).flatMap((token) =>
    token.type === 'link' || token.type === 'image' ? [String(token.href)] : [],
  );
}

/** The fragments by which GitHub lets a page's headings be linked. */
function headingsIn(text: string): Set<string> {
  const slugger = new GithubSlugger();
  const headings = tokensOf(text).filter((token) => token.type === 'heading');
  return new Set(headings.map((heading) => slugger.slug(plainText(heading))));
}

function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  walkTokens(lexer(text), (token) => {
    found.push(token);
  });
  return found;
}

function plainText(token: Token): string {
  const inner: Token[] | undefined = 'tokens' in token ? token.tokens : undefined;
  return inner?.map(plainText).join('') ?? ('text' in token ? String(token.text) : '');
}
