import { lackingRule, locationOf, scriptsOf } from '../lacking';

/** T10: requests are answered by a model, and nothing says how long that may take. */
export const rule = lackingRule({
  id: 'testing/no-latency-test',
  title: 'The prediction endpoint has no budget of time',
  kind: 'latency',
  competencies: ['se.testing-coverage', 'ops.serving', 'sc.inference-optimisation'],
  references: ['breck2017', 'zaharia-deploy'],
  find: (practice, context) => {
    const serve = practice.servings.find(({ entry }) => entry.kind === 'request' && entry.handler !== null && online.test(entry.framework));
    const isMeasured = [...context.program.modules.keys()].some((path) => /locust|load_?test|benchmark/i.test(path)) || /\b(locust|k6 run|vegeta|wrk|hey -n|ab -n|artillery)\b/.test(scriptsOf(context));
    const handler = serve?.entry.handler;
    if (!serve || !handler || isMeasured) return null;
    return {
      at: { path: handler.path, span: handler.definition.nameSpan },
      message:
        `\`${handler.definition.name}\` asks a model while a caller waits, and no test says how long that may take. A larger model or one more step of features makes it slower with each release, until a caller gives up waiting. ` +
        'Write a budget down. In a test marked `slow`, warm the handler up, call it a hundred times through the test client, and assert that the 95th percentile is below the budget, with a wide margin.',
      related: serve.asks.slice(0, 1).filter((ask) => practice.code.has(ask.site.path)).map((ask) => ({ message: 'the model is asked here', at: locationOf(ask.site) })),
    };
  },
});

const online = /FastAPI|Flask|Starlette|Sanic|Quart|Bottle|Litestar|BentoML|Django|aiohttp|Robyn|Chalice|KServe|MLServer|LitServe|Ray|TorchServe/;
