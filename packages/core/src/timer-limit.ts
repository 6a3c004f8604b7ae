/** The longest wait of a timer, in milliseconds: 24.8 days. Node.js waits 1 ms in place of a longer one. */
export const maxTimerMs = 2 ** 31 - 1;
