import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';

/** Serves the files of a folder as a council's site does, in a process of its own. Prints its address when it listens. */
const [folder = ''] = process.argv.slice(2);

function read(path: string): Buffer | null {
  try {
    return readFileSync(join(folder, basename(path)));
  } catch {
    return null;
  }
}

const server = createServer((request, response) => {
  const content = read(request.url ?? '');
  if (content === null) return response.writeHead(404).end();
  const etag = `"${createHash('sha256').update(content).digest('hex')}"`;
  if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end();
  return response.writeHead(200, { 'content-type': 'text/plain', etag }).end(content);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') console.log(`http://127.0.0.1:${address.port}`);
});
