import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { readAnalysisFolder } from './analysis-folder.ts';
import { assistantServer } from './server.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('say which folder: one that "clientele analyze --out" wrote');
  process.exitCode = 2;
} else {
  try {
    await assistantServer(await readAnalysisFolder(folder)).connect(new StdioServerTransport());
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}
