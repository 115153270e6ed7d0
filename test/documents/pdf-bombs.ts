import { deflateSync } from 'node:zlib';
import { pdfOfObjects, stream } from './pdf-file.ts';
