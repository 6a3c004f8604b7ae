/** The longest wait of a timer, in milliseconds: 24.8 days. For a longer one, Node.js waits 1 ms. */
export const maxTimerMs = 2 ** 31 - 1;
