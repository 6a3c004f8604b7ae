/** The ID of a user that is neither root nor the user that runs the tests. */
export const stranger = 54_321;

/** Only root can give files to another user. */
export const isRoot = process.getuid?.() === 0;
