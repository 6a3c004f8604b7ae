/** Maximum size of a client's message in bytes, over HTTP and stdio. The longest argument is a cursor. */
export const maxMessageBytes = 256 * 1024;
