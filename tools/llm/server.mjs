// A thin OpenAI-compatible front for one local model, for the tests: node server.mjs LIBRARY MODEL. Prints its address, and a line for each request that was
// given up by the other side. One request at a time.
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [library, modelPath] = process.argv.slice(2);
const { getLlama, LlamaChatSession } = await import(pathToFileURL(path.join(library, 'node_modules/node-llama-cpp/dist/index.js')).href);
const llama = await getLlama({ gpu: false, build: 'never', maxThreads: 1, logLevel: 'error' });
const model = await llama.loadModel({ modelPath });
const name = path.basename(modelPath, '.gguf');

createServer(async (request, response) => {
  if (request.method === 'GET') return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ object: 'list', data: [{ id: name }] }));
  let text = '';
  for await (const chunk of request) text += chunk;
  const { messages, max_tokens: maxTokens = 200, response_format: format } = JSON.parse(text);
  const controller = new AbortController();
  response.on('close', () => {
    if (response.writableEnded) return;
    console.log('given up');
    controller.abort();
  });
  const context = await model.createContext({ contextSize: 4096 });
  try {
    const sequence = context.getSequence();
    const last = messages.at(-1).content;
    const session = new LlamaChatSession({ contextSequence: sequence });
    session.setChatHistory(messages.slice(0, -1).map(({ role, content }) => (role === 'assistant' ? { type: 'model', response: [content] } : { type: role, text: content })));
    const grammar = format?.type === 'json_schema' ? await llama.createGrammarForJsonSchema(format.json_schema.schema) : undefined;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const event = (delta, finish) => response.write(`data: ${JSON.stringify({ id: 'local', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`);
    const { stopReason } = await session.promptWithMeta(last, { grammar, maxTokens, temperature: 0, repeatPenalty: { penalty: 1.15, frequencyPenalty: 0.3 }, signal: controller.signal, stopOnAbortSignal: true, onTextChunk: (content) => event({ content }, null) });
    const { usedInputTokens: input, usedOutputTokens: output } = sequence.tokenMeter;
    event({}, stopReason === 'maxTokens' ? 'length' : 'stop');
    response.write(`data: ${JSON.stringify({ id: 'local', choices: [], usage: { prompt_tokens: input, completion_tokens: output, total_tokens: input + output } })}\n\n`);
    response.end('data: [DONE]\n\n');
  } catch (error) {
    if (response.headersSent) response.destroy();
    else response.writeHead(500, { 'content-type': 'application/json' }).end(JSON.stringify({ error: { message: String(error) } }));
  } finally {
    await context.dispose();
  }
}).listen(0, '127.0.0.1', function listening() {
  console.log(`listening ${this.address().port} ${name}`);
});
