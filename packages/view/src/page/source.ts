import type { CallOutcome } from './listing.js';

/** What the person has chosen: words by argument. */
export type Choices = Readonly<Record<string, string>>;

/** Where the rows come from: a tool of the server, or the data in the page. */
export interface Source {
  /** One page of what matches. Absent if nothing can be fetched. */
  readonly fetch?: (choices: Choices, limit: number, cursor?: string) => Promise<CallOutcome>;
  /** Arguments that the first result was already filtered with. */
  readonly given: ReadonlySet<string>;
  /** Saves a file. */
  readonly download?: ((name: string, text: string) => Promise<unknown>) | undefined;
  /** Sends a message to the assistant. */
  readonly sendMessage?: ((text: string) => Promise<unknown>) | undefined;
}
