/** The part of an output stream that decides how to write to it. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  hasColors?(): boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

export const colorChoices = ['auto', 'always', 'never'] as const;

export type ColorChoice = (typeof colorChoices)[number];

/** Whether to color. `auto` colors on a terminal, and follows NO_COLOR, FORCE_COLOR and TERM. */
export function usesColor(choice: ColorChoice, terminal: Terminal, env: Environment): boolean {
  if (choice !== 'auto') return choice === 'always';
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0';
  return terminal.isTTY === true && env.TERM !== 'dumb' && (terminal.hasColors?.() ?? true);
}

const defaultWidth = 80;

/** Columns of the terminal, otherwise of the variable COLUMNS. Without both, 80 for a terminal; a file has no limit. */
export function widthOfTerminal({ columns, isTTY }: Terminal, env: Environment): number {
  const width = columns || Number(env.COLUMNS);
  if (Number.isInteger(width) && width > 0) return width;
  return isTTY === true ? defaultWidth : Number.POSITIVE_INFINITY;
}
