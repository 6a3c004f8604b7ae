import { cleanText } from '@wabascope/core';

/** What is wrong, and what to do, without the place. */
export interface Complaint {
  /** What is wrong. */
  readonly message: string;
  /** What to do. */
  readonly remedy: string;
}

/** One thing that is wrong with the configuration. Never holds a value, only names. */
export interface Fault extends Complaint {
  /** Path of the file, or `environment`. */
  readonly source: string;
  readonly account?: string | undefined;
  /** The key, in dots below the account or the file. */
  readonly field?: string | undefined;
}

/** Sentences that are printed; a file with more faults than that has one cause for many of them. */
const mostPrinted = 100;

/** Everything that is wrong, at once: the process ends with status 2. */
export class ConfigurationProblems extends Error {
  override readonly name = 'ConfigurationProblems';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    const others = faults.length - mostPrinted;
    const sentences = faults.slice(0, mostPrinted).map(sentenceOf);
    super([...sentences, ...(others > 0 ? [`There are ${others} more faults.`] : [])].join('\n'));
    this.faults = faults;
  }
}

function sentenceOf({ source, account, field, message, remedy }: Fault): string {
  const place = [account && `account ${account}`, field].filter(Boolean).join(', ');
  return cleanText(`${source}: ${place === '' ? '' : `${place}: `}${message} ${remedy}`, 2_000);
}
