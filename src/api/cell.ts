import type { CellRef } from '../model/cell-ref.ts';
import { builder } from './builder.ts';

export const cellType = builder.objectRef<CellRef>('Cell').implement({
  description:
    'A cell of a table in a document. All counted from 0, header rows included; a merged cell has the place of its first row and column.',
  fields: (t) => ({
    table: t.exposeInt('table', { description: 'Which table of the document.' }),
    row: t.exposeInt('row', { description: 'Which row of the table.' }),
    column: t.exposeInt('column', { description: 'Which column of the row.' }),
  }),
});
