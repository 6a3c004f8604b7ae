/** Lets the process end before the timer fires. In some runtimes a timer is a number, and nothing waits for it. */
export function unref(timer: NodeJS.Timeout): NodeJS.Timeout {
  return typeof timer === 'object' ? timer.unref() : timer;
}
