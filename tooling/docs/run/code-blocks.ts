import { lexer, type Token, type Tokens } from 'marked';

/** A fenced block of a page. */
export interface CodeBlock {
  /** Of its fence, from 1. */
  readonly line: number;
  /** The first word after the fence; empty when there is none. */
  readonly language: string;
  /** What stands behind the language as `file=…`: the name under which a reader saves it. */
  readonly file?: string;
  readonly text: string;
  /** The block without a language that follows at once: what it prints. */
  readonly output?: string;
}

/** A block without a language that follows no program. */
export class StrayOutput extends Error {
  override readonly name = 'StrayOutput';
}

const programs = ['js', 'ts', 'sh'];

/**
 * The code of a page, in its order.
 * @throws {StrayOutput} When it cannot be told what a block is.
 */
export function codeBlocks(page: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let offset = 0;
  let previous: Token | undefined;
  for (const token of flat(lexer(page))) {
    if (token.type === 'code') {
      offset = page.indexOf(firstLine(token.raw), offset);
      const line = page.slice(0, offset).split('\n').length;
      const { text, lang = '' } = token as Tokens.Code;
      const [language = '', ...attributes] = lang.split(' ').filter(Boolean);
      const file = attributes.find((each) => each.startsWith('file='))?.slice('file='.length);
      const last = blocks.at(-1);
      if (language !== '') blocks.push({ line, language, text, ...(file === undefined ? {} : { file }) });
      else if (previous?.type === 'code' && last !== undefined && programs.includes(last.language)) {
        blocks.splice(-1, 1, { ...last, output: text });
      } else
        throw new StrayOutput(
          `Line ${line}: a block without a language shows what the program above it prints; name its language, or "text".`,
        );
      offset += token.raw.length;
    }
    if (token.type !== 'space') previous = token;
  }
  return blocks;
}

/** Tokens one after the other, those inside of lists and quotations too. */
function flat(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => {
    if (token.type === 'list') return (token as Tokens.List).items.flatMap((item) => flat(item.tokens));
    return token.type === 'blockquote' ? flat((token as Tokens.Blockquote).tokens) : [token];
  });
}

function firstLine(raw: string): string {
  return raw.trimStart().split('\n', 1).join('');
}
