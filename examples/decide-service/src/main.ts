import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { openModels } from './models.ts';
import { prepareModels } from './prepare.ts';
import { createService } from './service.ts';
import { openStore } from './store.ts';

const { TOKEN, PORT = '8787', HOST = '127.0.0.1', MODELS, DATABASE = ':memory:', PER_SECOND = '200' } = process.env;
const [folder = MODELS ?? '', version = 'v1'] = process.argv.slice(2);

if (TOKEN === undefined || TOKEN.length < 16) {
  console.error('set TOKEN to a secret of at least 16 characters');
  process.exit(2);
}
const models = folder === '' ? await prepareModels() : folder;
const store = await openStore(DATABASE);
const service = createService({
  store,
  models: await openModels(join(models, version)),
  openVersion: (name) => openModels(join(models, name)),
  tokens: [TOKEN],
  rate: { perSecond: Number(PER_SECOND), burst: 2 * Number(PER_SECOND) },
  clock: () => performance.now(),
});
const server = serve({ fetch: service.fetch, hostname: HOST, port: Number(PORT) }, ({ port }) => {
  console.log(`ready at http://${HOST}:${port}, models ${join(models, version)}`);
});

/** No new requests; those under way are answered; then the database is closed. */
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server.close(async () => {
      await store.close();
      process.exit(0);
    });
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}
