// yaml-language-server as an editor drives it: JSON-RPC over standard input and output (Language Server Protocol 3.17).
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const program = path.join(path.dirname(fileURLToPath(import.meta.url)), '../node_modules/yaml-language-server/bin/yaml-language-server');
const blank = Buffer.from('\r\n\r\n');

export class LanguageServer {
  static async start(root) {
    const server = new LanguageServer();
    const documentation = ['markdown'];
    await server.request('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(root).href,
      capabilities: { textDocument: { hover: { contentFormat: documentation }, completion: { completionItem: { documentationFormat: documentation } } } },
    });
    server.notify('initialized', {});
    // No other host is asked: the schemas are files of the project.
    server.notify('workspace/didChangeConfiguration', { settings: { yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } } } });
    return server;
  }

  constructor() {
    Object.assign(this, { numbers: 0, waiting: new Map(), findings: new Map(), bytes: Buffer.alloc(0), heard: () => {} });
    this.process = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.process.stdout.on('data', (data) => this.take(data));
  }

  stop() { this.process.kill(); }

  take(data) {
    this.bytes = Buffer.concat([this.bytes, data]);
    for (let head = this.bytes.indexOf(blank); head >= 0; head = this.bytes.indexOf(blank)) {
      const length = Number(/Content-Length: (\d+)/i.exec(this.bytes.subarray(0, head))[1]);
      const begin = head + blank.length;
      if (this.bytes.length < begin + length) return;
      const message = JSON.parse(this.bytes.subarray(begin, begin + length));
      this.bytes = this.bytes.subarray(begin + length);
      this.hear(message);
    }
  }

  hear({ id, method, params, result, error }) {
    if (method === 'textDocument/publishDiagnostics') {
      this.findings.set(params.uri, params.diagnostics);
      this.heard();
    } else if (method && id !== undefined) {
      this.send({ id, result: method === 'workspace/configuration' ? params.items.map(() => ({})) : null });
    } else if (!method) {
      const { done, fail } = this.waiting.get(id);
      this.waiting.delete(id);
      if (error) fail(new Error(JSON.stringify(error)));
      else done(result);
    }
  }

  send(message) {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }
  notify(method, params) { this.send({ method, params }); }
  request(method, params) {
    const id = ++this.numbers;
    const answer = new Promise((done, fail) => this.waiting.set(id, { done, fail }));
    this.send({ id, method, params });
    return answer;
  }

  // --- what an editor asks

  open(file, text) {
    const uri = pathToFileURL(file).href;
    this.findings.delete(uri);
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text } });
    return uri;
  }
  close(uri) { this.notify('textDocument/didClose', { textDocument: { uri } }); }

  /// The words of the hover, or nothing.
  async hover(uri, position) {
    const hover = await this.request('textDocument/hover', { textDocument: { uri }, position });
    return hover?.contents?.value ?? '';
  }
  /// [{label, documentation}]
  async complete(uri, position) {
    const found = await this.request('textDocument/completion', { textDocument: { uri }, position });
    return (found.items ?? found).map(({ label, documentation }) => ({ label, documentation: documentation?.value ?? documentation ?? '' }));
  }
  /// What the server finds wrong with an open document, once it has looked.
  async wrong(uri) {
    while (!this.findings.has(uri)) await new Promise((done) => { this.heard = done; });
    return this.findings.get(uri).map(({ message, range }) => `${range.start.line + 1}: ${message}`);
  }
}
