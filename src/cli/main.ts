import { runCli } from './program';

// A reader that stops reading (`holdout check | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});

void runCli(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
