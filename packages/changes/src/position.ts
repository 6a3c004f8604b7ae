/** A place in a journal. Opaque: only the journal that returned it understands it. ASCII, without spaces. */
export type JournalPosition = string;
