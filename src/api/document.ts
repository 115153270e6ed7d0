import type { DocumentRow } from '../analytics/release-database.ts';
import { builder } from './builder.ts';

export const documentType = builder.objectRef<DocumentRow>('Document').implement({
  description: 'A file as received, known by the hash of its bytes.',
  fields: (t) => ({
    sha256: t.exposeString('document_sha256', {
      description: 'SHA-256 of its bytes, 64 hexadecimal digits.',
    }),
    path: t.exposeString('path', { description: 'Where it lies in the folder of raw files.' }),
    format: t.exposeString('format', { description: 'Its format: text, docx, xlsx, pdf …' }),
    bytes: t.exposeInt('bytes', { description: 'Its size.' }),
    pipeline: t.exposeString('pipeline', { description: 'The pipeline that loaded it.' }),
    licence: t.exposeString('licence', {
      nullable: true,
      description: 'The licence it was published under, if known.',
    }),
    sourceUrl: t.exposeString('source_url', {
      nullable: true,
      description: 'Where it was published, if known.',
    }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Made up, for demonstration.' }),
  }),
});
