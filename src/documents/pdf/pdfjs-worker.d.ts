/** The half of pdfjs that parses; the package declares no types for it. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: {
    readonly initializeFromPort: (port: import('node:worker_threads').MessagePort) => void;
  };
}
