/** One account as written: the provider's id and the provider's settings. */
export interface AccountEntry {
  readonly provider: string;
  readonly [setting: string]: unknown;
}

/** What the server runs with. */
export interface Configuration {
  /** Path of the file, or what stood in for it, for messages. */
  readonly source: string;
  /** Outside plugins: npm names, or paths relative to the file. */
  readonly plugins: readonly string[];
  /** Where `${file:PATH}` may lead, beside the folder of the file; relative to it. */
  readonly secretsFolders: readonly string[];
  /** By alias. */
  readonly accounts: Readonly<Record<string, AccountEntry>>;
  /** The part for `--http` as written; absent when there is none. */
  readonly http?: unknown;
  /** How answers are kept, as written; absent when nothing is said. */
  readonly cache?: unknown;
  /** The address of what several servers share, and how many they are, as written; absent when nothing is said. */
  readonly store?: unknown;
  readonly replicas?: unknown;
}
