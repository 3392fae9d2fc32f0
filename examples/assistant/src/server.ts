import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import type { AnalysisFolder } from './analysis-folder.ts';
import { type Answer, customersAtRisk, explainSegment, findCustomer, nextOffer, overview } from './answers.ts';
import { callList } from './call-list.ts';

const limit = z.int().min(1).max(50).default(5).describe('how many customers are shown at most');
const readOnly = { readOnlyHint: true, openWorldHint: false };

/**
 * A server of the Model Context Protocol over one analysis: six questions, none of which changes anything.
 *
 * @param analysis the folder, read
 * @returns the server, to be connected to a transport
 */
export function assistantServer(analysis: AnalysisFolder): McpServer {
  const server = new McpServer(
    { name: 'clientele', version: '0.1.0' },
    {
      instructions:
        'Answers about the customers of one shop, from a finished analysis. Numbers are of the date that overview and who_to_contact name as "as of": say so where that is long ago, and that a new analysis is due. ' +
        'For "whom should I call today, and what should I offer?" ask who_to_contact. Customers of the control group must not be contacted. Amounts are in the currency of the shop.',
    },
  );
  server.registerTool(
    'overview',
    {
      description: 'The customer base as a whole: totals, segments, and which steps of the analysis ran.',
      annotations: readOnly,
    },
    () => told(overview(analysis)),
  );
  server.registerTool(
    'find_customer',
    {
      description: 'Finds a customer by id or a part of it: purchases, segment, value, next offer.',
      inputSchema: { customer: z.string().min(1).max(200).describe('the id, or a part of it'), limit },
      annotations: readOnly,
    },
    (asked) => told(findCustomer(analysis, asked.customer, asked.limit)),
  );
  server.registerTool(
    'explain_segment',
    {
      description: 'What a segment is: its size, its share of sales, its typical customer, and what to do with it.',
      inputSchema: { segment: z.string().min(1).max(200).describe('the name, as "At Risk"') },
      annotations: readOnly,
    },
    ({ segment }) => told(explainSegment(analysis, segment)),
  );
  server.registerTool(
    'who_to_contact',
    {
      description:
        'Whom to call, write or mail now, what to offer each and why, most promising first. The control group is left out. Ask this first for "who should I call today?".',
      inputSchema: {
        channel: z.string().min(1).max(200).optional().describe('only this channel, as "email"'),
        segment: z.string().min(1).max(200).optional().describe('only this segment, as "At Risk"'),
        limit,
      },
      annotations: readOnly,
    },
    (asked) => told(callList(analysis, asked)),
  );
  server.registerTool(
    'customers_at_risk',
    {
      description:
        'Who is about to leave and why, those first with whom most is lost (risk times value). Says of each what the campaign offers, or that the control group holds the customer back.',
      inputSchema: { segment: z.string().max(200).optional().describe('only this segment'), limit },
      annotations: readOnly,
    },
    (asked) => told(customersAtRisk(analysis, asked.segment, asked.limit)),
  );
  server.registerTool(
    'next_offer',
    {
      description:
        'What to offer a customer next, by which channel and why; says so where a control group holds the customer back.',
      inputSchema: { customer: z.string().min(1).max(200).describe('the id, to the letter') },
      annotations: readOnly,
    },
    ({ customer }) => told(nextOffer(analysis, customer)),
  );
  return server;
}

function told({ text, data }: Answer): CallToolResult {
  return { content: [{ type: 'text', text }], structuredContent: { ...data } };
}
