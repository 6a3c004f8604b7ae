/** A place in a journal. Opaque: only the journal that returned it understands it. ASCII, without spaces. */
export type JournalPosition = string;

/** The position is not one of this journal. */
export class PositionError extends Error {
  override readonly name = 'PositionError';

  constructor() {
    super('The position is not one of this journal.');
  }
}
