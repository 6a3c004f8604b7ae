/** One thing that is wrong with the configuration. Never holds a value, only names. */
export interface Fault {
  /** Path of the file, or `environment`. */
  readonly source: string;
  readonly account?: string | undefined;
  /** The key, in dots below the account or the file. */
  readonly field?: string | undefined;
  /** What is wrong. */
  readonly message: string;
  /** What to do. */
  readonly remedy: string;
}

/** Everything that is wrong, at once: the process ends with status 2. */
export class ConfigurationFaults extends Error {
  override readonly name = 'ConfigurationFaults';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(sentenceOf).join('\n'));
    this.faults = faults;
  }
}

function sentenceOf({ source, account, field, message, remedy }: Fault): string {
  const place = [account && `account ${account}`, field].filter(Boolean).join(', ');
  return `${source}: ${place === '' ? '' : `${place}: `}${message} ${remedy}`;
}
