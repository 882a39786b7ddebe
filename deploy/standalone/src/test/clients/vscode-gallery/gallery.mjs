// Asks the gallery code that VS Code ships: questions as JSON on standard input, what the gallery would show as JSON on
// standard output. Network, log and settings are played here; all else is the real client.
import { text as read } from 'node:stream/consumers';
import { VSBuffer, bufferToStream } from '@codingame/monaco-vscode-api/vscode/vs/base/common/buffer';
import { CancellationToken } from '@codingame/monaco-vscode-api/vscode/vs/base/common/cancellation';
import { McpGalleryResourceType, getMcpGalleryManifestResourceUri } from '@codingame/monaco-vscode-api/vscode/vs/platform/mcp/common/mcpGalleryManifest';
import { McpGalleryService } from '@codingame/monaco-vscode-mcp-service-override/vscode/vs/platform/mcp/common/mcpGalleryService';
import { WorkbenchMcpGalleryManifestService } from '@codingame/monaco-vscode-mcp-service-override/vscode/vs/workbench/services/mcp/browser/mcpGalleryManifestService';

/** More than any test has; a client that loads the same page for ever stops here. */
const MOST_PAGES = 50;

const { url, searches, names, versions } = JSON.parse(await read(process.stdin));
const answers = [];

const network = {
  async request({ type, url, headers }) {
    const answer = await fetch(url, { method: type, headers });
    answers.push(`${answer.status} ${url}`);
    const body = VSBuffer.wrap(new Uint8Array(await answer.arrayBuffer()));
    return { res: { statusCode: answer.status, headers: Object.fromEntries(answer.headers) }, stream: bufferToStream(body) };
  },
};
const log = Object.fromEntries(['trace', 'debug', 'info', 'warn', 'error'].map(level => [level, console.error]));
const settings = { getValue: () => ({ serviceUrl: url }), onDidChangeConfiguration: () => ({ dispose() {} }) };
const nowhereElse = { getConnection: () => null };

const manifests = new WorkbenchMcpGalleryManifestService({}, nowhereElse, network, log, settings);
const gallery = new McpGalleryService(network, {}, log, manifests);

const shown = server => server && {
  name: server.name, version: server.version, description: server.description,
  status: server.status, isLatest: server.isLatest,
};

async function pages(query) {
  const pager = await gallery.query(query);
  const pages = [];
  for (let page = pager.firstPage; pages.length < MOST_PAGES; page = await pager.getNextPage(CancellationToken.None)) {
    pages.push(page.items.map(shown));
    if (!page.hasMore) break;
  }
  return pages;
}

async function opened([name, version]) {
  const place = getMcpGalleryManifestResourceUri(await manifests.getMcpGalleryManifest(), McpGalleryResourceType.McpServerVersionUri);
  const there = place.replace('{name}', encodeURIComponent(name)).replace('{version}', encodeURIComponent(version));
  return shown(await gallery.getMcpServer(there)) ?? null;
}

const eachInTurn = async (questions, ask) => {
  const found = [];
  for (const question of questions) found.push(await ask(question));
  return found;
};

console.log(JSON.stringify({
  listed: await pages(),
  found: await eachInTurn(searches, text => pages({ text })),
  named: await eachInTurn(names, async name => (await gallery.getMcpServersFromGallery([{ name }])).map(shown)),
  opened: await eachInTurn(versions, opened),
  answers,
}));
