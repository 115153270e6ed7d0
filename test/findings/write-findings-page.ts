import { writeFile } from 'node:fs/promises';
import { renderFindingsPage } from './findings-page.ts';

/** `npm run findings`: writes docs/findings.md anew from the catalogue, its notes and examples. */
await writeFile(new URL('../../docs/findings.md', import.meta.url), await renderFindingsPage());
