import type { OptionGroup, Options } from './options.js';

/** A command in the list of commands. It is loaded when it runs. */
export interface CommandEntry {
  readonly name: string;
  /** For the list of commands. */
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

export interface Command {
  /** What follows the program's name. */
  readonly usage: readonly string[];
  /** What it does, in lines of at most 78 characters. */
  readonly description: string;
  /** The words that may follow the command, or the start of them; `accounts` for aliases. No words if absent. */
  readonly words?: readonly string[] | 'accounts';
  readonly groups: readonly OptionGroup[];
  /** The fields that `--fields` chooses from. */
  readonly fields?: readonly string[];
  /** What follows the program's name. */
  readonly examples: readonly Example[];
  readonly exitStatus: readonly string[];
  /**
   * @returns The exit status.
   * @throws {UsageError}
   */
  readonly run: (options: Options) => Promise<number>;
}

export interface Example {
  readonly text: string;
  readonly line: string;
}
