/**
 * Writes to stdout. Resolves when it is written, because the process exits afterward. If the reader, such as `head`, has
 * closed the pipe, the process ends quietly.
 */
export function write(text: string): Promise<void> {
  const { stdout } = process;
  // One listener for all writes in progress: their callbacks get the error.
  if (!stdout.listeners('error').includes(ignore)) stdout.on('error', ignore);
  return new Promise((resolve, reject) => {
    stdout.write(text, (error: NodeJS.ErrnoException | null | undefined) => {
      if (!error) resolve();
      else if (error.code === 'EPIPE') process.exit(0);
      else reject(error);
    });
  });
}

function ignore(): void {}
