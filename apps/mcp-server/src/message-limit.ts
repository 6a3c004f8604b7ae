/** Bytes of a message that a client may send, over HTTP or stdio. The longest argument is a cursor. */
export const maxMessageBytes = 256 * 1024;
