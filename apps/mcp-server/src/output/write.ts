/**
 * Writes to stdout. Resolves when it is written, because the process exits afterward. If the reader, such as `head`, has
 * closed the pipe, the process ends quietly.
 */
export function write(text: string): Promise<void> {
  const { stdout } = process;
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? process.exit(0) : reject(error));
    stdout.once('error', failed);
    stdout.write(text, (error) => {
      if (error) return failed(error);
      stdout.off('error', failed);
      resolve();
    });
  });
}
