// vitest 4 finds this name by itself; the projects are described in vitest.workspace.ts.
export { default } from './vitest.workspace.ts';
