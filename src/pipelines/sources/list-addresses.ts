import { canonicalAddress } from './checked-address.ts';
import { normalFormat } from './file-formats.ts';
import type { WantedFile } from './place-files.ts';
import type { AddressSource } from './source-schema.ts';

/** The files that an operator lists. */
export function listAddresses({ addresses, folder }: AddressSource): readonly WantedFile[] {
  return addresses.map(({ url, year, path, format }) => ({
    url: canonicalAddress(url),
    folder: year === null ? folder : `${folder}/${year}`,
    path,
    format: normalFormat(format),
    name: null,
    licence: null,
    changedAt: null,
  }));
}
