import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // The copy that Node finds for the packages that use it; Vite by itself would load another, and the two do not know each other.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
