import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { PlanfactError } from '../errors.ts';
import { type ReceivedDocument, receivedDocuments, receivedSchema } from '../warehouse/received-documents.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';
import { writeWholeInParts } from './write-whole.ts';

const NAME = 'documents.json';

const listSchema = z.array(receivedSchema);

/** The list of what lies in the archive, in the order in which it was received: with it the warehouse can be made anew. */
function archiveListOf(archive: string): string {
  return join(archive, NAME);
}

/** Whether there is anything a warehouse could be made from. */
export function hasArchiveList(archive: string): boolean {
  return existsSync(archiveListOf(archive));
}

/** Writes the list, a line a document. */
export async function saveArchiveList(warehouse: Warehouse, archive: string): Promise<void> {
  await writeWholeInParts(archiveListOf(archive), () => listInParts(warehouse));
}

async function* listInParts(warehouse: Warehouse): AsyncGenerator<string> {
  yield '[\n';
  let separator = '';
  for await (const documents of receivedDocuments(warehouse)) {
    yield separator + documents.map((document) => JSON.stringify(document)).join(',\n');
    separator = ',\n';
  }
  yield '\n]\n';
}

/** Reads the list. Throws `archive_invalid` when it is missing or damaged. */
export async function readArchiveList(archive: string): Promise<readonly ReceivedDocument[]> {
  const path = archiveListOf(archive);
  try {
    return listSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new PlanfactError(
      'archive_invalid',
      `${path}: expected the list of the archived originals, but it is missing or damaged. Take it from a backup; without it \`planfact run\` can only load what lies in raw/.`,
      { cause },
    );
  }
}
