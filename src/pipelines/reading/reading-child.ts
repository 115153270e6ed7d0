import { extractBytes } from '../extract.ts';
import { inspectBytes } from '../inspect.ts';
import { serveReadings } from './serve-readings.ts';

await serveReadings({ extraction: extractBytes, inspection: inspectBytes });
