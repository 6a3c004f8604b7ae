/*
 * What is read of a plugin, at most. docs/limits.md lists these numbers. A provider's rows pass through its plugin, so
 * they are also the limits of a provider.
 */

/** Pages of one fetch. A listing that is longer has lost its way. */
export const maxPages = 10_000;

/**
 * Rows of one fetch, those that are left out included, on however many pages: APIs without pages list all rows at once.
 * More could not be sorted without holding up the other accounts.
 */
export const maxRows = 100_000;

/** Size of one fetch: the characters of the texts and keys in its rows, and 32 for every entry of an object or a list. */
export const maxSize = 64 * 1024 * 1024;

/** Characters of a text that are looked at; 1,000 are shown. */
export const maxTextLength = 16_384;

/** Different keys in the fields of all rows of one fetch: names of fields, not content. */
export const maxKeys = 1_000;

/** Characters of a third-party key. */
export const maxKeyLength = 80;

/** Levels of objects and lists in a field of a row. */
export const maxDepth = 8;

/** Values in a field of a row, or in the data of a log line: entries of objects and lists, at all levels. */
export const maxValues = 1_000;

/** Size of a field of a row, or of the data of a log line, counted like `maxSize`. */
export const maxFieldSize = 65_536;

/** Warnings of one page that are looked at; the others are counted. */
export const maxPageWarnings = 1_000;

/** Lines that a plugin may log about an account until its next fetch ends; the others are counted. */
export const maxLogLines = 100;

/** Settings of a plugin, and faults that it may find in those of an account. */
export const maxSettings = 100;
