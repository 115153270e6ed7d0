import { extractBytes } from '../extract.ts';
import { serveReadings } from './serve-readings.ts';

await serveReadings(extractBytes);
