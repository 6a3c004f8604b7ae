import type { ConfigurationProblem, ProblemSource } from '@wabascope/directory';

/** What is wrong and what to do, without a place. */
export type ProblemText = Pick<ConfigurationProblem, 'message' | 'remedy'>;

/** Keys and indexes that lead from the root of a file to a value. */
export type Path = readonly (string | number)[];

/** In a text, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A problem at a path of the file. */
export interface PathProblem extends ProblemText {
  readonly path: Path;
  /** Set where the path alone does not lead to the place: for keys that occur twice. */
  readonly position?: Position;
}

/** Problems that get a place. More of them have one cause, and only the first are printed. */
const maxPlaced = 1_000;

/**
 * The problems of a file as users see them, in the order of the file. Pure.
 * @param positionsOf Finds the places of the problems that it gets.
 */
export function placedProblems(
  name: string,
  problems: readonly PathProblem[],
  positionsOf: (problems: readonly PathProblem[]) => (problem: PathProblem) => Position | undefined,
): ConfigurationProblem[] {
  const first = problems.slice(0, maxPlaced);
  const positionOf = positionsOf(first);
  const placed = first
    .map((problem) => ({ problem, position: positionOf(problem) }))
    .sort(({ position: a }, { position: b }) => (a && b ? a.line - b.line || a.column - b.column : 0))
    .map(({ problem, position }) => configurationProblem(problem, { name, ...position }));
  return [...placed, ...problems.slice(maxPlaced).map((problem) => configurationProblem(problem, { name }))];
}

/** Characters of a key that are shown. */
const maxShown = 80;

/** Account and field instead of a path. */
function configurationProblem({ path, message, remedy }: PathProblem, source: ProblemSource): ConfigurationProblem {
  return { ...accountAndField(path), message, remedy, source };
}

function accountAndField(path: Path): Pick<ConfigurationProblem, 'account' | 'field'> {
  const [first, alias, ...settings] = path;
  const isInAccount = first === 'accounts' && alias !== undefined;
  const field = dotted(isInAccount ? settings : path);
  return { ...(isInAccount ? { account: shown(alias) } : {}), ...(field === '' ? {} : { field }) };
}

function dotted(path: Path): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}${text && '.'}${shown(part)}`),
    '',
  );
}

function shown(part: string | number): string {
  return String(part).slice(0, maxShown);
}
