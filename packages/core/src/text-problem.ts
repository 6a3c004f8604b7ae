/** What is wrong with a text, and what to do. Neither sentence contains any part of the text. */
export interface TextProblem {
  /** One sentence: what is wrong. */
  readonly message: string;
  /** One sentence or more: what to do. */
  readonly remedy: string;
}
