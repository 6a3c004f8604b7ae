import { fromMarkdown } from 'mdast-util-from-markdown';
import { visit } from 'unist-util-visit';

/** A fenced block of a page. */
export interface CodeBlock {
  /** Line of its fence, from 1. */
  readonly line: number;
  /** The first word after the fence. */
  readonly language: string;
  /** `file=…` after the language: the name under which a reader saves the block. */
  readonly file?: string;
  /** `status=…` after the language: the exit status of the command; 0 when absent. */
  readonly status?: string;
  /** `test=…` after the language: the test file that covers a command which a page cannot run. */
  readonly test?: string;
  readonly text: string;
  /** The block without a language that follows at once: what the program prints. */
  readonly output?: string;
}

const programs = ['js', 'ts', 'sh'];

/** The code of a page, in its order. @throws {Error} When a block has no language and follows no program. */
export function codeBlocks(page: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  visit(fromMarkdown(page), 'code', ({ lang, meta, value, position }, index = 0, parent) => {
    const line = position?.start.line ?? 0;
    const last = blocks.at(-1);
    if (lang) {
      const words = meta?.split(' ').map((word) => word.split('=')) ?? [];
      blocks.push({ line, language: lang, text: value, ...Object.fromEntries(words) });
    } else if (parent?.children[index - 1]?.type === 'code' && last !== undefined && programs.includes(last.language)) {
      blocks.splice(-1, 1, { ...last, output: value });
    } else {
      throw new Error(`Line ${line}: name the language of this block, or "text". Only output has no language.`);
    }
  });
  return blocks;
}
