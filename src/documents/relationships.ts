import { posix } from 'node:path';
import type { ReadingLimits } from './limits.ts';
import { readXml } from './read-xml.ts';
import type { ZipPackage } from './zip-package.ts';

/** A link from one part of an OOXML package to another. */
export type Relationship = {
  readonly id: string;
  /** The last word of its type, e.g. `styles`: the words before it differ between the two editions of the standard. */
  readonly type: string;
  /** Name of the part it leads to. */
  readonly part: string;
};

/**
 * The links of a part (ISO/IEC 29500-2, 9.3), or of the whole package when `part` is empty. Links that lead out of
 * the file are left out: nothing outside of it is ever read.
 */
export async function readRelationships(
  source: ZipPackage,
  part: string,
  limits: ReadingLimits,
): Promise<readonly Relationship[]> {
  const folder = posix.dirname(part);
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  if (!source.has(name)) return [];
  const relationships: Relationship[] = [];
  await readXml(source, name, limits, {
    open: (element) => {
      if (element.name !== 'package:Relationship' || element.attribute('TargetMode') === 'External') return;
      const target = element.attribute('Target') ?? '';
      relationships.push({
        id: element.attribute('Id') ?? '',
        type: posix.basename(element.attribute('Type') ?? ''),
        part: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      });
    },
  });
  return relationships;
}

/** Name of the part in which the document itself lies. */
export async function mainPart(source: ZipPackage, usual: string, limits: ReadingLimits): Promise<string> {
  const relationships = await readRelationships(source, '', limits);
  return relationships.find(({ type }) => type === 'officeDocument')?.part ?? usual;
}
