/** The longest time that a timer can wait, in milliseconds: 24.8 days. Node makes 1 ms of a longer one. */
export const maxTimerMs = 2 ** 31 - 1;
