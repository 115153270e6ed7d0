import type { ExecutorRow } from '../analytics/executors.ts';
import { builder } from './builder.ts';

export const executorType = builder.objectRef<ExecutorRow>('Executor').implement({
  description: 'A body or an official that carries a measure out.',
  fields: (t) => ({
    key: t.exposeID('executor_key', { description: 'The same for all spellings of its name.' }),
    name: t.exposeString('executor', { description: 'Its name as printed.' }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Named by made-up reports only.' }),
  }),
});
